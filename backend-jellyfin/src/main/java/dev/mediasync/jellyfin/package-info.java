/** Jellyfin and Emby servers as sources. */
@NullMarked
package dev.mediasync.jellyfin;

import org.jspecify.annotations.NullMarked;
