package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.LibraryReport;
import dev.mediasync.model.Library;
import dev.mediasync.source.Cancellation;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A listing that cannot be trusted removes nothing, and a naive client would. */
class PagingTrapsTest {
    private final Copy copy = Copy.ofSmall();
    private final FakeJellyfin server = copy.server;

    @AfterEach
    void close() {
        copy.close();
    }

    private void drop(int number) {
        server.catalogue.items.remove(Libraries.id(number));
    }

    private void removesNothing() {
        LibraryReport report = copy.sync("Movies");
        assertThat(report.counts().removed()).isZero();
        for (int number = 10; number < 17; number++) {
            assertThat(copy.has(number)).as("film " + number).isTrue();
        }
    }

    private void pages(String type, UnaryOperator<Reply> worse) {
        server.fault((asked, honest) -> Faulty.listing(asked, type) ? worse.apply(honest) : null);
    }

    @Test
    void whatIsGoneIsRemoved() {
        copy.sync("Movies");
        drop(13);
        assertThat(copy.sync("Movies").counts().removed()).isEqualTo(1);
        assertThat(copy.has(13)).isFalse();
    }

    @Test
    void aShortPageIsNotTheLast() {
        copy.sync("Movies");
        // The second page comes without its first two rows.
        server.fault((asked, honest) -> Faulty.listing(asked, "Movie") && Faulty.start(asked) == 2
                ? Reply.json(honest.body().replaceFirst("\\{\"Name\":\"Film 12\".*?(?=\\{\"Name\":\"Film 13\")", ""))
                : null);
        removesNothing();
        assertThat(server.asked("/Items")).anyMatch(asked -> Faulty.page(asked, "Movie", 6));
    }

    @Test
    void theNextPageBeginsWhereTheLastWasAskedToEnd() {
        copy.sync("Movies");
        List<Integer> starts = server.asked("/Items").stream()
                .filter(asked -> Faulty.listing(asked, "Movie"))
                .map(Faulty::start)
                .toList();
        assertThat(starts).containsExactly(0, 2);
    }

    @Test
    void deletionsBetweenPagesHideNoPresentItem() {
        copy.sync("Movies");
        drop(16);
        boolean[] moved = {false};
        server.fault((asked, honest) -> {
            if (Faulty.listing(asked, "Movie") && !moved[0]) {
                moved[0] = true;
                drop(10);
                drop(11);
            }
            return null;
        });
        LibraryReport report = copy.sync("Movies");
        for (int number = 10; number < 16; number++) {
            assertThat(copy.has(number)).as("film " + number).isTrue();
        }
        assertThat(report.reasons()).isEmpty();
        assertThat(copy.has(16)).isFalse();

        assertThat(copy.sync("Movies").counts().removed()).isEqualTo(2);
    }

    @Test
    void whatOnlyTheSecondLookShowsIsTaken() {
        boolean[] moved = {false};
        server.fault((asked, honest) -> {
            if (Faulty.listing(asked, "Movie") && !moved[0]) {
                moved[0] = true;
                drop(10);
                drop(11);
            }
            return null;
        });
        assertThat(copy.sync("Movies").counts().added()).isEqualTo(7);
        assertThat(server.asked("/Items"))
                .filteredOn(asked -> Faulty.listing(asked, "Movie"))
                .anyMatch(asked -> !asked.target().contains("fields="));
    }

    @Test
    void aTotalThatIsNeverReachedHoldsBackNothingOnceTwoLooksAgree() {
        copy.sync("Movies");
        server.fault((asked, honest) ->
                "Movie".equals(FakeJellyfin.query(asked).get("includeitemtypes")) ? oneMore(honest) : null);
        drop(16);
        assertThat(copy.sync("Movies").counts().removed()).isEqualTo(1);
        assertThat(copy.has(15)).isTrue();
    }

    private static Reply oneMore(Reply honest) {
        String body = honest.body();
        int total = Integer.parseInt(body.replaceFirst("(?s).*\"TotalRecordCount\":(\\d+).*", "$1"));
        return Reply.json(body.replace("\"TotalRecordCount\":" + total, "\"TotalRecordCount\":" + (total + 1)));
    }

    @Test
    void aTotalThatMovesInBothLooksRemovesNothing() {
        copy.sync("Movies");
        drop(16);
        int[] growing = {100};
        pages(
                "Movie",
                honest -> Reply.json(honest.body()
                        .replaceFirst("\"TotalRecordCount\":\\d+", "\"TotalRecordCount\":" + growing[0]++)));
        removesNothing();
    }

    @Test
    void anEmptyListingRemovesNothing() {
        copy.sync("Movies");
        pages("Movie", honest -> Reply.json("{\"Items\":[],\"TotalRecordCount\":0,\"StartIndex\":0}"));
        removesNothing();
    }

    @Test
    void aTotalThatDoesNotFitTheCountRemovesNothing() {
        copy.sync("Movies");
        drop(16);
        server.fault((asked, honest) -> "0".equals(FakeJellyfin.query(asked).get("limit"))
                        && "Movie".equals(FakeJellyfin.query(asked).get("includeitemtypes"))
                ? Reply.json("{\"Items\":[],\"TotalRecordCount\":7,\"StartIndex\":0}")
                : null);
        removesNothing();
    }

    @Test
    void aPageWithoutATotalRemovesNothing() {
        copy.sync("Movies");
        drop(16);
        pages("Movie", honest -> Reply.json(honest.body().replaceAll("\"TotalRecordCount\":\\d+,", "")));
        removesNothing();
    }

    @Test
    void anIgnoredOffsetRemovesNothingAndEnds() {
        copy.sync("Movies");
        pages("Movie", honest -> Reply.json(honest.body().replaceAll("\"StartIndex\":\\d+", "\"StartIndex\":0")));
        removesNothing();
    }

    @Test
    void aScanUnderWayRemovesNothing() {
        copy.sync("Movies");
        drop(13);
        server.scanning = true;
        removesNothing();
        server.scanning = false;
        assertThat(copy.sync("Movies").counts().removed()).isEqualTo(1);
    }

    @Test
    void aDroppedFilterRemovesNothingAndAddsNothingForeign() {
        copy.sync("Movies");
        drop(13);
        pages("Movie", honest -> Reply.json(honest.body().replace("\"Type\":\"Movie\"", "\"Type\":\"Folder\"")));
        removesNothing();
    }

    @Test
    void aLibraryThatIsListedWithAnothersItemsIsRefused() {
        copy.sync("Movies");
        server.catalogue.libraries.put(
                "bbbb2dd21bbc1b99aa5c0f6bf02a805b",
                new FakeCatalogue.FakeLibrary("bbbb2dd21bbc1b99aa5c0f6bf02a805b", "More", "movies", "elsewhere"));
        server.fault((asked, honest) -> Faulty.listing(asked, "Movie") ? whole(asked) : null);

        assertThat(copy.sync("More").toString()).contains("lists items of another library");
    }

    @Test
    void whoeverIsNotToldOfFoldersSeesThatParentsDoNotCount() {
        server.logins.token("0123456789abcdef0123456789abcdef", FakeJellyfin.KID, "a-tablet");
        String more = "bbbb2dd21bbc1b99aa5c0f6bf02a805b";
        server.catalogue.libraries.put(more, new FakeCatalogue.FakeLibrary(more, "More", "movies", "elsewhere"));
        try (JellyfinSource kid =
                server.builder("0123456789abcdef0123456789abcdef").build()) {
            Library library = kid.libraries().stream()
                    .filter(one -> one.key().id().equals(more))
                    .findFirst()
                    .orElseThrow();
            server.fault((asked, honest) -> Faulty.listing(asked, "Movie") ? whole(asked) : null);
            assertThatThrownBy(() -> kid.enumerate(library, new Cancellation(), page -> {}))
                    .hasMessageContaining("lists items of another library");
        }
    }

    @Test
    void aForeignRowAtTheEndIsRefusedThoughTheFirstIsAtHome() {
        copy.sync("Movies");
        Libraries.movie(
                server.catalogue, server.catalogue.library("bbbb2dd21bbc1b99aa5c0f6bf02a805b", "More", "movies"), 17);
        server.fault((asked, honest) -> Faulty.listing(asked, "Movie")
                        && Libraries.MOVIES.equals(FakeJellyfin.query(asked).get("parentid"))
                ? whole(asked)
                : null);
        assertThat(copy.sync("Movies").toString()).contains("lists items of another library");
    }

    /** What a server lists to which the parent did not come through. */
    private Reply whole(Asked asked) {
        Map<String, String> query = FakeJellyfin.query(asked);
        query.remove("parentid");
        return FakeJellyfin.json(Map.of(
                "Items",
                server.catalogue.list(new FakeCatalogue.Query(query, null)).stream()
                        .map(item -> item.fields)
                        .toList(),
                "TotalRecordCount",
                server.catalogue.list(new FakeCatalogue.Query(query, null)).size(),
                "StartIndex",
                0));
    }

    @Test
    void aRemovedLibraryThatStillAnswersIsNotWalked() {
        Library movies = copy.source.libraries().get(0);
        server.catalogue.libraries.remove(Libraries.MOVIES);
        assertThatThrownBy(() -> copy.source.enumerate(movies, new Cancellation(), page -> {}))
                .hasMessageContaining("does not list library " + Libraries.MOVIES);
    }

    @Test
    void everyListingNamesItsTypeAndFoldsNothing() {
        copy.sync("Movies");
        for (Asked asked : server.asked("/Items")) {
            Map<String, String> query = FakeJellyfin.query(asked);
            if (asked.path().equals("/Items")) {
                assertThat(query).containsEntry("collapseboxsetitems", "false");
            }
            if (query.containsKey("recursive")) {
                assertThat(query)
                        .containsEntry("recursive", "true")
                        .containsEntry("ismissing", "false")
                        .containsEntry("enabletotalrecordcount", "true")
                        .containsKey("includeitemtypes");
                assertThat(query.getOrDefault("fields", ""))
                        .doesNotContain("People", "MediaSources", "MediaStreams", "Chapters", "ChildCount");
            }
        }
    }

    @Test
    void aLibraryCostsItsPagesAndAConstant() {
        copy.sync("Movies");
        int before = server.asked.size();
        copy.sync("Movies");
        List<Asked> asked = server.asked.subList(before, server.asked.size());
        assertThat(asked.stream().filter(one -> one.path().startsWith("/Items/")))
                .as("the first and the last row of seven types")
                .hasSizeLessThanOrEqualTo(2 * 7);
    }
}
