/** A Jellyfin or Emby server as a source: {@link dev.mediasync.jellyfin.JellyfinSource}. */
@NullMarked
package dev.mediasync.jellyfin;

import org.jspecify.annotations.NullMarked;
