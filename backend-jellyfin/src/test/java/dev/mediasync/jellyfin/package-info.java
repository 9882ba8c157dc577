/** Tests of the Jellyfin source, over real HTTP on the loopback address. */
@NullMarked
package dev.mediasync.jellyfin;

import org.jspecify.annotations.NullMarked;
