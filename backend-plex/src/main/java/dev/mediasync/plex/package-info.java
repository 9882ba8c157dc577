/** A Plex Media Server as a source: {@link dev.mediasync.plex.PlexSource}. */
@NullMarked
package dev.mediasync.plex;

import org.jspecify.annotations.NullMarked;
