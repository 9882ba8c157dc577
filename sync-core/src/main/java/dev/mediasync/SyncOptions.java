package dev.mediasync;

import dev.mediasync.model.Library;
import dev.mediasync.source.Cancellation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one run is asked to do beyond the usual.
 *
 * @param libraries names or ids of the libraries to sync, empty for all
 * @param approved the digest of a blocked plan whose removals are approved, null for none
 * @param effect whether the run writes
 * @param mode how much of the source is looked at
 * @param cancellation ends the run early
 */
public record SyncOptions(
        Set<String> libraries, @Nullable String approved, Effect effect, Mode mode, Cancellation cancellation) {
    /** How much of the source is looked at. */
    public enum Mode {
        /** Everything. Right after missed events, too. */
        FULL,
        /**
         * What changed since the last run; removals are left to a full run. Everything where the source or the recorded
         * state allows no such look.
         */
        INCREMENTAL,
        /**
         * What changed since the last run, but everything when the last full run is long ago, the cursor is not valid any
         * more, the scope changed, or the source counts another number of items than are recorded.
         */
        AUTOMATIC
    }

    /** Whether a run writes. */
    public enum Effect {
        /** It applies its plan. */
        APPLY,
        /** It only plans; the repository stays as it is, without even a run record. */
        DRY_RUN
    }

    /** Copies the set. */
    public SyncOptions {
        libraries = Set.copyOf(libraries);
    }

    /** All libraries, applied. */
    public static SyncOptions defaults() {
        return new SyncOptions(Set.of(), null, Effect.APPLY, Mode.FULL, new Cancellation());
    }

    /** The same for some libraries, by name or id. */
    public SyncOptions only(Set<String> names) {
        return new SyncOptions(names, approved, effect, mode, cancellation);
    }

    /** The same with the removals of one blocked plan approved: exactly these, and only those still absent. */
    public SyncOptions approve(@Nullable String digest) {
        return new SyncOptions(libraries, digest, effect, mode, cancellation);
    }

    /** The same without any writing. */
    public SyncOptions dryRun() {
        return new SyncOptions(libraries, approved, Effect.DRY_RUN, mode, cancellation);
    }

    /** The same with another look at the source. */
    public SyncOptions in(Mode other) {
        return new SyncOptions(libraries, approved, effect, other, cancellation);
    }

    /** The same with a switch to end it early. */
    public SyncOptions cancelledBy(Cancellation by) {
        return new SyncOptions(libraries, approved, effect, mode, by);
    }

    boolean selects(Library library) {
        return libraries.isEmpty()
                || libraries.contains(library.name())
                || libraries.contains(library.key().id());
    }
}
