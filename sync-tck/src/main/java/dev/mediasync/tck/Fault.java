package dev.mediasync.tck;

import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.WalkEnd;
import java.util.List;

/** One way in which a scripted source misbehaves; {@link Faults} has the usual ones. */
public interface Fault {
    /** Distorts the pages before the walk begins. */
    default List<ObservedPage> pages(List<ObservedPage> honest) {
        return honest;
    }

    /** Is called before each page is shown and may throw. */
    default void before(int page) {}

    /** Distorts what is reported at the end of the walk. */
    default WalkEnd end(WalkEnd honest) {
        return honest;
    }
}
