package dev.mediasync.tck;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.Evidence;
import dev.mediasync.plan.PlanCounts;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.Verdict;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** MediaSync with its default policy, over the reference repository. */
final class OurSync implements SyncProgram {
    private final ScriptedSource server;
    private final Clock clock;
    private final MediaRepository repository;
    private final MediaSync sync;

    OurSync(ScriptedSource server, Clock clock) {
        this(server, clock, new InMemoryRepository(clock));
    }

    private OurSync(ScriptedSource server, Clock clock, MediaRepository repository) {
        this.server = server;
        this.clock = clock;
        this.repository = repository;
        this.sync = MediaSync.builder(server, repository).withClock(clock).build();
    }

    @Override
    public boolean sync() {
        try {
            return sync.sync().libraries().stream().allMatch(LibraryReport::completed);
        } catch (SyncException e) {
            return false;
        }
    }

    @Override
    public Runnable lookNowWriteLater() {
        SyncPlan plan = sync.plan(sync.libraries().get(0));
        return () -> {
            try {
                sync.apply(plan);
            } catch (SyncException e) {
                if (!e.retryable()) {
                    throw e;
                }
            }
        };
    }

    @Override
    public SyncProgram over(ScriptedSource other) {
        return new OurSync(other, clock, repository);
    }

    @Override
    public void approve() {
        for (LibraryStatus status : repository.libraries()) {
            String waiting = status.blocked();
            if (waiting != null) {
                sync.sync(SyncOptions.defaults().approve(waiting));
            }
        }
    }

    @Override
    public void cleanedByAnother(String id) {
        Library library = sync.libraries().get(0);
        MediaItem item = repository.find(key(id)).orElseThrow();
        PlanCounts counts = new PlanCounts(0, 0, 0, 1, 0, 0);
        SyncPlan removal = new SyncPlan(
                library.key(),
                repository.base(library, Duration.ZERO).revision(),
                null,
                null,
                new Evidence(Evidence.Reach.EVERYTHING, 0, "another program's", Evidence.Continuity.PROVED, List.of()),
                RemovalPolicy.DEFAULT,
                List.of(new Change.Remove(item.key(), item.kind(), item.title(), item.parentId(), null)),
                counts,
                List.of(),
                List.of(),
                List.of(),
                Verdict.READY,
                List.of());
        RunRecord run = new RunRecord(
                library.key(),
                RunRecord.Mode.FULL,
                clock.instant(),
                clock.instant(),
                RunOutcome.COMPLETED,
                counts,
                List.of(),
                null,
                null);
        Lease lease = repository.acquire(library, Duration.ofMinutes(1));
        repository.apply(lease, new Commit(removal, run, null, Duration.ofDays(90)));
        repository.release(lease);
    }

    @Override
    public Map<String, String> titles() {
        Map<String, String> titles = new TreeMap<>();
        for (Library library : sync.libraries()) {
            repository
                    .browse(BrowseQuery.ALL.in(library.key()))
                    .forEach(item -> titles.put(item.key().id(), item.title()));
        }
        return titles;
    }

    @Override
    public void watch(String id) {
        repository.saveUserState(key(id), UserState.untouched("ann").playedAt(clock.instant()));
    }

    @Override
    public boolean watched(String id) {
        return repository.userState(key(id), "ann").filter(UserState::played).isPresent();
    }

    private ItemKey key(String id) {
        return new ItemKey(server.describe().id(), id);
    }
}
