package dev.mediasync.repository;

/** What ends a listening when closed; closing twice does no harm. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
