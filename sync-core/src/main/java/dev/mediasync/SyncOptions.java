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
 * @param cancellation ends the run early
 */
public record SyncOptions(Set<String> libraries, @Nullable String approved, Effect effect, Cancellation cancellation) {
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
        return new SyncOptions(Set.of(), null, Effect.APPLY, new Cancellation());
    }

    /** The same for some libraries, by name or id. */
    public SyncOptions only(Set<String> names) {
        return new SyncOptions(names, approved, effect, cancellation);
    }

    /** The same with the removals of one blocked plan approved: exactly these, and only those still absent. */
    public SyncOptions approve(@Nullable String digest) {
        return new SyncOptions(libraries, digest, effect, cancellation);
    }

    /** The same without any writing. */
    public SyncOptions dryRun() {
        return new SyncOptions(libraries, approved, Effect.DRY_RUN, cancellation);
    }

    /** The same with a switch to end it early. */
    public SyncOptions cancelledBy(Cancellation by) {
        return new SyncOptions(libraries, approved, effect, by);
    }

    boolean selects(Library library) {
        return libraries.isEmpty()
                || libraries.contains(library.name())
                || libraries.contains(library.key().id());
    }
}
