/** The core of MediaSync: front door, model, the two service interfaces, planner and engine. */
@SuppressWarnings("module") // the backends are built after this module
module dev.mediasync.core {
    requires java.net.http;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static transitive org.jspecify;

    exports dev.mediasync;
    exports dev.mediasync.memory;
    exports dev.mediasync.model;
    exports dev.mediasync.plan;
    exports dev.mediasync.repository;
    exports dev.mediasync.source;
    exports dev.mediasync.internal.http to
            dev.mediasync.plex,
            dev.mediasync.jellyfin;

    opens dev.mediasync.plan to
            tools.jackson.databind;
    opens dev.mediasync.model to
            tools.jackson.databind;

    uses dev.mediasync.source.MediaSourceProvider;
}
