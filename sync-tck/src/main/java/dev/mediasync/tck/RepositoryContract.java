package dev.mediasync.tck;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.PlanCounts;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.Verdict;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.StateConflict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the contracts of repositories share.
 *
 * <p>One repository serves all tries of a property, because each try uses a source of its own.
 */
public abstract class RepositoryContract {
    /** A policy that limits nothing; empty and nearly empty listings still block. */
    protected static final RemovalPolicy UNLIMITED = new RemovalPolicy(
            1, 1_000_000_000, 1_000_000_000, 1, Duration.ofHours(24), RemovalPolicy.Confirmation.WHERE_POSSIBLE);

    /** The clock of the repository and of the runs. */
    protected final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05.678Z"));

    private final AtomicLong sources = new AtomicLong();
    private @Nullable MediaRepository opened;

    /** Makes the contract's parts ready; the repository is opened on first use. */
    protected RepositoryContract() {}

    /** Opens an empty repository that tells the time by this clock. */
    protected abstract MediaRepository openRepository(Clock tellsTheTime);

    /** The repository under test. */
    protected final MediaRepository repository() {
        MediaRepository repository = opened;
        if (repository == null) {
            repository = openRepository(clock);
            opened = repository;
        }
        return repository;
    }

    /** Closes the repository when a property is done. */
    @AfterProperty
    protected final void closeRepository() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }

    /** Random libraries. */
    @Provide
    protected Arbitrary<List<MediaItem>> libraries() {
        return LibraryArbitraries.libraries();
    }

    /** Random libraries before and after random changes. */
    @Provide
    protected Arbitrary<Perturbed> perturbed() {
        return LibraryArbitraries.perturbed();
    }

    /** Texts of any characters, also of those that no store can keep. */
    @Provide
    protected Arbitrary<String> texts() {
        return LibraryArbitraries.texts();
    }

    /** A source that no other try uses. */
    protected final ScriptedSource freshSource() {
        return new ScriptedSource(freshId());
    }

    /** The id of a source that no other try uses. */
    protected final SourceId freshId() {
        return new SourceId("source-" + sources.incrementAndGet());
    }

    /** Films with the ids 1 to a number, each with its own external id. */
    protected static List<MediaItem> films(SourceId source, int count) {
        List<MediaItem> films = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            films.add(film(source, Integer.toString(number)));
        }
        return films;
    }

    /** A film whose external id is made from its id. */
    protected static MediaItem film(SourceId source, String id) {
        return MediaItem.builder(new ItemKey(source, id), MediaKind.MOVIE, "Film " + id)
                .externalIds(List.of(new ExternalId("tmdb", "t" + id)))
                .build();
    }

    /** Items without some ids. */
    protected static List<MediaItem> without(Collection<MediaItem> items, String... ids) {
        List<String> gone = List.of(ids);
        return items.stream().filter(item -> !gone.contains(item.key().id())).toList();
    }

    /** A front door without limits on removals. */
    protected final MediaSync unlimited(ScriptedSource source) {
        return door(source, UNLIMITED).build();
    }

    /** A front door with a policy, not built yet. */
    protected final MediaSync.Builder door(ScriptedSource source, RemovalPolicy policy) {
        return MediaSync.builder(source, repository()).withRemovalPolicy(policy).withClock(clock);
    }

    /** Syncs a source of one library without limits. */
    protected final LibraryReport sync(ScriptedSource source) {
        return unlimited(source).sync(SyncOptions.defaults()).libraries().get(0);
    }

    /** Syncs a library to these items, whatever would have to be approved for it. */
    protected final void load(ScriptedSource source, Library library, List<MediaItem> items) {
        source.put(library, items);
        applyApproved(source, unlimited(source).plan(library));
    }

    /** Applies a plan, with an approval where it needs one. */
    protected final void applyApproved(ScriptedSource source, SyncPlan plan) {
        unlimited(source).apply(plan.verdict() == Verdict.BLOCKED ? plan.approved() : plan);
    }

    /** Commits a plan straight to the repository. */
    protected final long commit(Library library, SyncPlan plan, Duration retention) {
        Lease lease = repository().acquire(library, Duration.ofMinutes(1));
        try {
            return repository()
                    .apply(lease, new Commit(plan, run(library.key(), plan.counts()), null, retention))
                    .revision();
        } finally {
            repository().release(lease);
        }
    }

    /** Saves states as a run over the library would. */
    protected final void observe(Library library, Collection<ItemState> states, StateConflict conflict) {
        Lease lease = repository().acquire(library, Duration.ofMinutes(1));
        try {
            repository().saveObservedStates(lease, states, conflict);
        } finally {
            repository().release(lease);
        }
    }

    /** The record of a completed run. */
    protected final RunRecord run(LibraryKey library, PlanCounts counts) {
        return new RunRecord(
                library,
                RunRecord.Mode.FULL,
                clock.instant(),
                clock.instant(),
                RunOutcome.COMPLETED,
                counts,
                List.of(),
                null,
                null);
    }

    /** Every item of a library with all its fields, found page by page. */
    protected final Map<ItemKey, MediaItem> snapshot(LibraryKey library) {
        Map<ItemKey, MediaItem> items = new TreeMap<>();
        BrowseQuery query = BrowseQuery.ALL.in(library).limit(7);
        repository().browseAll(query, summary -> {
            MediaItem item = repository()
                    .find(summary.key())
                    .orElseThrow(() -> new AssertionError("Listed, but not found: " + summary.key()));
            if (items.put(item.key(), item) != null) {
                throw new AssertionError("Paging shows " + item.key() + " twice");
            }
        });
        return items;
    }

    /** The items by key. */
    protected static Map<ItemKey, MediaItem> byKey(Collection<MediaItem> items) {
        Map<ItemKey, MediaItem> map = new TreeMap<>();
        items.forEach(item -> map.put(item.key(), item));
        return map;
    }

    /** How a library stands. */
    protected final LibraryStatus status(LibraryKey library) {
        return repository().libraries().stream()
                .filter(known -> known.library().key().equals(library))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The repository does not know library " + library));
    }

    /** The last sequence number of the change feed. */
    protected final long lastSequence() {
        long last = 0;
        List<ChangeEvent> page = repository().changesSince(last, 1_000);
        while (!page.isEmpty()) {
            last = page.get(page.size() - 1).sequence();
            page = repository().changesSince(last, 1_000);
        }
        return last;
    }
}
