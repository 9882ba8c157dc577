/** The backend for Jellyfin and Emby servers. */
module dev.mediasync.jellyfin {
    requires transitive dev.mediasync.core;
    requires java.net.http;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static transitive org.jspecify;

    exports dev.mediasync.jellyfin;

    provides dev.mediasync.source.MediaSourceProvider with
            dev.mediasync.jellyfin.JellyfinSourceProvider,
            dev.mediasync.jellyfin.EmbySourceProvider;
}
