package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.About;
import dev.mediasync.model.Credit;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Tags;
import dev.mediasync.model.Titles;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.SearchDocument;
import dev.mediasync.repository.SearchPattern;
import dev.mediasync.repository.SearchQuery;
import dev.mediasync.repository.SearchRank;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Search: what people type finds what they mean, and the documents follow every change. */
public abstract class SearchContract extends RepositoryContract {
    private static final int TRIES = 100;
    private static final int MANY_TRIES = 300;

    /** Makes the contract ready. */
    protected SearchContract() {}

    /** F01: an item is found as people type its title, in any script, joined, parted or begun. */
    @Example
    protected void f01TitlesAreFoundAsPeopleTypeThem() {
        OneLibrary one = new OneLibrary(freshSource());
        List<SearchCases.Found> cases = SearchCases.found();
        hold(one, titled(one, cases.stream().map(SearchCases.Found::title).toList()));

        for (SearchCases.Found found : cases) {
            for (String typed : found.typed()) {
                assertThat(search(one, typed))
                        .as("\"%s\" finds \"%s\"", typed, found.title())
                        .extracting(ItemSummary::title)
                        .contains(found.title());
            }
        }
    }

    /** F02: what is another word in its script, or lacks a word that was typed, is not found. */
    @Example
    protected void f02WhatDoesNotFitIsNotFound() {
        OneLibrary one = new OneLibrary(freshSource());
        List<String> titles =
                SearchCases.MISSED.stream().map(SearchCases.Missed::title).toList();
        hold(one, titled(one, titles));

        for (SearchCases.Missed missed : SearchCases.MISSED) {
            assertThat(search(one, missed.typed()))
                    .as("\"%s\" does not find \"%s\"", missed.typed(), missed.title())
                    .extracting(ItemSummary::title)
                    .doesNotContain(missed.title());
        }
    }

    /** F03: any input is words, never a query language or an error. */
    @Property(tries = MANY_TRIES)
    protected void f03AnyInputIsWords(@ForAll("typed") String typed) {
        assertThatCode(() -> repository().search(SearchQuery.of(typed))).doesNotThrowAnyException();
    }

    /** F04: an item is found by its title, whatever that is, as long as something of it can be seen. */
    @Property(tries = TRIES)
    protected void f04ATitleFindsItsItem(@ForAll("typed") String title) {
        OneLibrary one = new OneLibrary(freshSource());
        // Half a surrogate pair is no text, and a store may lose it.
        String written = title.replaceAll("\\p{Cs}", "?");
        hold(one, titled(one, List.of(written)));

        if (!SearchPattern.of(written).empty()) {
            assertThat(search(one, written)).hasSize(1);
        }
        assertThat(written.codePoints().anyMatch(Character::isLetterOrDigit))
                .as("letters are words")
                .matches(letters -> !letters || !SearchPattern.of(written).empty());
    }

    /** F05: after any change exactly the items are found that fit as they are now. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void f05DocumentsFollowEveryChange(@ForAll("perturbed") Perturbed pair) {
        OneLibrary one = new OneLibrary(freshSource());
        List<MediaItem> recorded = LibraryArbitraries.in(one.source.describe().id(), pair.recorded());
        List<MediaItem> observed = LibraryArbitraries.in(one.source.describe().id(), pair.observed());
        Set<String> texts = new LinkedHashSet<>(List.of("genre1", "studio2", "person 1", "the", "t"));
        recorded.forEach(item -> texts.add(item.title()));
        observed.forEach(item -> texts.add(item.title()));

        load(one.source, one.library, recorded);
        texts.forEach(text -> agrees(one, text, snapshot(one.library.key())));
        load(one.source, one.library, observed);

        texts.forEach(text -> agrees(one, text, snapshot(one.library.key())));
        assertThat(repository().check().sound()).isTrue();
    }

    private void agrees(OneLibrary one, String text, Map<ItemKey, MediaItem> items) {
        SearchPattern pattern = SearchPattern.of(text);
        List<ItemSummary> found = search(one, text);
        assertThat(found)
                .as("found by \"%s\"", text)
                .extracting(ItemSummary::key)
                .containsExactlyInAnyOrderElementsOf(items.values().stream()
                        .filter(item -> pattern.rank(SearchDocument.of(item)).isPresent())
                        .map(MediaItem::key)
                        .toList());
        assertThat(found)
                .as("in the order of ranks")
                .extracting(hit -> rank(pattern, Objects.requireNonNull(items.get(hit.key()))))
                .isSorted();
    }

    private static SearchRank rank(SearchPattern pattern, MediaItem item) {
        return pattern.rank(SearchDocument.of(item)).orElseThrow();
    }

    /** F06: items that exchange their keys, or get other ones, are found under the keys that they have now. */
    @Example
    protected void f06ItemsAreFoundUnderTheirPresentKeys() {
        OneLibrary one = new OneLibrary(freshSource());
        List<MediaItem> before =
                List.of(one.film("1", "Solaris"), one.film("2", "Metropolis"), one.film("3", "Nosferatu"));
        hold(one, before);

        hold(one, OneLibrary.renamed(before, Map.of("1", "2", "2", "1", "3", "9")));

        assertThat(keys(search(one, "solaris"))).containsExactly("2");
        assertThat(keys(search(one, "metropolis"))).containsExactly("1");
        assertThat(keys(search(one, "nosferatu"))).containsExactly("9");
        hold(one, List.of(one.film("2", "Solaris"), one.unknownFilm("9", "Stalker")));
        assertThat(keys(search(one, "stalker"))).containsExactly("9");
        assertThat(search(one, "metropolis")).isEmpty();
        assertThat(search(one, "nosferatu")).isEmpty();
    }

    /** F07: filters by library and kind leave exactly what they name, also of an item in several libraries. */
    @Example
    protected void f07FiltersLeaveWhatTheyName() {
        ScriptedSource source = freshSource();
        OneLibrary one = new OneLibrary(source, "one");
        OneLibrary other = new OneLibrary(source, "other");
        List<MediaItem> show = one.show("s", "Aurora");
        hold(one, show);
        hold(other, List.of(one.film("f", "Aurora"), one.film("g", "Aurora Borealis")));
        hold(one, with(show, one.film("f", "Aurora")));

        assertThat(keys(search(one, "aurora"))).containsExactlyInAnyOrder("s", "s/s1", "s/s1/e1", "s/s1/e2", "f");
        assertThat(keys(search(other, "aurora"))).containsExactly("f", "g");
        SearchQuery everywhere = SearchQuery.of("aurora").limit(SearchQuery.MAX_LIMIT);
        assertThat(keys(repository().search(everywhere.in(one.library.key()).ofKind(MediaKind.EPISODE))))
                .containsExactlyInAnyOrder("s/s1/e1", "s/s1/e2");
        assertThat(repository().search(everywhere.ofKind(MediaKind.MOVIE)))
                .extracting(ItemSummary::key)
                .contains(one.key("f"), one.key("g"))
                .doesNotContain(one.key("s"));

        hold(other, List.of(one.film("g", "Aurora Borealis")));
        assertThat(keys(search(other, "aurora"))).containsExactly("g");
        assertThat(keys(search(one, "aurora"))).contains("f");
    }

    /** F08: the best come first: named so, beginning so, in the titles, with people, anywhere; a limit keeps these. */
    @Example
    protected void f08TheBestComeFirst() {
        OneLibrary one = new OneLibrary(freshSource());
        hold(
                one,
                List.of(
                        item(one, "anywhere", "Tales").tags(genre("Dark Night")).build(),
                        item(one, "people", "Dark Days")
                                .credits(actor("Jo Night"))
                                .build(),
                        item(one, "in titles", "A Night So Dark").build(),
                        item(one, "begins", "Dark Night Falls").build(),
                        item(one, "named", "Dark Night").build(),
                        item(one, "original", "Nuit")
                                .titles(new Titles("Nuit obscure et longue", null, "Dark Night"))
                                .build()));

        List<String> order = keys(search(one, "dark night"));

        assertThat(order).containsExactly("named", "original", "begins", "in titles", "people", "anywhere");
        for (int limit = 1; limit <= order.size(); limit++) {
            SearchQuery few = SearchQuery.of("dark night").in(one.library.key()).limit(limit);
            assertThat(keys(repository().search(few))).isEqualTo(order.subList(0, limit));
        }
    }

    /** F09: a limit of none or too many is refused, and no search gives more than its limit. */
    @Example
    protected void f09NoSearchGivesMoreThanItsLimit() {
        OneLibrary one = new OneLibrary(freshSource());
        hold(one, films(one.source.describe().id(), 60));

        SearchQuery films = SearchQuery.of("film").in(one.library.key());
        assertThat(repository().search(films)).hasSize(50);
        assertThat(repository().search(films.limit(7))).hasSize(7);
        assertThat(repository().search(films.limit(SearchQuery.MAX_LIMIT))).hasSize(60);
        assertThatThrownBy(() -> films.limit(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 1000 items, not 0");
    }

    /** F10: a text without words, or with unknown ones, finds nothing. */
    @Example
    protected void f10ATextWithoutWordsFindsNothing() {
        OneLibrary one = new OneLibrary(freshSource());
        hold(one, titled(one, List.of("The Matrix", "", " ", "\u0000")));

        for (String nothing :
                List.of("", " ", "\t\n", "\u0000", "\ud800", "\u200b", "unknownword", "the unknownword")) {
            assertThat(search(one, nothing)).as("\"%s\"", nothing).isEmpty();
        }
    }

    /** F11: titles, people, whom they play, genres, studios and labels are searched; the overview is not. */
    @Example
    protected void f11TheNamedFieldsAreSearched() {
        OneLibrary one = new OneLibrary(freshSource());
        MediaItem film = item(one, "1", "Shown")
                .titles(new Titles("Shown", "Sorted", "Einmal Original"))
                .credits(List.of(new Credit("Wim Person", Credit.Role.DIRECTOR, "Captain Character")))
                .tags(new Tags(List.of("Genreword"), List.of("Studioword"), List.of("Labelword")))
                .about(new About("Overviewword", "Tagword", null, null, List.of()))
                .build();
        hold(one, List.of(film, one.film("2", "Another")));

        for (String typed :
                List.of("shown", "sorted", "original", "person", "character", "genrew", "studiow", "labelw")) {
            assertThat(keys(search(one, typed))).as(typed).containsExactly("1");
        }
        assertThat(keys(search(one, "shown person genreword"))).containsExactly("1");
        assertThat(search(one, "overviewword")).isEmpty();
    }

    private void hold(OneLibrary one, Collection<MediaItem> items) {
        load(one.source, one.library, List.copyOf(items));
    }

    private List<ItemSummary> search(OneLibrary one, String text) {
        return repository().search(SearchQuery.of(text).in(one.library.key()).limit(SearchQuery.MAX_LIMIT));
    }

    private static List<String> keys(List<ItemSummary> found) {
        return found.stream().map(item -> item.key().id()).toList();
    }

    private static List<MediaItem> titled(OneLibrary one, List<String> titles) {
        List<MediaItem> items = new ArrayList<>();
        for (String title : titles) {
            items.add(item(one, "t" + items.size(), title).build());
        }
        return items;
    }

    private static List<MediaItem> with(List<MediaItem> items, MediaItem more) {
        List<MediaItem> all = new ArrayList<>(items);
        all.add(more);
        return all;
    }

    private static MediaItem.Builder item(OneLibrary one, String id, String title) {
        return MediaItem.builder(one.key(id), MediaKind.MOVIE, title);
    }

    private static Tags genre(String genre) {
        return new Tags(List.of(genre), List.of(), List.of());
    }

    private static List<Credit> actor(String name) {
        return List.of(new Credit(name, Credit.Role.ACTOR, null));
    }

    /** What somebody may type: any characters, and what other languages for queries know. */
    @Provide
    protected Arbitrary<String> typed() {
        Arbitrary<String> syntax = Arbitraries.of(
                        "\"",
                        "'",
                        "*",
                        "AND",
                        "OR",
                        "NOT",
                        "NEAR(",
                        ")",
                        "(",
                        ":",
                        "^",
                        "-",
                        "+",
                        "{titles}",
                        "titles:",
                        "\u0000",
                        "\ud800",
                        "\udc00",
                        "\u0086",
                        "\u0087",
                        "%",
                        "_",
                        "\\",
                        "?",
                        "1",
                        "🎬",
                        "か\u3099",
                        "é",
                        "a",
                        "스",
                        "ก",
                        " ",
                        "matrix",
                        "--",
                        ";",
                        "\u202e",
                        "\ufeff",
                        "\uffff",
                        "{",
                        "}",
                        "#",
                        "&",
                        "a-b")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(40);
        Arbitrary<String> large = Arbitraries.of("x", "攻", "x ", "a-", "\"", "ก", "🎬", "x攻")
                .map(part -> part.repeat(10_000 / part.length()));
        return Arbitraries.frequencyOf(Tuple.of(10, syntax), Tuple.of(10, any), Tuple.of(1, large));
    }
}
