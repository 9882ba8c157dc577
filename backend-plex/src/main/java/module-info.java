/** The backend for Plex Media Server. */
module dev.mediasync.plex {
    requires transitive dev.mediasync.core;
    requires java.net.http;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static transitive org.jspecify;

    exports dev.mediasync.plex;

    provides dev.mediasync.source.MediaSourceProvider with
            dev.mediasync.plex.PlexSourceProvider;
}
