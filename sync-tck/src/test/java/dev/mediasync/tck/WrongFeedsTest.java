package dev.mediasync.tck;

import static dev.mediasync.tck.WrongSource.caught;

import dev.mediasync.SyncException;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.ChangeRetention;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Registration;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Rules about the change feed catch the repository that breaks them. */
class WrongFeedsTest {
    private static final ChangeRetention FOR_EVER = new ChangeRetention(Duration.ofDays(36_500), 0);

    @Test
    void c01OneThatCountsPagesIsCaught() {
        caught(feed((clock, kept) -> new ForwardingRepository(clock, kept) {
            @Override
            public long lastChange() {
                return super.changesSince(0, 3).size();
            }
        })::c01TheLastChangeIsTheOneToldLast);
    }

    @Test
    void c02OneThatSkipsWhatWasTrimmedInSilenceIsCaught() {
        caught(feed((clock, kept) -> new ForwardingRepository(clock, kept) {
            @Override
            public List<ChangeEvent> changesSince(long sequence, int limit) {
                return super.changesSince(Math.max(sequence, trimmedUpTo()), limit);
            }
        })::c02OldChangesAreTrimmedAndMissedOnesAreTold);
        caught(
                feed((clock, kept) -> new ForwardingRepository(clock, FOR_EVER))
                        ::c02OldChangesAreTrimmedAndMissedOnesAreTold);
    }

    @Test
    void c03OneThatTrimsEverythingOldIsCaught() {
        caught(
                feed((clock, kept) -> new ForwardingRepository(clock, new ChangeRetention(kept.age(), 0)))
                        ::c03TheLastChangesStayWhateverTheirAge);
    }

    @Test
    void c04OneThatTrimsByNumberAloneIsCaught() {
        caught(
                feed((clock, kept) -> new ForwardingRepository(clock, new ChangeRetention(Duration.ZERO, 3)))
                        ::c04YoungChangesStay);
    }

    @Test
    void c05OneThatCountsAnewAfterTrimmingIsCaught() {
        caught(feed((clock, kept) -> new ForwardingRepository(clock, kept) {
            @Override
            public List<ChangeEvent> changesSince(long sequence, int limit) {
                long trimmed = trimmedUpTo();
                return super.changesSince(sequence, limit).stream()
                        .map(event -> numbered(event, event.sequence() - trimmed))
                        .toList();
            }
        })::c05NumbersAreNotUsedAgain);
    }

    @Test
    void c06OneThatForgetsTitlesOfWhatWentIsCaught() {
        caught(feed((clock, kept) -> new ForwardingRepository(clock, kept) {
            @Override
            public List<ChangeEvent> changesSince(long sequence, int limit) {
                return super.changesSince(sequence, limit).stream()
                        .map(event -> event.verb() == ChangeEvent.Verb.REMOVED ? event.titled(null) : event)
                        .toList();
            }
        })::c06WhatWentIsToldWithItsTitle);
    }

    @Test
    void c07OneThatInventsTitlesIsCaught() {
        caught(feed((clock, kept) -> new ForwardingRepository(clock, kept) {
            @Override
            public List<ChangeEvent> changesSince(long sequence, int limit) {
                return super.changesSince(sequence, limit).stream()
                        .map(event -> event.title() == null ? event.titled("?") : event)
                        .toList();
            }
        })::c07WhatCameIsToldWithItsPresentTitle);
    }

    @Test
    void c08OneThatTellsTheSameAgainIsCaught() {
        caught(feed((clock, kept) -> new ForwardingRepository(clock, kept) {
            @Override
            public List<ChangeEvent> changesSince(long sequence, int limit) {
                return super.changesSince(sequence == 1 ? 0 : sequence, limit);
            }
        })::c08ASubscriberIsShownEachChangeOnce);
    }

    @Test
    void c09OneThatSkipsAChangeIsCaught() {
        caught(feed((clock, kept) -> new ForwardingRepository(clock, kept) {
            @Override
            public List<ChangeEvent> changesSince(long sequence, int limit) {
                return super.changesSince(sequence == 2 ? 3 : sequence, limit);
            }
        })::c09ASubscriberIsShownNoMoreThanItAskedFor);
    }

    @Test
    void c10OneThatSkipsWhatASubscriberMissedIsCaught() {
        caught(feed((clock, kept) -> new ForwardingRepository(clock, kept) {
            @Override
            public List<ChangeEvent> changesSince(long sequence, int limit) {
                return super.changesSince(Math.max(sequence, trimmedUpTo()), limit);
            }
        })::c10ASubscriberThatMissedChangesIsToldSo);
    }

    @Test
    void c11OneThatTellsBeforeTheCommitIsCaught() {
        caught(feed((clock, kept) -> new ForwardingRepository(clock, kept) {
            private final List<Runnable> listeners = new ArrayList<>();

            @Override
            public Registration onCommit(Runnable listener) {
                listeners.add(listener);
                return listeners::clear;
            }

            @Override
            public Applied apply(Lease lease, Commit commit) {
                listeners.forEach(Runnable::run);
                return super.apply(lease, commit);
            }
        })::c11CommitsAreTold);
    }

    @Test
    void c12OneThatCountsRefusedCommitsIsCaught() {
        caught(feed((clock, kept) -> new ForwardingRepository(clock, kept) {
            private long refused;

            @Override
            public Applied apply(Lease lease, Commit commit) {
                try {
                    return super.apply(lease, commit);
                } catch (SyncException e) {
                    refused++;
                    throw e;
                }
            }

            @Override
            public long lastChange() {
                return super.lastChange() + refused;
            }
        })::c12ARefusedCommitTellsNothing);
    }

    @Test
    void c13OneThatKeepsWhatUsersDidToItselfIsCaught() {
        caught(feed((clock, kept) -> new ForwardingRepository(clock, kept) {
            @Override
            public List<ChangeEvent> changesSince(long sequence, int limit) {
                return super.changesSince(sequence, limit).stream()
                        .filter(event -> event.verb() != ChangeEvent.Verb.USER_STATE)
                        .toList();
            }
        })::c13WhatAUserDidIsToldOnce);
    }

    @Test
    void c14OneThatTellsOfItemsOnlyIsCaught() {
        caught(feed((clock, kept) -> new ForwardingRepository(clock, kept) {
            private boolean applying;

            @Override
            public Registration onCommit(Runnable listener) {
                return super.onCommit(() -> {
                    if (applying) {
                        listener.run();
                    }
                });
            }

            @Override
            public Applied apply(Lease lease, Commit commit) {
                applying = true;
                try {
                    return super.apply(lease, commit);
                } finally {
                    applying = false;
                }
            }
        })::c14WrittenStatesAreTold);
    }

    private static ChangeEvent numbered(ChangeEvent event, long sequence) {
        return new ChangeEvent(
                sequence,
                event.at(),
                event.library(),
                event.verb(),
                event.key(),
                event.from(),
                event.kind(),
                event.title());
    }

    private static FeedContract feed(BiFunction<Clock, ChangeRetention, MediaRepository> wrong) {
        return new FeedContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime, ChangeRetention retention) {
                return wrong.apply(tellsTheTime, retention);
            }
        };
    }
}
