/** The backend for local folders. */
module dev.mediasync.local {
    requires transitive dev.mediasync.core;
    requires java.xml;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.mediasync.local;

    provides dev.mediasync.source.MediaSourceProvider with
            dev.mediasync.local.LocalSourceProvider;
}
