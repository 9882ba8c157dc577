package dev.mediasync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A relay hands everything over in order, never runs far ahead, and leaves no thread behind. */
@Timeout(60)
class RelayTest {
    private static final String NAME = "mediasync-relay-test";
    private static final Function<Consumer<Integer>, String> TEN = hand -> {
        IntStream.range(0, 10).forEach(hand::accept);
        return "ten";
    };

    private final Relay<Integer> relay = new Relay<>();
    private final List<Integer> taken = new ArrayList<>();

    @Test
    void everyPieceIsTakenInOrderAndTheProducersResultReturned() {
        assertThat(relay.run(NAME, TEN, taken::add)).isEqualTo("ten");

        assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertNoThread();
    }

    @Test
    void theProducerIsNeverMoreThanThreePiecesAhead() {
        AtomicInteger made = new AtomicInteger();
        List<Integer> ahead = new ArrayList<>();

        relay.run(
                NAME,
                hand -> {
                    for (int piece = 0; piece < 1_000; piece++) {
                        made.incrementAndGet();
                        hand.accept(piece);
                    }
                    return "";
                },
                piece -> ahead.add(made.get() - piece));

        assertThat(ahead).hasSize(1_000).allMatch(pieces -> pieces <= 4);
    }

    @Test
    void theTakersFailureEndsTheProducerAndIsThrown() {
        AtomicInteger made = new AtomicInteger();
        IllegalStateException full = new IllegalStateException("full");

        assertThatThrownBy(() -> relay.run(
                        NAME,
                        hand -> {
                            while (true) {
                                hand.accept(made.incrementAndGet());
                            }
                        },
                        piece -> {
                            throw full;
                        }))
                .isSameAs(full);
        assertThat(made.get()).isLessThan(6);
        assertNoThread();
    }

    @Test
    void theProducersFailureIsThrownAfterWhatItHandedOver() {
        IllegalStateException broken = new IllegalStateException("broken");

        assertThatThrownBy(() -> relay.run(
                        NAME,
                        hand -> {
                            hand.accept(7);
                            throw broken;
                        },
                        taken::add))
                .isSameAs(broken);
        assertThat(taken).containsExactly(7);
        assertNoThread();
    }

    @Test
    void anErrorOfTheProducerIsThrownAsItIs() {
        assertThatThrownBy(() -> relay.run(
                        NAME,
                        hand -> {
                            throw new AssertionError("wrong");
                        },
                        taken::add))
                .isInstanceOf(AssertionError.class)
                .hasMessage("wrong");
    }

    @Test
    void workIsDoneOnTheProducersThreadWhileItHandsOverAndAfterItsEnd() {
        List<String> threads = new ArrayList<>();

        relay.run(
                NAME,
                TEN,
                piece -> threads.add(relay.inTurn(() -> Thread.currentThread().getName())));

        assertThat(threads).hasSize(10).containsOnly(NAME);
    }

    @Test
    void theProducerWaitsWhileWorkIsDoneInItsTurn() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();

        relay.run(
                NAME,
                hand -> {
                    for (int piece = 0; piece < 100; piece++) {
                        together.addAndGet(inside.get());
                        hand.accept(piece);
                    }
                    return "";
                },
                piece -> relay.inTurn(() -> {
                    inside.incrementAndGet();
                    Thread.yield();
                    return inside.decrementAndGet();
                }));

        assertThat(together.get()).isZero();
    }

    @Test
    void whatWorkInTurnThrowsReachesTheTaker() {
        assertThatThrownBy(() -> relay.run(
                        NAME,
                        TEN,
                        piece -> relay.inTurn(() -> {
                            throw new IllegalArgumentException("no details");
                        })))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no details");
        assertNoThread();
    }

    @Test
    void anInterruptionOfTheCallerInterruptsTheProducerAndIsKept() {
        Thread caller = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);
        List<String> ended = new ArrayList<>();

        assertThatThrownBy(() -> relay.run(
                        NAME,
                        hand -> {
                            caller.interrupt();
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                ended.add("interrupted");
                            }
                            return "";
                        },
                        taken::add))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended).containsExactly("interrupted");
        assertNoThread();
    }

    private static void assertNoThread() {
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals(NAME));
    }
}
