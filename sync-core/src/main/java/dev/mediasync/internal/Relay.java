package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a producer work a few pieces ahead of a taker.
 *
 * <p>So waiting for a server and writing what came before overlap. The producer works on the caller's thread; the taker,
 * once a few pieces have come, on one of its own, which has ended when the run returns, however it ends. A relay serves one
 * run.
 *
 * @param <T> a piece
 */
final class Relay<T> {
    private static final int AHEAD = 2;
    /** So many pieces are not worth a thread. */
    private static final int ALONE = 2;

    private final String name;
    private final Consumer<T> take;
    private final Thread caller = Thread.currentThread();
    private final Deque<T> pieces = new ArrayDeque<>();
    private final Deque<FutureTask<?>> turns = new ArrayDeque<>();
    private int takenAlone;
    private @Nullable Thread taker;
    private @Nullable Throwable failure;
    private boolean produced;
    private boolean taken;
    private boolean stopped;

    /**
     * A relay to be run by the calling thread.
     *
     * @param name the name of the taker's thread
     * @param take takes one piece after the other
     */
    Relay(String name, Consumer<T> take) {
        this.name = name;
        this.take = take;
    }

    /**
     * Runs both to their ends.
     *
     * @param produce hands its pieces over and returns what came of it
     * @throws RuntimeException what the taker threw, else what the producer threw
     * @throws SyncException of kind {@link ErrorKind#CANCELLED} if the caller was interrupted while it waited
     */
    <R> R run(Function<Consumer<T>, R> produce) {
        try {
            R result = produce.apply(this::hand);
            while (beforeTheEnd()) {
                turn();
            }
            return result;
        } catch (InterruptedException e) {
            throw cancelled(e);
        } finally {
            end();
            rethrow();
        }
    }

    /** Has work done on the caller's thread, while that hands a piece over or waits for the taker; for the taker. */
    <R> R inTurn(Supplier<R> work) {
        if (Thread.currentThread() == caller) {
            return work.get();
        }
        FutureTask<R> turn = new FutureTask<>(work::get);
        synchronized (this) {
            if (stopped) {
                throw new CancellationException("Nobody does what the taker asks for any more");
            }
            turns.add(turn);
            notifyAll();
        }
        try {
            return turn.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody interrupts this thread", e);
        }
    }

    private void hand(T piece) {
        if (takenAlone < ALONE) {
            takenAlone++;
            take.accept(piece);
            return;
        }
        if (taker == null) {
            taker = new Thread(this::takeAll, name);
            taker.setDaemon(true);
            taker.start();
        }
        try {
            while (full()) {
                turn();
            }
        } catch (InterruptedException e) {
            throw cancelled(e);
        }
        rethrow();
        synchronized (this) {
            pieces.add(piece);
            notifyAll();
        }
    }

    private void takeAll() {
        try {
            for (T piece = next(); piece != null; piece = next()) {
                take.accept(piece);
            }
        } catch (CancellationException e) {
            // The producer failed while its turn was waited for, and that is what is told.
        } catch (Throwable e) {
            fail(e);
        } finally {
            over();
        }
    }

    private synchronized void fail(Throwable e) {
        failure = e;
    }

    private synchronized void over() {
        taken = true;
        notifyAll();
    }

    private synchronized @Nullable T next() {
        boolean interrupted = false;
        while (pieces.isEmpty() && !produced && !stopped) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        T piece = stopped ? null : pieces.poll();
        notifyAll();
        return piece;
    }

    /** Waits until there is room for a piece, or something to do first. */
    private synchronized boolean full() throws InterruptedException {
        while (pieces.size() >= AHEAD && !taken && turns.isEmpty()) {
            wait();
        }
        return !turns.isEmpty();
    }

    /** Waits until everything was taken, or there is something to do before. */
    private synchronized boolean beforeTheEnd() throws InterruptedException {
        produced = true;
        notifyAll();
        while (taker != null && !taken && turns.isEmpty()) {
            wait();
        }
        return !turns.isEmpty();
    }

    private static SyncException cancelled(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SyncException(ErrorKind.CANCELLED, "The run was cancelled; nothing was removed", e);
    }

    private void turn() {
        FutureTask<?> turn;
        synchronized (this) {
            turn = turns.poll();
        }
        if (turn != null) {
            turn.run();
        }
    }

    private synchronized void rethrow() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException known) {
            throw known;
        }
    }

    private void end() {
        synchronized (this) {
            stopped = true;
            turns.forEach(turn -> turn.cancel(false));
            turns.clear();
            notifyAll();
        }
        boolean interrupted = false;
        while (taker != null && taker.isAlive()) {
            try {
                taker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
