package dev.mediasync.tck;

import static dev.mediasync.tck.WrongSource.caught;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.MediaItem;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.SearchQuery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about search catch the repository that breaks them. */
class WrongSearchesTest {
    private static final List<MediaItem> FILMS = RepositoryContract.films(LibraryArbitraries.SOURCE, 3);

    /** A search made from what is right. */
    private interface Wrong extends BiFunction<MediaRepository, SearchQuery, List<ItemSummary>> {}

    @Test
    void f01OneThatKnowsOnlySpacesIsCaught() {
        caught(searching((right, query) -> all(right, query).stream()
                .filter(item -> Stream.of(query.text().split(" "))
                        .allMatch(
                                word -> item.title().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))))
                .toList())::f01TitlesAreFoundAsPeopleTypeThem);
    }

    @Test
    void f02OneThatTakesAnyWordForEnoughIsCaught() {
        caught(searching((right, query) -> Stream.of(query.text().split(" "))
                .flatMap(word -> right.search(with(query, word)).stream())
                .distinct()
                .toList())::f02WhatDoesNotFitIsNotFound);
    }

    @Test
    void f03OneWithAQueryLanguageIsCaught() {
        caught(() -> searching((right, query) -> {
                    if (query.text().chars().filter(c -> c == '"').count() % 2 == 1) {
                        throw new SyncException(ErrorKind.STORAGE_FAILED, "unterminated string");
                    }
                    return right.search(query);
                })
                .f03AnyInputIsWords("12\" vinyl"));
    }

    @Test
    void f04OneThatDropsSymbolsIsCaught() {
        caught(() -> searching(
                        (right, query) -> right.search(with(query, query.text().replaceAll("[^\\p{L}\\p{N}]", " "))))
                .f04ATitleFindsItsItem("???"));
    }

    @Test
    void f05OneThatKeepsOldDocumentsIsCaught() {
        caught(() -> searching(remembering()).f05DocumentsFollowEveryChange(new Perturbed(FILMS, FILMS.subList(0, 1))));
    }

    @Test
    void f06OneThatKeepsOldDocumentsIsCaught() {
        List<MediaItem> seen = new ArrayList<>();
        caught(searching((right, query) -> {
            all(right, query).forEach(item -> right.find(item.key()).ifPresent(seen::add));
            return seen.stream()
                    .filter(item -> item.title().equalsIgnoreCase(query.text()))
                    .map(ItemSummary::of)
                    .distinct()
                    .toList();
        })::f06ItemsAreFoundUnderTheirPresentKeys);
    }

    @Test
    void f07OneWithoutFiltersIsCaught() {
        caught(searching((right, query) -> right.search(SearchQuery.of(query.text())))::f07FiltersLeaveWhatTheyName);
    }

    @Test
    void f08OneThatPutsTheBestLastIsCaught() {
        caught(searching((right, query) -> {
            List<ItemSummary> found = new ArrayList<>(right.search(query));
            Collections.reverse(found);
            return found;
        })::f08TheBestComeFirst);
    }

    @Test
    void f09OneWithALimitOfItsOwnIsCaught() {
        caught(searching((right, query) -> right.search(query.limit(10)))::f09NoSearchGivesMoreThanItsLimit);
    }

    @Test
    void f10OneThatFindsEverythingByNothingIsCaught() {
        caught(
                searching((right, query) -> query.text().isBlank() ? all(right, query) : right.search(query))
                        ::f10ATextWithoutWordsFindsNothing);
    }

    @Test
    void f11OneThatLooksAtTitlesOnlyIsCaught() {
        caught(searching((right, query) -> right.search(query).stream()
                .filter(item -> item.title()
                        .toLowerCase(Locale.ROOT)
                        .contains(query.text().toLowerCase(Locale.ROOT)))
                .toList())::f11TheNamedFieldsAreSearched);
    }

    private static Wrong remembering() {
        Map<String, List<ItemSummary>> known = new HashMap<>();
        return (right, query) -> known.computeIfAbsent(query.text(), text -> right.search(query));
    }

    private static List<ItemSummary> all(MediaRepository right, SearchQuery query) {
        return right.browse(BrowseQuery.ALL.in(Objects.requireNonNull(query.library())))
                .items();
    }

    private static SearchQuery with(SearchQuery query, String text) {
        return new SearchQuery(text, query.library(), query.kind(), query.limit());
    }

    private static SearchContract searching(Wrong wrong) {
        return new SearchContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return new ForwardingRepository(tellsTheTime) {
                    @Override
                    public List<ItemSummary> search(SearchQuery query) {
                        return wrong.apply(right, query);
                    }
                };
            }
        };
    }
}
