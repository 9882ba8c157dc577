/** The backend for local folders. */
@SuppressWarnings("requires-automatic")
module dev.mediasync.local {
    requires transitive dev.mediasync.core;
    requires jaudiotagger;
    requires java.logging;
    requires java.xml;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.mediasync.local;

    provides dev.mediasync.source.MediaSourceProvider with
            dev.mediasync.local.LocalSourceProvider;
}
