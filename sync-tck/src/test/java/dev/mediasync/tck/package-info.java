/** The kit, tried with the reference and with wrong implementations. */
@NullMarked
package dev.mediasync.tck;

import org.jspecify.annotations.NullMarked;
