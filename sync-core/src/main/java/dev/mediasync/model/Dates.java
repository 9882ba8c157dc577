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
    private static final long EPOCH_YEAR = 1970;
    private static final long DAYS_IN_400_YEARS = 146_097;
    private static final long YEARS = 400;

    /** No date at all. */
    public static final Dates NONE = new Dates(null, null, null);

    /** Cuts the moment to milliseconds. */
    public Dates {
        added = added == null ? null : added.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The day to order by: the day of release, else about the first of the year, counted from 1970; null for neither. */
    public @Nullable Long releaseOrder() {
        if (released != null) {
            return released.toEpochDay();
        }
        return year == null ? null : (Long) ((year - EPOCH_YEAR) * DAYS_IN_400_YEARS / YEARS);
    }

    /** A year alone. */
    public static Dates ofYear(@Nullable Integer year) {
        return new Dates(year, null, null);
    }
}
