package dev.mediasync.memory;

import dev.mediasync.model.Credit;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SameWork;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.Bookmark;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.NextEpisode;
import dev.mediasync.repository.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists and counts items. */
final class MemoryBrowse {
    private final MemoryState state;

    MemoryBrowse(MemoryState state) {
        this.state = state;
    }

    Page browse(BrowseQuery query) {
        Bookmark from = Bookmark.of(query);
        BrowseQuery.Sort sort = query.order().sort();
        Comparator<Bookmark> order = order(query.order().direction());
        List<MemoryState.Row> rows = fitting(query.filter())
                .filter(row -> from == null || order.compare(place(sort, row), from) > 0)
                .sorted(Comparator.comparing(row -> place(sort, row), order))
                .limit(query.limit() + 1L)
                .toList();
        boolean more = rows.size() > query.limit();
        List<MemoryState.Row> shown = more ? rows.subList(0, query.limit()) : rows;
        return new Page(
                shown.stream().map(row -> ItemSummary.of(row.item())).toList(),
                more ? place(sort, shown.get(shown.size() - 1)).encode() : null);
    }

    private static Bookmark place(BrowseQuery.Sort sort, MemoryState.Row row) {
        return new Bookmark(sort, sort.value(row.item()), row.handle());
    }

    /** Items without a value come last in both directions. */
    private static Comparator<Bookmark> order(BrowseQuery.Direction direction) {
        Comparator<Bookmark> order =
                Comparator.comparing(Bookmark::value, MemoryBrowse::compare).thenComparingLong(Bookmark::handle);
        return Comparator.comparing((Bookmark place) -> place.value() == null)
                .thenComparing(direction == BrowseQuery.Direction.ASCENDING ? order : order.reversed());
    }

    private static int compare(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Long number && other instanceof Long than) {
            return number.compareTo(than);
        }
        if (one instanceof String text && other instanceof String than) {
            return compare(text, than);
        }
        return 0;
    }

    /** Compares code points, as stores compare the bytes of UTF-8. */
    private static int compare(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        return Arrays.compare(left, right);
    }

    long count(ItemFilter filter) {
        return fitting(filter).count();
    }

    SortedMap<String, Long> tally(Catalog.Trait trait, ItemFilter filter) {
        SortedMap<String, Long> tally = new TreeMap<>();
        fitting(filter)
                .forEach(row ->
                        values(trait, row.item()).distinct().forEach(value -> tally.merge(value, 1L, Long::sum)));
        return tally;
    }

    private static Stream<String> values(Catalog.Trait trait, MediaItem item) {
        return switch (trait) {
            case KIND -> Stream.of(item.kind().word());
            case GENRE -> item.tags().genres().stream();
            case STUDIO -> item.tags().studios().stream();
            case LABEL -> item.tags().labels().stream();
            case YEAR -> Stream.ofNullable(item.dates().year()).map(String::valueOf);
        };
    }

    List<ItemSummary> copies(ItemKey key) {
        MemoryState.Row asked = state.items.get(key);
        if (asked == null) {
            return List.of();
        }
        return state.items.values().stream()
                .filter(row -> row.equals(asked) || SameWork.of(row.item(), asked.item()))
                .sorted(Comparator.comparingLong(MemoryState.Row::handle))
                .map(row -> ItemSummary.of(row.item()))
                .toList();
    }

    Optional<ItemSummary> nextEpisode(ItemKey show, String user) {
        return NextEpisode.of(state.items.values().stream()
                .map(MemoryState.Row::item)
                .filter(item -> item.kind() == MediaKind.EPISODE && show.equals(show(item)))
                .map(item -> new NextEpisode.Episode(ItemSummary.of(item), state(item.key(), user)))
                .toList());
    }

    private @Nullable ItemKey show(MediaItem episode) {
        MemoryState.Row parent = state.items.get(episode.parent());
        if (parent == null) {
            return null;
        }
        return parent.item().kind() == MediaKind.SEASON
                ? parent.item().parent()
                : parent.item().key();
    }

    List<ItemSummary> continueWatching(String user, int limit) {
        Map<ItemKey, Instant> touched = new LinkedHashMap<>();
        for (MemoryState.Row row : state.items.values()) {
            UserState left = state(row.item().key(), user);
            if (left == null) {
                continue;
            }
            boolean episode = row.item().kind() == MediaKind.EPISODE;
            boolean inProgress = !left.position().isZero();
            if (inProgress || (episode && left.played())) {
                Instant at = left.lastPlayed() == null ? Instant.MIN : left.lastPlayed();
                ItemKey thing = episode
                        ? Objects.requireNonNull(show(row.item()))
                        : row.item().key();
                touched.merge(thing, at, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        List<Map.Entry<ItemKey, Instant>> latest = new ArrayList<>(touched.entrySet());
        latest.sort(Map.Entry.<ItemKey, Instant>comparingByValue()
                .reversed()
                .thenComparingLong(entry -> handle(entry.getKey())));
        return latest.stream()
                .flatMap(entry -> toGoOnWith(entry.getKey(), user).stream())
                .limit(limit)
                .toList();
    }

    private long handle(ItemKey key) {
        MemoryState.Row row = state.items.get(key);
        return row == null ? 0 : row.handle();
    }

    private Optional<ItemSummary> toGoOnWith(ItemKey key, String user) {
        MemoryState.Row row = Objects.requireNonNull(state.items.get(key));
        return row.item().kind() == MediaKind.SHOW ? nextEpisode(key, user) : Optional.of(ItemSummary.of(row.item()));
    }

    private Stream<MemoryState.Row> fitting(ItemFilter filter) {
        List<MemoryState.Row> rows = state.items.values().stream()
                .filter(row -> fits(filter, row))
                .sorted(Comparator.comparingLong(MemoryState.Row::handle))
                .toList();
        if (filter.copies() == ItemFilter.Copies.EACH) {
            return rows.stream();
        }
        return rows.stream()
                .filter(row -> rows.stream()
                        .takeWhile(other -> other.handle() < row.handle())
                        .noneMatch(other -> SameWork.of(other.item(), row.item())));
    }

    private boolean fits(ItemFilter filter, MemoryState.Row row) {
        MediaItem item = row.item();
        ItemFilter.Years years = filter.years();
        Integer year = item.dates().year();
        return (filter.library() == null || row.libraries().contains(filter.library()))
                && (filter.kind() == null || item.kind() == filter.kind())
                && (filter.parent() == null || filter.parent().equals(item.parent()))
                && (filter.genre() == null || item.tags().genres().contains(filter.genre()))
                && (filter.person() == null || people(item).anyMatch(filter.person()::equals))
                && (years == null || (year != null && years.first() <= year && year <= years.last()))
                && (filter.availability() == null || item.availability() == filter.availability())
                && (filter.watching() == null || fits(filter.watching(), item));
    }

    private static Stream<String> people(MediaItem item) {
        return item.credits().stream().map(Credit::person);
    }

    private boolean fits(ItemFilter.Watching watching, MediaItem item) {
        UserState left = state(item.key(), watching.user());
        return switch (watching.stage()) {
            case UNWATCHED -> left == null || !left.played();
            case IN_PROGRESS -> left != null && !left.position().isZero();
            case WATCHED -> left != null && left.played();
        };
    }

    private @Nullable UserState state(ItemKey key, String user) {
        Map<String, MemoryUserStates.Kept> states = state.userStates.get(key);
        MemoryUserStates.Kept kept = states == null ? null : states.get(user);
        return kept == null ? null : kept.state();
    }
}
