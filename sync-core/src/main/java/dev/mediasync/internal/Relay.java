package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a producer work a few pieces ahead of a taker, on a thread of its own.
 *
 * <p>So waiting for a server and writing what came before overlap. A relay serves one run; the producer's thread has ended
 * when that returns, however it ends.
 *
 * @param <T> a piece
 */
final class Relay<T> {
    private static final int AHEAD = 2;

    private final Deque<T> pieces = new ArrayDeque<>();
    private final Deque<FutureTask<?>> turns = new ArrayDeque<>();
    private boolean produced;
    private boolean finished;

    /** Ends a producer whose pieces nobody takes any more. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1;

        Abandoned() {
            super("Nobody takes what comes any more", null, false, false);
        }
    }

    /**
     * Runs both to their ends; the taker works on the calling thread.
     *
     * @param name the name of the producer's thread
     * @param produce hands its pieces over and returns what came of it
     * @param take takes one piece after the other
     * @throws RuntimeException what the taker threw, else what the producer threw
     * @throws SyncException of kind {@link ErrorKind#CANCELLED} if the calling thread was interrupted
     */
    <R> R run(String name, Function<Consumer<T>, R> produce, Consumer<T> take) {
        FutureTask<R> production = new FutureTask<>(() -> produce.apply(this::hand));
        Thread producer = new Thread(() -> work(production), name);
        producer.setDaemon(true);
        producer.start();
        try {
            for (T piece = next(); piece != null; piece = next()) {
                take.accept(piece);
            }
            return result(production);
        } catch (InterruptedException e) {
            producer.interrupt();
            Thread.currentThread().interrupt();
            throw new SyncException(ErrorKind.CANCELLED, "The run was cancelled; nothing was removed", e);
        } finally {
            finish(producer);
        }
    }

    /** Has work done on the producer's thread, while that hands a piece over or after its end; for the taker. */
    <R> R inTurn(Supplier<R> work) {
        FutureTask<R> turn = new FutureTask<>(work::get);
        synchronized (this) {
            turns.add(turn);
            notifyAll();
        }
        try {
            return result(turn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SyncException(ErrorKind.CANCELLED, "The run was cancelled; nothing was removed", e);
        }
    }

    private static <R> R result(FutureTask<R> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private void work(FutureTask<?> production) {
        production.run();
        synchronized (this) {
            produced = true;
            notifyAll();
        }
        try {
            for (FutureTask<?> turn = turn(0); turn != null; turn = turn(0)) {
                turn.run();
            }
        } catch (Abandoned e) {
            // The run is over, and so is this thread.
        }
    }

    private void hand(T piece) {
        for (FutureTask<?> turn = turn(AHEAD); turn != null; turn = turn(AHEAD)) {
            turn.run();
        }
        synchronized (this) {
            pieces.add(piece);
            notifyAll();
        }
    }

    /** Waits for the taker to ask for something, or for fewer pieces than this to wait for it: then null. */
    private synchronized @Nullable FutureTask<?> turn(int fewer) {
        while (turns.isEmpty() && pieces.size() >= fewer && !finished) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Abandoned();
            }
        }
        if (finished) {
            throw new Abandoned();
        }
        return turns.poll();
    }

    private synchronized @Nullable T next() throws InterruptedException {
        while (pieces.isEmpty() && !produced) {
            wait();
        }
        T piece = pieces.poll();
        notifyAll();
        return piece;
    }

    private void finish(Thread producer) {
        synchronized (this) {
            finished = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (producer.isAlive()) {
            try {
                producer.join();
            } catch (InterruptedException e) {
                interrupted = true;
                producer.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
