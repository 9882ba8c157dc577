package dev.mediasync.jellyfin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question for rows.
 *
 * @param rows the rows that came
 * @param total how many rows the listing has, null where the server does not say
 * @param start the first row, null where the server does not say
 * @param answered when the server answered, by its own clock, null where it does not say
 * @param took how long the whole answer took
 * @param bytes its length
 */
record Page(
        List<Row> rows,
        @Nullable Long total,
        @Nullable Long start,
        @Nullable Instant answered,
        Duration took,
        int bytes) {
    /** Copies the list. */
    Page {
        rows = List.copyOf(rows);
    }
}
