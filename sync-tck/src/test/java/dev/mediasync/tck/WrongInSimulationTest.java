package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.SourceDescription;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The simulation catches what breaks a rule, within a few runs. */
class WrongInSimulationTest {
    private static final int RUNS = 300;

    @Test
    void z01ARepositoryThatKeepsWhatWasRemovedIsCaught() {
        caught("P[12]: ", KeepsRemoved::new, UnaryOperator.identity());
    }

    @Test
    void z01ARepositoryThatForgetsStateWithItsItemIsCaught() {
        caught("P7: ", ForgetsRemovedState::new, UnaryOperator.identity());
    }

    @Test
    void z01ARepositoryThatForgetsStateWithARekeyIsCaught() {
        caught("P7: ", ForgetsRekeyedState::new, UnaryOperator.identity());
    }

    @Test
    void z01ARepositoryThatForgetsTheRevisionCheckIsCaught() {
        caught("P11: ", ForgetsRevision::new, UnaryOperator.identity());
    }

    @Test
    void z01ARepositoryThatForgetsTheLeaseCheckIsCaught() {
        caught("(Two wrote one library|The plan was made for revision)", ForgetsLease::new, UnaryOperator.identity());
    }

    @Test
    void z01ARepositoryThatMixesUsersStatesIsCaught() {
        caught("P13: ", MixesStates::new, UnaryOperator.identity());
    }

    @Test
    void z01ARepositoryThatLeavesStateAtAReusedIdIsCaught() {
        caught("P13: ", LeavesStateAtItsKey::new, UnaryOperator.identity());
    }

    @Test
    void z01ARemovalOfWhatIsOnlyHiddenIsCaught() {
        caught("P15: ", InMemoryRepository::new, HiddenIsGone::new);
    }

    @Test
    void z01AnApprovalThatNobodyGaveIsCaught() {
        caught("P9: ", ApprovesItself::new, UnaryOperator.identity(), Mix.EVERYTHING.honest());
    }

    private static void caught(
            String pattern, Function<Clock, MediaRepository> wrong, UnaryOperator<MediaSource> glasses) {
        caught(pattern, wrong, glasses, Mix.EVERYTHING);
    }

    private static void caught(
            String pattern, Function<Clock, MediaRepository> wrong, UnaryOperator<MediaSource> glasses, Mix mix) {
        SimulationContract simulation = new SimulationContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }

            @Override
            List<Mix> mixes() {
                return List.of(mix);
            }

            @Override
            MediaSource seen(MediaSource source) {
                return glasses.apply(source);
            }
        };
        assertThatThrownBy(() -> {
                    for (int seed = 0; seed < RUNS; seed++) {
                        simulation.run(seed);
                        simulation.close();
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dmediasync.simulation.seed=")
                .hasMessageMatching("(?s).*" + pattern + ".*");
    }

    private static final class ForgetsRemovedState extends ForwardingRepository {
        ForgetsRemovedState(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            return super.apply(lease, new Commit(commit.plan(), commit.run(), commit.blocked(), Duration.ZERO));
        }
    }

    private static final class ForgetsRekeyedState extends ForwardingRepository {
        private final Set<ItemKey> rekeyed = new HashSet<>();

        ForgetsRekeyedState(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            for (Change change : commit.plan().changes()) {
                if (change instanceof Change.Rekey) {
                    rekeyed.add(change.key());
                }
            }
            return super.apply(lease, commit);
        }

        @Override
        public Optional<UserState> userState(ItemKey key, String user) {
            return rekeyed.contains(key) ? Optional.empty() : super.userState(key, user);
        }
    }

    private static final class ForgetsRevision extends ForwardingRepository {
        ForgetsRevision(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            SyncPlan plan = commit.plan();
            long now = libraries().stream()
                    .filter(status -> status.library().key().equals(lease.library()))
                    .mapToLong(status -> status.revision())
                    .sum();
            return super.apply(lease, with(commit, plan.with(now, plan.changes())));
        }
    }

    private static final class ForgetsLease extends ForwardingRepository {
        private final Map<Object, Library> known = new HashMap<>();

        ForgetsLease(Clock clock) {
            super(clock);
        }

        @Override
        public Lease acquire(Library library, Duration duration) {
            known.put(library.key(), library);
            return super.acquire(library, duration);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            try {
                return super.apply(lease, commit);
            } catch (SyncException e) {
                if (e.kind() != ErrorKind.LEASE_HELD) {
                    throw e;
                }
                Lease another =
                        super.acquire(Objects.requireNonNull(known.get(lease.library())), Duration.ofMinutes(1));
                return super.apply(another, commit);
            }
        }
    }

    private static final class MixesStates extends ForwardingRepository {
        MixesStates(Clock clock) {
            super(clock);
        }

        @Override
        public Optional<UserState> userState(ItemKey key, String user) {
            Optional<UserState> own = super.userState(key, user);
            return own.isPresent() ? own : super.userState(new ItemKey(key.source(), "1"), user);
        }
    }

    /** Answers with what was once written at a key, whatever the key names by now. */
    private static final class LeavesStateAtItsKey extends ForwardingRepository {
        private final Map<ItemKey, Map<String, UserState>> written = new HashMap<>();

        LeavesStateAtItsKey(Clock clock) {
            super(clock);
        }

        @Override
        public void saveUserState(ItemKey key, UserState state) {
            super.saveUserState(key, state);
            written.computeIfAbsent(key, none -> new HashMap<>()).put(state.user(), state);
        }

        @Override
        public Optional<UserState> userState(ItemKey key, String user) {
            return super.userState(key, user)
                    .or(() -> Optional.ofNullable(
                            written.getOrDefault(key, Map.of()).get(user)));
        }
    }

    /** Lets go of whatever waits for an approval. */
    private static final class ApprovesItself extends ForwardingRepository {
        ApprovesItself(Clock clock) {
            super(clock);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            SyncPlan blocked = commit.blocked();
            if (blocked == null) {
                return super.apply(lease, commit);
            }
            SyncPlan plan = commit.plan();
            List<Change> all = new ArrayList<>(plan.changes());
            all.addAll(blocked.removals());
            return super.apply(lease, with(commit, plan.with(plan.baseRevision(), all)));
        }
    }

    /** A source that takes every answer but "present" for "gone". */
    private static final class HiddenIsGone implements MediaSource {
        private final MediaSource right;

        HiddenIsGone(MediaSource right) {
            this.right = right;
        }

        @Override
        public SourceDescription describe() {
            return right.describe();
        }

        @Override
        public List<Library> libraries() {
            return right.libraries();
        }

        @Override
        public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
            return right.enumerate(library, cancellation, sink);
        }

        @Override
        public Map<String, Presence> presence(Library library, Collection<String> ids) {
            Map<String, Presence> answers = new HashMap<>(right.presence(library, ids));
            answers.replaceAll((id, answer) -> answer == Presence.PRESENT ? answer : Presence.GONE);
            return answers;
        }

        @Override
        public void close() {
            right.close();
        }
    }
}
