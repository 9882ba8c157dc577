package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Availability;
import dev.mediasync.model.Credit;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Titles;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.BrowseQuery.Direction;
import dev.mediasync.repository.BrowseQuery.Sort;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What applications build their screens on: listings in every order and with every filter, counts and copies. */
public abstract class BrowsingContract extends RepositoryContract {
    private static final int TRIES = 50;
    private static final String ANN = "ann";

    /** Makes the contract ready. */
    protected BrowsingContract() {}

    /** G01: a listing goes by its order, in both directions, whatever the size of a page. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void g01AListingGoesByItsOrder(
            @ForAll("libraries") List<MediaItem> shapes,
            @ForAll Sort sort,
            @ForAll Direction direction,
            @ForAll @IntRange(min = 1, max = 9) int size) {
        Loaded loaded = loaded(shapes);

        List<ItemKey> seen = keys(
                BrowseQuery.ALL.in(loaded.library().key()).by(sort, direction).limit(size));

        List<ItemKey> recorded = keys(BrowseQuery.ALL.in(loaded.library().key()));
        Comparator<MediaItem> order = Comparator.comparing(sort::value, BrowsingContract::compare)
                .thenComparingInt(item -> recorded.indexOf(item.key()));
        Comparator<MediaItem> unknownLast = Comparator.comparing((MediaItem item) -> sort.value(item) == null);
        assertThat(seen)
                .containsExactlyElementsOf(loaded.items().stream()
                        .sorted(unknownLast.thenComparing(direction == Direction.ASCENDING ? order : order.reversed()))
                        .map(MediaItem::key)
                        .toList());
    }

    private static int compare(Object one, Object other) {
        if (one instanceof Long number && other instanceof Long than) {
            return number.compareTo(than);
        }
        if (one instanceof String text && other instanceof String than) {
            return Arrays.compareUnsigned(text.getBytes(StandardCharsets.UTF_8), than.getBytes(StandardCharsets.UTF_8));
        }
        return 0;
    }

    /** G02: every filter leaves exactly what it names, alone and with others, and a count tells how many these are. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void g02EveryFilterLeavesWhatItNames(@ForAll("libraries") List<MediaItem> shapes) {
        Loaded loaded = loaded(shapes);
        Set<ItemKey> watched = new TreeSet<>();
        Set<ItemKey> begun = new TreeSet<>();
        for (int at = 0; at < loaded.items().size(); at++) {
            ItemKey key = loaded.items().get(at).key();
            if (at % 3 == 1) {
                repository().saveUserState(key, UserState.untouched(ANN).playedAt(clock.instant()));
                watched.add(key);
            } else if (at % 3 == 2) {
                repository().saveUserState(key, UserState.untouched(ANN).at(Duration.ofMinutes(at)));
                begun.add(key);
            }
        }
        ItemFilter all = ItemFilter.ALL.in(loaded.library().key());

        for (String genre : List.of("genre1", "genre3", "nothing")) {
            leaves(loaded, all.withGenre(genre), item -> item.tags().genres().contains(genre));
        }
        for (String person : List.of("Person 1", "Person 4", "Nobody")) {
            Predicate<MediaItem> fits =
                    item -> item.credits().stream().map(Credit::person).anyMatch(person::equals);
            leaves(loaded, all.withPerson(person), fits);
            leaves(
                    loaded,
                    all.withPerson(person).ofKind(MediaKind.MOVIE),
                    fits.and(item -> item.kind() == MediaKind.MOVIE));
        }
        leaves(loaded, all.withYears(new ItemFilter.Years(1930, 1990)), item -> {
            Integer year = item.dates().year();
            return year != null && year >= 1930 && year <= 1990;
        });
        for (Availability availability : Availability.values()) {
            leaves(loaded, all.withAvailability(availability), item -> item.availability() == availability);
        }
        leaves(loaded, all.withWatching(left(ItemFilter.Stage.WATCHED)), item -> watched.contains(item.key()));
        leaves(loaded, all.withWatching(left(ItemFilter.Stage.UNWATCHED)), item -> !watched.contains(item.key()));
        leaves(loaded, all.withWatching(left(ItemFilter.Stage.IN_PROGRESS)), item -> begun.contains(item.key()));
    }

    private static ItemFilter.Watching left(ItemFilter.Stage stage) {
        return new ItemFilter.Watching(ANN, stage);
    }

    private void leaves(Loaded loaded, ItemFilter filter, Predicate<MediaItem> fits) {
        List<ItemKey> expected =
                loaded.items().stream().filter(fits).map(MediaItem::key).toList();
        for (Sort sort : Sort.values()) {
            assertThat(keys(BrowseQuery.ALL
                            .where(filter)
                            .by(sort, Direction.DESCENDING)
                            .limit(3)))
                    .as("%s by %s", filter, sort)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(repository().count(filter)).as("count of %s", filter).isEqualTo(expected.size());
    }

    /** G03: whatever comes, goes or moves between two pages, an item that keeps its place is shown once. */
    @Example
    protected void g03WhatKeepsItsPlaceIsShownOnce() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> films = films(source.describe().id(), 9);
        load(source, library, films);
        BrowseQuery query = BrowseQuery.ALL
                .in(library.key())
                .by(Sort.TITLE, Direction.ASCENDING)
                .limit(4);
        Page first = repository().browse(query);
        List<MediaItem> after = new ArrayList<>(without(films, "4", "6"));
        after.set(2, titled(films.get(2), "Zulu"));
        after.add(titled(film(source.describe().id(), "new"), "Alien"));
        load(source, library, after);

        List<String> seen = new ArrayList<>();
        first.forEach(item -> seen.add(item.title()));
        repository().browseAll(query.from(first.next()), item -> seen.add(item.title()));

        assertThat(seen)
                .containsExactly(
                        "Film 1", "Film 2", "Film 3", "Film 4", "Film 5", "Film 7", "Film 8", "Film 9", "Zulu");
    }

    private static MediaItem titled(MediaItem item, String title) {
        return item.with(builder -> builder.titles(Titles.of(title)));
    }

    /** G04: a tally counts each item once for each of its values. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void g04ATallyCountsEachItemOnceForAValue(
            @ForAll("libraries") List<MediaItem> shapes, @ForAll Catalog.Trait trait) {
        Loaded loaded = loaded(shapes);
        TreeMap<String, Long> expected = new TreeMap<>();
        for (MediaItem item : loaded.items()) {
            values(trait, item).distinct().forEach(value -> expected.merge(value, 1L, Long::sum));
        }

        assertThat(repository().tally(trait, ItemFilter.ALL.in(loaded.library().key())))
                .isEqualTo(expected);
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

    /** G05: the same film on two servers is found from either, and can be listed once. */
    @Example
    protected void g05CopiesAreFoundOnEveryServer() {
        ScriptedSource here = freshSource();
        ScriptedSource there = freshSource();
        MediaItem first =
                film(here.describe().id(), "a").with(b -> b.externalIds(List.of(id("imdb", "tt1"), id("tmdb", "1"))));
        MediaItem other = film(here.describe().id(), "b").with(b -> b.externalIds(List.of(id("tmdb", "2"))));
        MediaItem copy = film(there.describe().id(), "x").with(b -> b.externalIds(List.of(id("imdb", "tt1"))));
        MediaItem show = MediaItem.builder(new ItemKey(there.describe().id(), "y"), MediaKind.SHOW, "Show")
                .externalIds(List.of(id("tmdb", "2")))
                .build();
        load(here, here.library("main"), List.of(first, other));
        load(there, there.library("main"), List.of(copy, show));

        assertThat(repository().copies(first.key()))
                .extracting(ItemSummary::key)
                .containsExactly(first.key(), copy.key());
        assertThat(repository().copies(copy.key()))
                .extracting(ItemSummary::key)
                .containsExactly(first.key(), copy.key());
        assertThat(repository().copies(show.key())).extracting(ItemSummary::key).containsExactly(show.key());
        assertThat(repository().copies(new ItemKey(here.describe().id(), "nothing")))
                .isEmpty();
        assertThat(keys(BrowseQuery.ALL.where(once(ItemFilter.ALL))))
                .contains(first.key(), other.key(), show.key())
                .doesNotContain(copy.key());
        assertThat(keys(BrowseQuery.ALL.where(
                        once(ItemFilter.ALL.in(there.library("main").key())))))
                .containsExactly(copy.key(), show.key());
    }

    private static ItemFilter once(ItemFilter filter) {
        return filter.withCopies(ItemFilter.Copies.FIRST);
    }

    private static ExternalId id(String provider, String value) {
        return new ExternalId(provider, value);
    }

    /** G06: a text that is no page's end, or the end of a listing in another order, is refused. */
    @Example
    protected void g06AForeignPlaceIsRefused() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        load(source, library, films(source.describe().id(), 3));
        String byTitle = repository()
                .browse(BrowseQuery.ALL
                        .in(library.key())
                        .by(Sort.TITLE, Direction.ASCENDING)
                        .limit(1))
                .next();

        for (String place : Arrays.asList("", "nonsense", "%%%", byTitle)) {
            assertThatThrownBy(() -> repository().browse(BrowseQuery.ALL.from(place)))
                    .isInstanceOfSatisfying(
                            SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
                    .hasMessageContaining("list from the beginning");
        }
    }

    /** A library of a source of its own, and its items. */
    private record Loaded(Library library, List<MediaItem> items) {}

    private Loaded loaded(List<MediaItem> shapes) {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> items = LibraryArbitraries.in(source.describe().id(), shapes);
        load(source, library, items);
        return new Loaded(library, items);
    }

    private List<ItemKey> keys(BrowseQuery query) {
        List<ItemKey> keys = new ArrayList<>();
        repository().browseAll(query, item -> keys.add(item.key()));
        return keys;
    }
}
