/** Tests of the local backend on real folders. */
@NullMarked
package dev.mediasync.local;

import org.jspecify.annotations.NullMarked;
