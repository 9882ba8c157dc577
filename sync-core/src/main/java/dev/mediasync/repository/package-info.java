/** What a store must offer to hold the copy: the service interface of repositories, and its values. */
@NullMarked
package dev.mediasync.repository;

import org.jspecify.annotations.NullMarked;
