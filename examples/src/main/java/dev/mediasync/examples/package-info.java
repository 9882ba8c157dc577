/** The example runner: a command line over the library. */
@NullMarked
package dev.mediasync.examples;

import org.jspecify.annotations.NullMarked;
