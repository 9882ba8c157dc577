package dev.mediasync.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The dates of an item; each may be absent, and moments are kept to the millisecond.
 *
 * @param year the year of release
 * @param released the day of release or of first broadcast
 * @param added when the source says that it got the item; people can edit it, so it orders but proves nothing
 */
public record Dates(
        @Nullable Integer year,
        @Nullable LocalDate released,
        @Nullable Instant added) {
    /** No date at all. */
    public static final Dates NONE = new Dates(null, null, null);

    /** Cuts the moment to milliseconds. */
    public Dates {
        added = added == null ? null : added.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A year alone. */
    public static Dates ofYear(@Nullable Integer year) {
        return new Dates(year, null, null);
    }
}
