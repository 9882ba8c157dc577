package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.RemovalHistory;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Explanation;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The kit catches repositories that remember runs wrongly. */
class WrongRunRecordsTest {
    @Test
    void k01OneThatListsTheOldestFirstIsCaught() {
        caught(OldestFirst::new, RunRecordsContract::k01RunsAreListedNewestFirst);
    }

    @Test
    void k02OneThatForgetsNothingIsCaught() {
        caught(KeepsAll::new, RunRecordsContract::k02OldRecordsGo);
    }

    @Test
    void k03OneThatKeepsFewIsCaught() {
        caught(KeepsFew::new, RunRecordsContract::k03YoungAndNewestRecordsStay);
    }

    @Test
    void k04OneThatForgetsRemovalsIsCaught() {
        caught(ForgetsRemovals::new, RunRecordsContract::k04RemovalsCountForTheLongestWindow);
    }

    @Test
    void k05OneThatForgetsWhoSawAnItemIsCaught() {
        caught(ForgetsWhoSaw::new, RunRecordsContract::k05TheRunThatSawAnItemLastStays);
    }

    @Test
    void k06OneThatKeepsAllInOneHeapIsCaught() {
        caught(KeepsAll::new, RunRecordsContract::k06TheRunsOfOneLibraryDoNotTouchThoseOfAnother);
    }

    @Test
    void k07OneThatForgetsReasonsIsCaught() {
        caught(ForgetsReasons::new, RunRecordsContract::k07ARecordNamesWhatCouldNotBeTakenIn);
    }

    private static void caught(Function<Clock, MediaRepository> wrong, Consumer<RunRecordsContract> rule) {
        RunRecordsContract contract = new RunRecordsContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
        assertThatThrownBy(() -> rule.accept(contract)).isInstanceOf(AssertionError.class);
    }

    private static final class OldestFirst extends ForwardingRepository {
        OldestFirst(Clock clock) {
            super(clock);
        }

        @Override
        public List<RunRecord> runs(LibraryKey library, int limit) {
            List<RunRecord> runs = new ArrayList<>(super.runs(library, limit));
            Collections.reverse(runs);
            return runs;
        }
    }

    private static final class KeepsAll extends ForwardingRepository {
        private final List<RunRecord> all = new ArrayList<>();

        KeepsAll(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            all.add(0, commit.run());
            return super.apply(lease, commit);
        }

        @Override
        public List<RunRecord> runs(LibraryKey library, int limit) {
            return all.stream().limit(limit).toList();
        }
    }

    private static final class KeepsFew extends ForwardingRepository {
        KeepsFew(Clock clock) {
            super(clock);
        }

        @Override
        public List<RunRecord> runs(LibraryKey library, int limit) {
            return super.runs(library, Math.min(limit, 10));
        }
    }

    private static final class ForgetsReasons extends ForwardingRepository {
        ForgetsReasons(Clock clock) {
            super(clock);
        }

        @Override
        public List<RunRecord> runs(LibraryKey library, int limit) {
            return super.runs(library, limit).stream()
                    .map(run -> new RunRecord(
                            run.library(),
                            run.mode(),
                            run.started(),
                            run.ended(),
                            run.outcome(),
                            run.counts(),
                            List.of(),
                            run.error(),
                            run.proof()))
                    .toList();
        }
    }

    private static final class ForgetsRemovals extends ForwardingRepository {
        ForgetsRemovals(Clock clock) {
            super(clock);
        }

        @Override
        public LibraryBase base(Library library, Duration window) {
            LibraryBase base = super.base(library, window);
            return new LibraryBase(
                    base.library(), base.revision(), base.items(), base.seen(), RemovalHistory.none(base.items()));
        }
    }

    private static final class ForgetsWhoSaw extends ForwardingRepository {
        ForgetsWhoSaw(Clock clock) {
            super(clock);
        }

        @Override
        public Explanation why(ItemKey key) {
            Explanation why = super.why(key);
            List<Explanation.Place> places = why.places().stream()
                    .map(place -> new Explanation.Place(place.library(), null, place.withheld()))
                    .toList();
            return new Explanation(key, why.standing(), places, why.history());
        }
    }
}
