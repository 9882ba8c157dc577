/** The live page: a small web server on the loopback address, over a catalogue that is kept in step. */
@NullMarked
package dev.mediasync.examples.web;

import org.jspecify.annotations.NullMarked;
