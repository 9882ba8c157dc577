package dev.mediasync.tck;

import static dev.mediasync.tck.WrongSource.caught;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.StateConflict;
import dev.mediasync.repository.UnsentState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Rules about unsent states catch the repository that breaks them. */
class WrongOutboxesTest {
    private static final List<MediaItem> FILMS = RepositoryContract.films(LibraryArbitraries.SOURCE, 3);

    @Test
    void o01OneThatTellsTheNewestFirstIsCaught() {
        caught(outbox(clock -> new ForwardingRepository(clock) {
            @Override
            public List<UnsentState> unsent(SourceId source, int limit) {
                List<UnsentState> turned = new ArrayList<>(super.unsent(source, limit));
                turned.sort(Comparator.comparingLong(UnsentState::number).reversed());
                return turned;
            }
        })::o01WhatTheHostWroteIsUnsent);
    }

    @Test
    void o02OneThatKeepsThePlaceOfAnEarlierWriteIsCaught() {
        caught(outbox(clock -> new ForwardingRepository(clock) {
            @Override
            public List<UnsentState> unsent(SourceId source, int limit) {
                List<UnsentState> sorted = new ArrayList<>(super.unsent(source, limit));
                sorted.sort(Comparator.comparing(unsent -> unsent.state().user()));
                return sorted;
            }
        })::o02ALaterWriteReplacesTheEarlier);
    }

    @Test
    void o03OneThatForgetsWhatWasSentIsCaught() {
        caught(outbox(clock -> new ForwardingRepository(clock) {
            @Override
            public void sent(UnsentState state) {
                // The sender would send it for ever.
            }
        })::o03WhatWasSentIsUnsentNoMore);
    }

    @Test
    void o04OneThatTakesTheItemForTheWriteIsCaught() {
        caught(outbox(clock -> new ForwardingRepository(clock) {
            @Override
            public void sent(UnsentState state) {
                super.unsent(state.key().source(), 100).stream()
                        .filter(now -> now.key().equals(state.key()))
                        .forEach(super::sent);
            }
        })::o04AWriteMeanwhileStaysUnsent);
    }

    @Test
    void o05OneThatSendsWhatTheSourceHasIsCaught() {
        caught(outbox(ObservesNothing::new)::o05WhatTheSourceShowsIsUnsentNoMore);
    }

    @Test
    void o06OneInWhichTheSourceAlwaysWinsIsCaught() {
        caught(outbox(clock -> new ForwardingRepository(clock) {
            @Override
            public void saveObservedStates(Lease lease, Collection<ItemState> states, StateConflict conflict) {
                super.saveObservedStates(lease, states, (ours, observed) -> observed);
            }
        })::o06AnOlderObservationDoesNotWin);
    }

    @Test
    void o07OneInWhichTheHostAlwaysWinsIsCaught() {
        caught(outbox(clock -> new ForwardingRepository(clock) {
            @Override
            public void saveObservedStates(Lease lease, Collection<ItemState> states, StateConflict conflict) {
                super.saveObservedStates(lease, states, (ours, observed) -> ours.state());
            }
        })::o07ALaterPlayWins);
    }

    @Test
    void o08OneThatForgetsToSendAMixtureIsCaught() {
        caught(outbox(clock -> new ForwardingRepository(clock) {
            @Override
            public void saveObservedStates(Lease lease, Collection<ItemState> states, StateConflict conflict) {
                super.saveObservedStates(lease, states, conflict);
                states.forEach(state -> super.unsent(state.key().source(), 100).forEach(super::sent));
            }
        })::o08AMixtureWaitsWithItsOwnNumber);
    }

    @Test
    void o09OneThatAsksWithoutAConflictIsCaught() {
        caught(outbox(clock -> new ForwardingRepository(clock) {
            @Override
            public void saveObservedStates(Lease lease, Collection<ItemState> states, StateConflict conflict) {
                states.forEach(state -> conflict.resolve(
                        new UnsentState(state.key(), state.state(), clock.instant(), 1), state.state()));
                super.saveObservedStates(lease, states, conflict);
            }
        })::o09WithoutAWriteThereIsNoConflict);
    }

    @Test
    void o15OneThatKnowsOnlyWhatIsThereIsCaught() {
        caught(outbox(clock -> new ForwardingRepository(clock) {
            @Override
            public void sent(UnsentState state) {
                if (super.find(state.key()).isPresent()) {
                    super.sent(state);
                }
            }
        })::o15WhatWasSentMeanwhileIsNotSentAgain);
    }

    @Test
    void o16OneThatTakesTheFirstIsCaught() {
        caught(outbox(clock -> new ForwardingRepository(clock) {
            @Override
            public void saveObservedStates(Lease lease, Collection<ItemState> states, StateConflict conflict) {
                super.saveObservedStates(lease, List.of(states.iterator().next()), conflict);
            }
        })::o16TheLaterOfTwoObservationsCounts);
    }

    @Test
    void o10OneWhoseOutboxStaysAtTheKeyIsCaught() {
        caught(outbox(AtItsFirstKey::new)::o10WhatIsUnsentFollowsARekey);
    }

    @Test
    void o11OneThatForgetsWhatToSendWithTheItemIsCaught() {
        caught(outbox(DropsWhatWent::new)::o11WhatIsUnsentComesBackWithItsItem);
    }

    @Test
    void o12OneThatSendsWhatWasPurgedIsCaught() {
        caught(outbox(AtItsFirstKey::new)::o12WhatIsUnsentIsPurgedWithItsState);
    }

    @Test
    void o13OneThatMixesSourcesIsCaught() {
        caught(outbox(clock -> new ForwardingRepository(clock) {
            @Override
            public List<UnsentState> unsent(SourceId source, int limit) {
                List<UnsentState> all = new ArrayList<>();
                libraries().stream()
                        .map(status -> status.library().key().source())
                        .distinct()
                        .forEach(any -> all.addAll(super.unsent(any, limit)));
                return all;
            }
        })::o13SourcesAreListedByThemselves);
    }

    @Test
    void o14OneThatSendsOncePerSourceIsCaught() {
        caught(() -> outbox(clock -> new ForwardingRepository(clock) {
                    @Override
                    public List<UnsentState> unsent(SourceId source, int limit) {
                        return super.unsent(source, 1);
                    }
                })
                .o14WhatIsUnsentGoesWhereItsStateGoes(new Perturbed(FILMS, FILMS)));
    }

    private static OutboxContract outbox(Function<Clock, MediaRepository> wrong) {
        return new OutboxContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
    }

    private static final class ObservesNothing extends ForwardingRepository {
        ObservesNothing(Clock clock) {
            super(clock);
        }

        @Override
        public void saveObservedStates(Lease lease, Collection<ItemState> states, StateConflict conflict) {
            // A state that equals the recorded one is not written, and that is where the mark would be taken away.
        }
    }

    /** Keeps its outbox by key, whatever becomes of the item. */
    private static final class AtItsFirstKey extends ForwardingRepository {
        private final Map<ItemKey, UnsentState> written = new HashMap<>();

        AtItsFirstKey(Clock clock) {
            super(clock);
        }

        @Override
        public void saveUserState(ItemKey key, UserState state) {
            super.saveUserState(key, state);
            super.unsent(key.source(), 100).forEach(unsent -> written.put(unsent.key(), unsent));
        }

        @Override
        public List<UnsentState> unsent(SourceId source, int limit) {
            return List.copyOf(written.values());
        }
    }

    /** Takes for sent what is not there any more. */
    private static final class DropsWhatWent extends ForwardingRepository {
        private final List<UnsentState> known = new ArrayList<>();
        private final List<UnsentState> dropped = new ArrayList<>();

        DropsWhatWent(Clock clock) {
            super(clock);
        }

        @Override
        public List<UnsentState> unsent(SourceId source, int limit) {
            List<UnsentState> now = super.unsent(source, limit);
            known.stream().filter(old -> !now.contains(old)).forEach(dropped::add);
            known.addAll(now);
            return now.stream().filter(unsent -> !dropped.contains(unsent)).toList();
        }
    }
}
