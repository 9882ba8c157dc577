package dev.mediasync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A relay hands everything over in order, never runs far ahead, and leaves no thread behind. */
@Timeout(60)
class RelayTest {
    private static final String NAME = "mediasync-relay-test";
    private final List<Integer> taken = new ArrayList<>();

    private static String ten(Consumer<Integer> hand) {
        IntStream.range(0, 10).forEach(hand::accept);
        return "ten";
    }

    private Relay<Integer> relay(Consumer<Integer> take) {
        return new Relay<>(NAME, take);
    }

    @Test
    void everyPieceIsTakenInOrderAndTheProducersResultReturned() {
        assertThat(relay(taken::add).run(RelayTest::ten)).isEqualTo("ten");

        assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertNoThread();
    }

    @Test
    void aFewPiecesNeedNoThread() {
        Set<Thread> threads = new HashSet<>();

        relay(piece -> threads.add(Thread.currentThread())).run(hand -> {
            hand.accept(1);
            hand.accept(2);
            return "";
        });

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void manyPiecesAreTakenOnAnotherThread() {
        List<String> threads = new ArrayList<>();

        relay(piece -> threads.add(Thread.currentThread().getName())).run(RelayTest::ten);

        assertThat(threads.subList(2, 10)).containsOnly(NAME);
    }

    @Test
    void theProducerIsNeverMoreThanThreePiecesAhead() {
        AtomicInteger made = new AtomicInteger();
        List<Integer> ahead = new ArrayList<>();

        relay(piece -> ahead.add(made.get() - piece)).run(hand -> {
            for (int piece = 0; piece < 1_000; piece++) {
                made.incrementAndGet();
                hand.accept(piece);
            }
            return "";
        });

        assertThat(ahead).hasSize(1_000).allMatch(pieces -> pieces <= 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 9})
    void theTakersFailureEndsTheProducerAndIsThrown(int piece) {
        AtomicInteger made = new AtomicInteger();
        IllegalStateException full = new IllegalStateException("full");

        assertThatThrownBy(() -> relay(taking -> {
                            if (taking == piece) {
                                throw full;
                            }
                        })
                        .run(hand -> {
                            while (true) {
                                hand.accept(made.getAndIncrement());
                            }
                        }))
                .isSameAs(full);
        assertThat(made.get()).isLessThan(piece + 6);
        assertNoThread();
    }

    @Test
    void aFailureAtTheLastPieceIsThrown() {
        assertThatThrownBy(() -> relay(piece -> {
                            if (piece == 9) {
                                throw new IllegalStateException("last");
                            }
                        })
                        .run(RelayTest::ten))
                .hasMessage("last");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 8})
    void theProducersFailureIsThrown(int pieces) {
        IllegalStateException broken = new IllegalStateException("broken");

        assertThatThrownBy(() -> relay(taken::add).run(hand -> {
                    IntStream.range(0, pieces).forEach(hand::accept);
                    throw broken;
                }))
                .isSameAs(broken);
        assertThat(taken).isEqualTo(IntStream.range(0, taken.size()).boxed().toList());
        assertNoThread();
    }

    @Test
    void anErrorOfTheTakerIsThrownAsItIs() {
        assertThatThrownBy(() -> relay(piece -> {
                            throw new AssertionError("wrong");
                        })
                        .run(RelayTest::ten))
                .isInstanceOf(AssertionError.class)
                .hasMessage("wrong");
    }

    @Test
    void workIsDoneOnTheCallersThreadWhileItHandsOverAndAfterItsEnd() {
        List<Thread> threads = new ArrayList<>();
        List<Relay<Integer>> relays = new ArrayList<>();
        relays.add(relay(piece -> threads.add(relays.get(0).inTurn(Thread::currentThread))));

        relays.get(0).run(RelayTest::ten);

        assertThat(threads).hasSize(10).containsOnly(Thread.currentThread());
    }

    @Test
    void whatWorkInTurnThrowsReachesTheTaker() {
        List<Relay<Integer>> relays = new ArrayList<>();
        relays.add(relay(piece -> relays.get(0).inTurn(() -> {
            throw new IllegalArgumentException("no details of " + piece);
        })));

        assertThatThrownBy(() -> relays.get(0).run(RelayTest::ten))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no details of 0");
        assertNoThread();
    }

    @Test
    void aTurnThatIsWaitedForWhenTheProducerFailsHangsNobody() {
        List<Relay<Integer>> relays = new ArrayList<>();
        CountDownLatch asking = new CountDownLatch(1);
        relays.add(relay(piece -> {
            if (piece == 2) {
                asking.countDown();
                relays.get(0).inTurn(() -> "details");
            }
        }));

        assertThatThrownBy(() -> relays.get(0).run(hand -> {
                    IntStream.range(0, 3).forEach(hand::accept);
                    await(asking);
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertNoThread();
    }

    @Test
    void anInterruptionWhileTheCallerWaitsCancelsAndIsKept() {
        Thread caller = Thread.currentThread();

        assertThatThrownBy(() -> relay(piece -> {
                            if (piece == 2) {
                                caller.interrupt();
                            }
                        })
                        .run(hand -> {
                            for (int piece = 0; ; piece++) {
                                hand.accept(piece);
                            }
                        }))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
        assertNoThread();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertNoThread() {
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals(NAME));
    }
}
