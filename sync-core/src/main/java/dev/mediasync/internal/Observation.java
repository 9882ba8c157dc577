package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.Planner;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.SourceDescription;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leads a planner through one enumeration of a library. */
final class Observation {
    private static final int DETAIL_BATCH = 50;

    private final MediaSource source;
    private final MediaRepository repository;
    private final RunSettings settings;
    private final LibraryBase base;
    private final Library library;
    private final SourceDescription description;

    Observation(MediaSource source, MediaRepository repository, RunSettings settings, LibraryBase base) {
        this.source = source;
        this.repository = repository;
        this.settings = settings;
        this.base = base;
        this.library = base.library();
        this.description = source.describe();
    }

    /**
     * Observes and plans.
     *
     * @param approved ids whose removal was approved
     * @param ahead with it, a first load commits its additions on the way; without it, nothing is written
     */
    SyncPlan plan(Cancellation cancellation, Set<String> approved, @Nullable LeaseKeeper ahead) {
        Planner planner = new Planner(base, settings.policy(), approved);
        repository.stamps(library.key(), planner::record);
        AheadOfPlan additions = ahead != null && base.firstLoad() ? new AheadOfPlan(planner, ahead) : null;
        WalkEnd end = enumerate(cancellation, page -> {
            cancellation.check();
            planner.observe(page);
            settings.listener().observed(library, planner.observed());
            if (additions != null) {
                additions.commitFullChunk();
            }
        });
        complete(planner);
        planner.close(end);
        planner.resolve(repository.recorded(library.key(), planner.unresolved()));
        confirm(planner, cancellation);
        return planner.finish();
    }

    private WalkEnd enumerate(Cancellation cancellation, PageSink sink) {
        try {
            return source.enumerate(library, cancellation, sink);
        } catch (SyncException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SyncException(
                    ErrorKind.SOURCE_INVALID,
                    "Source " + description.id() + " failed while listing " + library.name() + ": " + e
                            + ". Nothing was removed; please report this with the stack trace.",
                    e);
        }
    }

    private void confirm(Planner planner, Cancellation cancellation) {
        List<String> ids = planner.toConfirm();
        if (ids.isEmpty()) {
            return;
        }
        Confirmation confirmation = new Confirmation(source, library);
        if (confirmation.possible()) {
            planner.confirm(confirmation.ask(ids, cancellation::check));
        } else {
            planner.cannotConfirm();
        }
    }

    private void complete(Planner planner) {
        if (!description.can(Capability.DETAILS)) {
            return;
        }
        List<MediaItem> cut = planner.cut();
        for (int from = 0; from < cut.size(); from += DETAIL_BATCH) {
            planner.complete(source.details(library, cut.subList(from, Math.min(cut.size(), from + DETAIL_BATCH))));
        }
    }

    /** Commits a first load's additions on the way, so that they are neither held in memory nor lost in a crash. */
    private final class AheadOfPlan {
        private final Planner planner;
        private final LeaseKeeper lease;
        private int full = settings.chunkItems();

        AheadOfPlan(Planner planner, LeaseKeeper lease) {
            this.planner = planner;
            this.lease = lease;
        }

        void commitFullChunk() {
            if (planner.held() < full) {
                return;
            }
            complete(planner);
            List<Change.Additive> ready = planner.drain();
            if (!ready.isEmpty()) {
                repository.applyAhead(lease.lease(), ready, settings.stateRetention());
            }
            full = planner.held() + settings.chunkItems();
        }
    }
}
