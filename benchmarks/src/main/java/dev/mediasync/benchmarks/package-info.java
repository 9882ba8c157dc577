/** Measures the library beside a floor and the alternatives; not published. */
@NullMarked
package dev.mediasync.benchmarks;

import org.jspecify.annotations.NullMarked;
