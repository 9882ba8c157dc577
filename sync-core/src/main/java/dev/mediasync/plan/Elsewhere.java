package dev.mediasync.plan;

import java.util.List;

/**
 * What the planner of one library must know about the rest of its source.
 *
 * @param kin recorded items of the source that share a lasting word with what {@link Planner#seeking} named
 * @param newBehind the highest handle when the run over the source began; items with a greater one came in this run
 * @param history what recent runs removed, this run's other libraries included
 */
public record Elsewhere(List<RecordedItem> kin, long newBehind, RemovalHistory history) {
    /** Copies the list. */
    public Elsewhere {
        kin = List.copyOf(kin);
    }
}
