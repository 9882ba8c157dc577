/** The catalogue's values: items, libraries, keys and user state. Every type is immutable. */
@NullMarked
package dev.mediasync.model;

import org.jspecify.annotations.NullMarked;
