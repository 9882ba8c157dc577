package dev.mediasync.tck;

import static dev.mediasync.tck.WrongSource.caught;

import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Titles;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.RecordedItem;
import dev.mediasync.plan.Stamp;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Page;
import dev.mediasync.repository.StateConflict;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules about reading, leases and user states catch the repository that breaks them. */
class WrongReadingsTest {
    private static final List<MediaItem> FILMS = RepositoryContract.films(LibraryArbitraries.SOURCE, 3);

    @Test
    void l02OneWithASingleLeaseIsCaught() {
        caught(leases(clock -> new ForwardingRepository(clock) {
            private @Nullable Lease first;

            @Override
            public Lease acquire(Library library, Duration duration) {
                Lease taken = first == null ? super.acquire(library, duration) : first;
                first = taken;
                return taken;
            }
        })::l02LibrariesAreHeldOneByOne);
    }

    @Test
    void l03OneWhoseTokensStandStillIsCaught() {
        caught(leases(clock -> new ForwardingRepository(clock) {
            private @Nullable Lease real;

            @Override
            public Lease acquire(Library library, Duration duration) {
                Lease taken = super.acquire(library, duration);
                real = taken;
                return new Lease(taken.library(), 7, taken.expires());
            }

            @Override
            public void release(Lease lease) {
                super.release(real == null ? lease : real);
            }
        })::l03AReleasedRightCanBeTaken);
    }

    @Test
    void l04OneThatRenewsNothingIsCaught() {
        caught(leases(RenewsNothing::new)::l04ARenewedRightLasts);
    }

    @Test
    void l05OneThatRenewsForAnyoneIsCaught() {
        caught(leases(RenewsNothing::new)::l05AnExpiredRightCanBeTakenAndTheOldHolderIsRefused);
    }

    @Test
    void r02OneThatLeavesAnItemOutIsCaught() {
        caught(() -> reading(clock -> new ForwardingRepository(clock) {
                    @Override
                    public Page browse(BrowseQuery query) {
                        Page page = super.browse(query);
                        int size = page.items().size();
                        return new Page(page.items().subList(Math.min(1, size), size), page.next());
                    }
                })
                .r02FiltersLeaveWhatTheyName(FILMS, MediaKind.MOVIE));
    }

    @Test
    void r03OneWithTwoStampsOfAnItemIsCaught() {
        caught(() -> reading(clock -> new ForwardingRepository(clock) {
                    @Override
                    public void stamps(LibraryKey library, Consumer<Stamp> sink) {
                        super.stamps(library, sink.andThen(sink));
                    }
                })
                .r03StampsLeadToTheirItems(FILMS));
    }

    @Test
    void r04OneThatEndsInSilenceIsCaught() {
        caught(reading(clock -> new ForwardingRepository(clock) {
            @Override
            public Page browse(BrowseQuery query) {
                Page page = super.browse(query);
                return query.from() == null ? page : new Page(List.of(), null);
            }
        })::r04PagingGoesOnBehindAnItemThatWent);
    }

    @Test
    void r05OneThatFindsSomethingBehindEveryHandleIsCaught() {
        caught(reading(clock -> new ForwardingRepository(clock) {
            @Override
            public List<RecordedItem> recorded(LibraryKey library, long[] handles) {
                List<Stamp> stamps = new ArrayList<>();
                stamps(library, stamps::add);
                return super.recorded(
                        library, stamps.stream().mapToLong(Stamp::handle).toArray());
            }
        })::r05AHandleThatLeadsNowhereIsLeftOut);
    }

    @Test
    void r06OneThatTellsEachChangeTwiceIsCaught() {
        caught(() -> reading(clock -> new ForwardingRepository(clock) {
                    @Override
                    public List<ChangeEvent> changesSince(long sequence, int limit) {
                        List<ChangeEvent> twice = new ArrayList<>(super.changesSince(sequence, limit));
                        twice.addAll(List.copyOf(twice));
                        return twice;
                    }
                })
                .r06TheFeedTellsEachChangeOnce(new Perturbed(FILMS.subList(0, 1), FILMS)));
    }

    @Test
    void r08OneWithoutAWindowIsCaught() {
        caught(reading(clock -> new ForwardingRepository(clock) {
            @Override
            public LibraryBase base(Library library, Duration window) {
                return super.base(library, Duration.ofDays(365));
            }
        })::r08RecentRemovalsCountWhileTheyAreInTheWindow);
    }

    @Test
    void r09OneThatIsAheadOfItsCommitsIsCaught() {
        caught(reading(clock -> new ForwardingRepository(clock) {
            @Override
            public LibraryBase base(Library library, Duration window) {
                LibraryBase base = super.base(library, window);
                return new LibraryBase(base.library(), base.revision() + 1, base.items(), base.seen(), base.history());
            }
        })::r09ALibraryStandsWhereItsLastCommitLeftIt);
    }

    @Test
    void u01OneThatTakesEveryUserForAnnIsCaught() {
        caught(states(clock -> new ForwardingRepository(clock) {
            @Override
            public Optional<UserState> userState(ItemKey key, String user) {
                return super.userState(key, "ann");
            }
        })::u01StateIsKeptForEachUser);
    }

    @Test
    void u02OneThatDropsStatesInSilenceIsCaught() {
        caught(states(clock -> new ForwardingRepository(clock) {
            @Override
            public void saveUserState(ItemKey key, UserState state) {
                if (find(key).isPresent()) {
                    super.saveUserState(key, state);
                }
            }
        })::u02StateOfAnUnknownItemIsRefused);
    }

    @Test
    void u03OneThatSkipsKnownItemsWithTheUnknownIsCaught() {
        caught(states(clock -> new ForwardingRepository(clock) {
            @Override
            public void saveObservedStates(Lease lease, Collection<ItemState> states, StateConflict conflict) {
                if (states.stream().allMatch(state -> find(state.key()).isPresent())) {
                    super.saveObservedStates(lease, states, conflict);
                }
            }
        })::u03ObservedStatesOfUnknownItemsAreSkipped);
    }

    @Test
    void l07OneThatTakesAnExpiredRightAnewIsCaught() {
        caught(leases(TakesAnew::new)::l07AnExpiredRightIsLostEvenIfNobodyTookIt);
    }

    @Test
    void l08OneWhoseRightsEndEarlyIsCaught() {
        caught(() -> {
            try {
                leases(clock -> new ForwardingRepository(clock) {
                            @Override
                            public Lease acquire(Library library, Duration duration) {
                                return super.acquire(library, duration.minusMillis(1));
                            }
                        })
                        .l08ARightHoldsUntilItEnds();
            } catch (SyncException e) {
                throw new AssertionError("The right ended early", e);
            }
        });
    }

    @Test
    void l09OneThatLetsAPausedRunCommitIsCaught() {
        caught(leases(TakesAnew::new)::l09ARunThatWasPausedChangesNothing);
    }

    @Test
    void l10OneThatTakesStatesFromAnyoneIsCaught() {
        caught(leases(TakesAnew::new)::l10StatesShownToWhoLostItsRightAreNotWritten);
    }

    @Test
    void u04OneThatTellsOneUserIsCaught() {
        caught(states(clock -> new ForwardingRepository(clock) {
            @Override
            public List<UserState> userStates(ItemKey key) {
                return super.userStates(key).stream().limit(1).toList();
            }
        })::u04TheStatesOfAllUsersAreTold);
    }

    @Test
    void u05OneThatKeepsNamesAsPlainLettersIsCaught() {
        caught(() -> states(clock -> new ForwardingRepository(clock) {
                    @Override
                    public void saveUserState(ItemKey key, UserState state) {
                        String plain = state.user().replaceAll("[^a-z]", "?");
                        super.saveUserState(key, UserState.untouched(plain).at(state.position()));
                    }
                })
                .u05EveryNameOfAUserIsFoundAgain("é"));
    }

    @Test
    void a10OneThatKeepsTextsAsPlainLettersIsCaught() {
        ApplyContract contract = new ApplyContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return new ForwardingRepository(tellsTheTime) {
                    @Override
                    public Optional<MediaItem> find(ItemKey key) {
                        return super.find(key)
                                .map(item -> item.with(
                                        b -> b.titles(Titles.of(item.title().replaceAll("[^a-z]", "?")))));
                    }
                };
            }
        };
        caught(() -> contract.a10WhateverTheModelTakesComesBack("1", "word", "\uD83D\uDE00"));
    }

    /** A process that wakes up late and takes the right again, as if it had never lost it. */
    private static final class TakesAnew extends ForwardingRepository {
        private final Map<LibraryKey, Library> libraries = new HashMap<>();

        TakesAnew(Clock clock) {
            super(clock);
        }

        @Override
        public Lease acquire(Library library, Duration duration) {
            libraries.put(library.key(), library);
            return super.acquire(library, duration);
        }

        @Override
        public Applied apply(Lease lease, Commit commit) {
            try {
                return super.apply(lease, commit);
            } catch (SyncException e) {
                Library library = Objects.requireNonNull(libraries.get(lease.library()));
                return super.apply(super.acquire(library, Duration.ofMinutes(1)), commit);
            }
        }

        @Override
        public void saveObservedStates(Lease lease, Collection<ItemState> states, StateConflict conflict) {
            Library library = Objects.requireNonNull(libraries.get(lease.library()));
            super.saveObservedStates(super.acquire(library, Duration.ofMinutes(1)), states, conflict);
        }
    }

    private static LeaseContract leases(Function<Clock, MediaRepository> wrong) {
        return new LeaseContract() {
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

    private static UserStateContract states(Function<Clock, MediaRepository> wrong) {
        return new UserStateContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
    }

    private static final class RenewsNothing extends ForwardingRepository {
        RenewsNothing(Clock clock) {
            super(clock);
        }

        @Override
        public Lease renew(Lease lease, Duration duration) {
            return lease;
        }
    }
}
