package dev.mediasync.plex;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server's answer, as rows.
 *
 * @param <R> a row, as far as it was read
 * @param fields what is said of all rows together
 * @param rows the items or folders
 * @param offset where the first row stands in the whole listing, null where the server does not say
 * @param total how many rows the whole listing has, null where the server does not say
 * @param answered when the server answered, by its own clock, null where it does not say
 */
record Container<R>(
        Row fields,
        List<R> rows,
        @Nullable Long offset,
        @Nullable Long total,
        @Nullable Instant answered) {}
