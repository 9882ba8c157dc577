package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.Elsewhere;
import dev.mediasync.plan.Evidence;
import dev.mediasync.plan.LeftOut;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.Planner;
import dev.mediasync.plan.Reason;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.plan.RecordedItem;
import dev.mediasync.plan.Stamp;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.WithheldItem;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.SourceDescription;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Leads a planner through one look at a library, up to the point where only the source and its rest can help. */
final class Observation {
    private static final int DETAIL_BATCH = 50;
    private static final int STAMP_BATCH = 1_000;
    private static final int RECORDED_BATCH = 1_000;

    private final MediaSource source;
    private final MediaRepository repository;
    private final RunSettings settings;
    private final LibraryBase base;
    private final Library library;
    private final SourceDescription description;
    private final Planner planner;
    private final Set<ItemKey> missing = new HashSet<>();
    private final Set<ItemKey> shown = new HashSet<>();
    private final Set<String> unread = new TreeSet<>();

    /**
     * Makes ready.
     *
     * @param approved ids whose removal was approved
     */
    Observation(
            MediaSource source,
            MediaRepository repository,
            RunSettings settings,
            LibraryBase base,
            Set<String> approved) {
        this.source = source;
        this.repository = repository;
        this.settings = settings;
        this.base = base;
        this.library = base.library();
        this.description = source.describe();
        this.planner = new Planner(base, settings.policy(), approved);
    }

    /**
     * Looks at everything.
     *
     * @param ahead with it, a first load commits its additions on the way; without it, nothing is written
     */
    void everything(Cancellation cancellation, @Nullable LeaseKeeper ahead) {
        record();
        AheadOfPlan additions = ahead != null && base.firstLoad() ? new AheadOfPlan(ahead) : null;
        PageSink sink = sink(cancellation, additions == null ? () -> {} : additions::commitFullChunk);
        Relay<ObservedPage> pages = new Relay<>("mediasync-pages-" + library.key(), sink::page);
        if (additions != null) {
            additions.details = batch -> pages.inTurn(() -> source.details(library, batch));
        }
        WalkEnd end = walk(() -> pages.run(hand -> source.enumerate(library, cancellation, hand::accept)));
        end(end, Evidence.Reach.EVERYTHING);
    }

    /** Reads the stamps on one thread and takes them in on another, for either costs half of it. */
    private void record() {
        new Relay<List<Stamp>>("mediasync-stamps-" + library.key(), stamps -> stamps.forEach(planner::record))
                .run(hand -> {
                    Portions<Stamp> portions = new Portions<>(STAMP_BATCH, hand);
                    repository.stamps(library.key(), portions);
                    portions.end();
                    return portions;
                });
    }

    /**
     * Looks at what changed since the recorded cursor.
     *
     * @throws SyncException of kind {@link ErrorKind#CURSOR_INVALID} if only a look at everything helps
     */
    void changes(Cancellation cancellation, String cursor) {
        record();
        repository.withheld(library.key()).forEach(item -> missing.add(item.key()));
        PageSink sink = sink(cancellation, () -> {});
        WalkEnd end = walk(() -> source.changes(library, cursor, cancellation, sink));
        if (!end.scope().equals(base.seen().scope())) {
            throw new SyncException(ErrorKind.CURSOR_INVALID, "The scope changed, so everything must be looked at");
        }
        end(end, Evidence.Reach.CHANGES);
    }

    /** Notes that the source does not list the library any more. */
    void vanished() {
        record();
        planner.vanished();
        resolve();
    }

    /** Whether a look at changes missed something, by the source's own count. */
    boolean missedSomething() {
        return planner.missedSomething();
    }

    /** The items that were missing and were shown now, but for those that the plan withholds all the same. */
    Set<ItemKey> seenAgain(SyncPlan plan) {
        Set<ItemKey> seen = new HashSet<>(shown);
        plan.withheld().forEach(item -> seen.remove(item.key()));
        return seen;
    }

    /** What there is to say of the items that could not be read. */
    Optional<Reason> unread() {
        return unread.isEmpty() ? Optional.empty() : Optional.of(LeftOut.unreadable(unread, unread.size()));
    }

    /** The items that would be lost so far. */
    List<MediaItem> seeking() {
        return planner.seeking();
    }

    /** The plan, after a look at the rest of the source and the source's own answers. */
    SyncPlan plan(@Nullable Elsewhere elsewhere, Cancellation cancellation) {
        if (elsewhere != null) {
            planner.consider(elsewhere);
        }
        List<String> ids = planner.toConfirm();
        if (!ids.isEmpty()) {
            Confirmation confirmation = new Confirmation(source, library);
            if (confirmation.possible()) {
                planner.confirm(confirmation.ask(ids, cancellation::check));
            } else {
                planner.cannotConfirm();
            }
        }
        return planner.finish();
    }

    private PageSink sink(Cancellation cancellation, Runnable afterPage) {
        return page -> {
            cancellation.check();
            planner.observe(page);
            unread.addAll(page.sightings());
            if (!missing.isEmpty()) {
                lookForMissing(page);
            }
            settings.listener().observed(library, planner.observed());
            afterPage.run();
        };
    }

    private void lookForMissing(ObservedPage page) {
        page.items().stream().map(ObservedItem::key).filter(missing::contains).forEach(shown::add);
        page.sightings().stream()
                .map(id -> new ItemKey(library.key().source(), id))
                .filter(missing::contains)
                .forEach(shown::add);
    }

    private void end(WalkEnd end, Evidence.Reach reach) {
        complete(batch -> source.details(library, batch));
        planner.close(end, reach);
        resolve();
    }

    private void resolve() {
        List<WithheldItem> withheld = repository.withheld(library.key());
        planner.leftBehind(
                withheld.stream()
                        .filter(item -> item.code() == ReasonCode.AWAITING_APPROVAL)
                        .map(item -> item.key().id())
                        .toList(),
                withheld.size());
        planner.resolve(recorded(planner.unresolved()));
    }

    /** Reads some at a time, since everything may have changed at once. */
    private Iterable<RecordedItem> recorded(long[] handles) {
        return () -> IntStream.iterate(0, from -> from < handles.length, from -> from + RECORDED_BATCH)
                .mapToObj(from -> Arrays.copyOfRange(handles, from, Math.min(handles.length, from + RECORDED_BATCH)))
                .flatMap(batch -> repository.recorded(library.key(), batch).stream())
                .iterator();
    }

    private WalkEnd walk(Supplier<WalkEnd> walk) {
        try {
            return Objects.requireNonNull(walk.get(), "the end of the walk");
        } catch (SyncException e) {
            throw SourceRun.MISTAKES.contains(e.kind()) ? invalid(e) : e;
        } catch (RuntimeException e) {
            throw invalid(e);
        }
    }

    private SyncException invalid(RuntimeException e) {
        return new SyncException(
                ErrorKind.SOURCE_INVALID,
                "Source " + description.id() + " failed while listing " + library.name() + ": " + e
                        + ". Nothing was removed; please report this with the stack trace.",
                e);
    }

    private void complete(UnaryOperator<List<MediaItem>> details) {
        if (!description.can(Capability.DETAILS)) {
            return;
        }
        List<MediaItem> cut = planner.cut();
        for (int from = 0; from < cut.size(); from += DETAIL_BATCH) {
            planner.complete(details.apply(cut.subList(from, Math.min(cut.size(), from + DETAIL_BATCH))));
        }
        planner.leaveCut();
    }

    /** Commits a first load's additions on the way, so that they are neither held in memory nor lost in a crash. */
    private final class AheadOfPlan {
        private final LeaseKeeper lease;
        private UnaryOperator<List<MediaItem>> details = batch -> source.details(library, batch);
        private int full = settings.chunkItems();

        AheadOfPlan(LeaseKeeper lease) {
            this.lease = lease;
        }

        void commitFullChunk() {
            if (planner.held() < full) {
                return;
            }
            complete(details);
            List<Change.Additive> ready = planner.drain();
            if (!ready.isEmpty()) {
                repository.applyAhead(lease.lease(), ready, settings.stateRetention());
            }
            full = planner.held() + settings.chunkItems();
        }
    }
}
