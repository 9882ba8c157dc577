/** The core of MediaSync: front door, model, the two service interfaces, planner and engine. */
module dev.mediasync.core {
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static transitive org.jspecify;

    exports dev.mediasync;
    exports dev.mediasync.memory;
    exports dev.mediasync.model;
    exports dev.mediasync.plan;
    exports dev.mediasync.repository;
    exports dev.mediasync.source;

    opens dev.mediasync.plan to
            tools.jackson.databind;
    opens dev.mediasync.model to
            tools.jackson.databind;

    uses dev.mediasync.source.MediaSourceProvider;
}
