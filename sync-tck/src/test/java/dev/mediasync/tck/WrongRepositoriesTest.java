package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.IntegrityReport;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Page;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The kit catches repositories that break a rule. */
class WrongRepositoriesTest {
    private static final List<MediaItem> SHOW =
            new TreeSpec(TreeSpec.Family.SHOW, 7, 2, 2, 1).items(LibraryArbitraries.SOURCE);
    private static final List<MediaItem> FILMS = RepositoryContract.films(LibraryArbitraries.SOURCE, 3);

    @Test
    void p1OneThatKeepsWhatWasRemovedIsCaught() {
        caught(() -> plans(KeepsRemoved::new).p1ApplyingAPlanEndsInWhatWasObserved(new Perturbed(SHOW, FILMS)));
    }

    @Test
    void p11OneThatForgetsTheRevisionCheckIsCaught() {
        caught(() -> plans(ForgetsRevision::new).p11AStalePlanHasNoEffect(new Perturbed(SHOW, FILMS)));
    }

    @Test
    void p4OneThatReportsOrphansIsCaught() {
        caught(() -> plans(LeavesOrphans::new).p4AnyPrefixOfAPlanLeavesNoOrphan(new Perturbed(FILMS, SHOW), 1));
    }

    @Test
    void p14OneThatMixesSourcesIsCaught() {
        caught(() -> plans(MixesSources::new).p14SourcesNeverTouchEachOther(new Perturbed(FILMS, SHOW)));
    }

    @Test
    void p2OneThatMovesTheRevisionForNothingIsCaught() {
        caught(() -> plans(WritesAlways::new).p2AnUnchangedLibraryNeedsNothing(FILMS));
    }

    @Test
    void p7OneThatLosesUserStateIsCaught() {
        caught(() -> states(ForgetsStates::new).p7StateSurvivesARekey());
        caught(() -> states(ForgetsStates::new).p7StateComesBackWithTheItem());
    }

    @Test
    void p7OneThatKeepsStateForEverIsCaught() {
        caught(() -> states(KeepsStates::new).p7ZeroRetentionPurgesAtOnce());
    }

    @Test
    void l01OneThatLetsTwoInIsCaught() {
        caught(() -> leases(LetsTwoIn::new).l01ASecondAcquireIsRefused());
    }

    @Test
    void r01OneThatPagesTwiceIsCaught() {
        caught(() -> reading(PagesTwice::new).r01PagingShowsEachItemOnce(SHOW, 2));
    }

    @Test
    void r07OneThatForgetsWhereARekeyCameFromIsCaught() {
        caught(() -> reading(ForgetsFrom::new).r07TheFeedTellsWhatHappened());
    }

    @Test
    void p15OneThatLosesStateToALyingServerIsCaught() {
        caught(() -> lies(ForgetsStates::new).p15NothingIsLostWhereTheSourceCannotTellAboutSingleItems());
    }

    @Test
    void p15OneThatKeepsWhatALyingServerInventedIsCaught() {
        caught(() -> lies(KeepsRemoved::new).p15NothingIsLostWhereTheSourceCannotTellAboutSingleItems());
    }

    private static void caught(ThrowingCallable rule) {
        assertThatThrownBy(rule).isInstanceOf(AssertionError.class);
    }

    private static PlanPropertiesContract plans(Function<Clock, MediaRepository> wrong) {
        return new PlanPropertiesContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
    }

    private static UserStateContract states(Function<Clock, MediaRepository> wrong) {
        return new UserStateContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
    }

    private static LeaseContract leases(Function<Clock, MediaRepository> wrong) {
        return new LeaseContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
    }

    private static LyingServerContract lies(Function<Clock, MediaRepository> wrong) {
        return new LyingServerContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
    }

    private static ReadingContract reading(Function<Clock, MediaRepository> wrong) {
        return new ReadingContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
    }

    private static final class ForgetsRevision extends ForwardingRepository {
        ForgetsRevision(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            long now = libraries().stream()
                    .filter(status -> status.library().key().equals(lease.library()))
                    .mapToLong(status -> status.revision())
                    .sum();
            return super.apply(
                    lease, with(commit, commit.plan().with(now, commit.plan().changes())));
        }
    }

    private static final class LeavesOrphans extends ForwardingRepository {
        LeavesOrphans(Clock clock) {
            super(clock);
        }

        @Override
        public IntegrityReport check() {
            return new IntegrityReport(super.check().items(), 1, 0, "ok");
        }
    }

    private static final class MixesSources extends ForwardingRepository {
        MixesSources(Clock clock) {
            super(clock);
        }

        @Override
        public Optional<MediaItem> find(ItemKey key) {
            return super.find(new ItemKey(new SourceId("source-1"), key.id()));
        }
    }

    private static final class WritesAlways extends ForwardingRepository {
        WritesAlways(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            SyncPlan plan = commit.plan();
            SyncPlan scoped = plan.scope() == null ? plan.approved() : plan;
            return super.apply(lease, with(commit, scoped));
        }
    }

    private static final class ForgetsStates extends ForwardingRepository {
        private boolean moved;

        ForgetsStates(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            moved |= commit.plan().baseRevision() > 0;
            return super.apply(lease, commit);
        }

        @Override
        public Optional<UserState> userState(ItemKey key, String user) {
            return moved ? Optional.empty() : super.userState(key, user);
        }
    }

    private static final class KeepsStates extends ForwardingRepository {
        KeepsStates(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            return super.apply(lease, new Commit(commit.plan(), commit.run(), commit.blocked(), Duration.ofDays(365)));
        }
    }

    private static final class LetsTwoIn extends ForwardingRepository {
        LetsTwoIn(Clock clock) {
            super(clock);
        }

        @Override
        public Lease acquire(Library library, Duration duration) {
            Lease taken = super.acquire(library, duration);
            super.release(taken);
            return taken;
        }
    }

    private static final class PagesTwice extends ForwardingRepository {
        private @Nullable ItemSummary lastShown;

        PagesTwice(Clock clock) {
            super(clock);
        }

        @Override
        public Page browse(BrowseQuery query) {
            Page page = super.browse(query);
            List<ItemSummary> items = new ArrayList<>(page.items());
            if (lastShown != null && query.from() != null && !items.isEmpty()) {
                items.set(0, lastShown);
            }
            lastShown = items.isEmpty() ? null : items.get(items.size() - 1);
            return new Page(items, page.next());
        }
    }

    private static final class ForgetsFrom extends ForwardingRepository {
        ForgetsFrom(Clock clock) {
            super(clock);
        }

        @Override
        public List<ChangeEvent> changesSince(long sequence, int limit) {
            return super.changesSince(sequence, limit).stream()
                    .map(event -> new ChangeEvent(
                            event.sequence(),
                            event.at(),
                            event.library(),
                            event.verb(),
                            event.key(),
                            null,
                            event.kind(),
                            event.title()))
                    .toList();
        }
    }
}
