package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Change;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.IntegrityReport;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Page;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The kit catches repositories that go wrong where the server changes under a run. */
class WrongMovingServerTest {
    private static final List<MediaItem> SIX = RepositoryContract.films(LibraryArbitraries.SOURCE, 6);
    private static final Perturbed LOSS = new Perturbed(SIX, RepositoryContract.films(LibraryArbitraries.SOURCE, 4));
    private static final Perturbed GAIN = new Perturbed(SIX, RepositoryContract.films(LibraryArbitraries.SOURCE, 8));

    @Test
    void p12OneThatKeepsWhatWasRemovedIsCaught() {
        moves(
                KeepsRemoved::new,
                contract -> contract.p12AChangeAtAnyPageIsCaughtUpWith(LOSS, 1, MovingServerContract.Counter.THERE));
    }

    @Test
    void p12OneThatKeepsWhatWasRemovedIsCaughtInAutomaticRuns() {
        moves(KeepsRemoved::new, contract -> contract.p12AChangeAtAnyPageIsCaughtUpWithByAnAutomaticRun(LOSS, 1));
    }

    @Test
    void p12OneThatLosesItemsIsCaught() {
        moves(
                KeepsTheChanged::new,
                contract -> contract.p12WhatIsThereAllTheTimeIsNotLost(GAIN, 1, MovingServerContract.Counter.MISSING));
    }

    @Test
    void p12OneThatReportsOrphansIsCaught() {
        moves(
                clock -> new ForwardingRepository(clock) {
                    @Override
                    public IntegrityReport check() {
                        return new IntegrityReport(0, 1, 0, "ok");
                    }
                },
                contract -> contract.p12WhatIsThereAllTheTimeIsNotLost(GAIN, 1, MovingServerContract.Counter.THERE));
    }

    private static void moves(Function<Clock, MediaRepository> wrong, Consumer<MovingServerContract> rule) {
        MovingServerContract contract = new MovingServerContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
        assertThatThrownBy(() -> rule.accept(contract)).isInstanceOf(AssertionError.class);
    }

    private static final class KeepsTheChanged extends ForwardingRepository {
        private @Nullable Set<ItemKey> changed;

        KeepsTheChanged(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            changed = commit.plan().changes().stream().map(Change::key).collect(Collectors.toSet());
            return super.apply(lease, commit);
        }

        @Override
        public Page browse(BrowseQuery query) {
            Set<ItemKey> keys = changed;
            Page page = super.browse(query);
            return keys == null
                    ? page
                    : new Page(
                            page.items().stream()
                                    .filter(item -> keys.contains(item.key()))
                                    .toList(),
                            page.next());
        }
    }
}
