package dev.mediasync.repository;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which items to list, in which order, and from where on.
 *
 * @param filter which items
 * @param order in which order
 * @param from where the page before ended, from {@link Page#next}; null for the first page
 * @param limit the largest number of items, 1 to 10,000
 */
public record BrowseQuery(
        ItemFilter filter, Order order, @Nullable String from, int limit) {
    /** The largest page. */
    public static final int MAX_LIMIT = 10_000;

    /** Every item in the order of recording, a page of the largest size. */
    public static final BrowseQuery ALL =
            new BrowseQuery(ItemFilter.ALL, new Order(Sort.RECORDED, Direction.ASCENDING), null, MAX_LIMIT);

    /** Checks the limit. */
    public BrowseQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A page holds 1 to " + MAX_LIMIT + " items, not " + limit);
        }
    }

    /**
     * The order of a listing; items of equal value, and behind all others those without one, go by when they were recorded.
     *
     * @param sort by what
     * @param direction which end comes first
     */
    public record Order(Sort sort, Direction direction) {}

    /** Which end of an order comes first. */
    public enum Direction {
        /** The smallest, oldest or first in the alphabet. */
        ASCENDING,
        /** The largest, newest or last in the alphabet. */
        DESCENDING
    }

    /** By what items are ordered. */
    public enum Sort {
        /** When they were first recorded; they keep that place whatever changes. */
        RECORDED,
        /** The title, by {@link dev.mediasync.model.Titles#order}; seasons, episodes and tracks have none here. */
        TITLE,
        /** When the source got them. */
        ADDED,
        /** The day of release, by {@link dev.mediasync.model.Dates#releaseOrder}. */
        RELEASED,
        /** Season and episode, or disc and track; meant for the children of one item. */
        NUMBER;

        private static final long SPREAD = 1_000_000;

        /** What an item is ordered by: a text, a number, or null for nothing. */
        public @Nullable Object value(MediaItem item) {
            return switch (this) {
                case RECORDED -> null;
                case TITLE -> item.kind().numbered() ? null : item.titles().order();
                case ADDED -> millis(item.dates().added());
                case RELEASED -> item.dates().releaseOrder();
                case NUMBER -> number(item.numbering());
            };
        }

        private static @Nullable Object millis(@Nullable Instant moment) {
            return moment == null ? null : moment.toEpochMilli();
        }

        private static Object number(Numbering numbering) {
            return SPREAD * first(numbering.season(), numbering.disc()) + first(numbering.episode(), numbering.track());
        }

        private static long first(@Nullable Integer one, @Nullable Integer other) {
            if (one != null) {
                return one;
            }
            return other == null ? 0 : other;
        }
    }

    /** The same for other items. */
    public BrowseQuery where(ItemFilter only) {
        return new BrowseQuery(only, order, from, limit);
    }

    /** The same for one library. */
    public BrowseQuery in(LibraryKey only) {
        return where(filter.in(only));
    }

    /** The same for one kind. */
    public BrowseQuery ofKind(@Nullable MediaKind only) {
        return where(filter.ofKind(only));
    }

    /** The same for the children of one item. */
    public BrowseQuery under(@Nullable ItemKey item) {
        return where(filter.under(item));
    }

    /** The same in another order. */
    public BrowseQuery by(Sort sort, Direction direction) {
        return new BrowseQuery(filter, new Order(sort, direction), from, limit);
    }

    /** The page that begins where another one ended. */
    public BrowseQuery from(@Nullable String next) {
        return new BrowseQuery(filter, order, next, limit);
    }

    /** The same with pages of another size. */
    public BrowseQuery limit(int items) {
        return new BrowseQuery(filter, order, from, items);
    }
}
