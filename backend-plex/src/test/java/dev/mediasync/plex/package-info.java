/** Tests of the Plex source, over real HTTP on the loopback address. */
@NullMarked
package dev.mediasync.plex;

import org.jspecify.annotations.NullMarked;
