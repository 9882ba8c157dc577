package dev.mediasync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gathers single values into lists.
 *
 * @param <T> a value
 */
final class Portions<T> implements Consumer<T> {
    private final int size;
    private final Consumer<List<T>> taker;
    private List<T> gathered = new ArrayList<>();

    /** Hands lists of one size over. */
    Portions(int size, Consumer<List<T>> taker) {
        this.size = size;
        this.taker = taker;
    }

    @Override
    public void accept(T value) {
        gathered.add(value);
        if (gathered.size() == size) {
            handOver();
        }
    }

    /** Hands the rest over. */
    void end() {
        if (!gathered.isEmpty()) {
            handOver();
        }
    }

    private void handOver() {
        taker.accept(gathered);
        gathered = new ArrayList<>(size);
    }
}
