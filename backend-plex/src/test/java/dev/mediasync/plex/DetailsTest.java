package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.SyncOptions;
import dev.mediasync.internal.http.Transport;
import dev.mediasync.internal.http.Tuning;
import dev.mediasync.model.Credit;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Full items beside cut listings, and looks at changes. */
class DetailsTest {
    private final Copy copy = Copy.ofSmall();
    private final FakePlex server = copy.server;

    @AfterEach
    void close() {
        copy.close();
    }

    @Test
    void peopleAndGenresThatListingsCutOffAreThere() {
        copy.sync("Movies");
        assertThat(copy.item("10").credits())
                .extracting(Credit::person)
                .containsExactly("Ann", "Bob", "Cem", "Dee", "Eve", "Pat");
        assertThat(copy.item("10").tags().genres()).containsExactly("Drama", "Comedy", "Crime");
    }

    @Test
    void onlyNewAndChangedItemsAreAskedForInFull() {
        copy.sync("Movies");
        server.asked.clear();
        copy.sync("Movies");
        assertThat(server.asked("/library/metadata/")).isEmpty();

        server.row("12").put("updatedAt", 1_700_000_000);
        copy.sync("Movies");
        assertThat(server.asked("/library/metadata/")).extracting(Asked::path).containsExactly("/library/metadata/12");
        assertThat(copy.item("10").credits()).hasSize(6);
    }

    @Test
    void seasonsAndTracksAreNotAskedForInFull() {
        copy.sync("Shows");
        assertThat(server.asked("/library/metadata/"))
                .noneMatch(asked -> asked.path().contains("21"));
        assertThat(server.asked("/library/metadata/"))
                .noneMatch(asked -> asked.path().contains("33"));
    }

    @Test
    void aBatchThatComesBackEmptyIsAskedForInHalves() {
        server.mostDetails = 2;
        copy.sync("Movies");
        assertThat(copy.item("10").credits()).hasSize(6);
        assertThat(server.asked("/library/metadata/"))
                .filteredOn(asked -> asked.path().startsWith("/library/metadata/1"))
                .hasSize(7);
    }

    @Test
    void aBatchThatWasTooLargeIsNotAskedForAgainAndNoneIsSmallerThanTen() {
        for (int id = 110; id < 140; id++) {
            server.movie("1", Integer.toString(id), "Film " + id);
        }
        server.mostDetails = 2;
        List<String> films = Libraries.films(server);
        ById many = new ById(reads());
        assertThat(many.some(films, 1)).hasSameSizeAs(films);
        server.asked.clear();
        many.some(films.subList(0, 30), 1);
        assertThat(server.asked("/library/metadata/"))
                .extracting(asked -> asked.path().split(",", -1).length)
                .contains(10)
                .noneMatch(size -> size > 10);
    }

    @Test
    void aBatchThatFailsOnceDoesNotMakeLaterOnesSmaller() {
        AtomicInteger failed = new AtomicInteger();
        server.fault((asked, honest) -> asked.path().startsWith("/library/metadata/1") && failed.getAndIncrement() < 1
                ? Reply.html(500, "")
                : null);
        ById many = new ById(reads());
        assertThat(many.some(Libraries.films(server), 1)).hasSize(7);
        server.asked.clear();
        assertThat(many.some(Libraries.films(server), 1)).hasSize(7);
        assertThat(server.asked).hasSize(1);
    }

    private Reads reads() {
        return Reads.of(
                Transport.of(
                        URI.create(server.address()),
                        Map.of(),
                        Map.of("X-Plex-Token", FakePlex.TOKEN),
                        Duration.ofSeconds(9)),
                Tuning.DEFAULT);
    }

    @Test
    void aReadMakesTheServerLookAtNoFileAndRefreshNothing() {
        copy.sync("Movies");
        assertThat(server.asked("/library/metadata/"))
                .allMatch(asked -> asked.target().contains("skipRefresh=1")
                        && asked.target().contains("checkFiles=0"));
    }

    @Test
    void aFullItemIsNeverOverwrittenByItsCutListing() {
        copy.sync("Movies");
        server.row("10").put("updatedAt", 1_700_000_000);
        server.fault((asked, honest) -> asked.path().startsWith("/library/metadata/") ? Reply.html(500, "") : null);
        assertThat(copy.sync("Movies").outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(copy.item("10").credits()).hasSize(6);

        server.heal();
        assertThat(copy.sync("Movies").counts().updated()).isEqualTo(1);
    }

    @Test
    void aGarbledPageOfAnItemLeavesWhatIsRecordedUntilItIsWhole() {
        copy.sync("Movies");
        server.row("10").put("updatedAt", 1_700_000_000);
        server.row("10").put("title", "Renamed");
        server.fault((asked, honest) -> asked.path().startsWith("/library/metadata/")
                ? FakePlex.container(Map.of(
                        "size",
                        1,
                        "Metadata",
                        List.of(Map.of("ratingKey", "10", "type", "movie", "title", "?", "Genre", "oops"))))
                : null);
        copy.sync("Movies");
        assertThat(copy.item("10").credits()).hasSize(6);

        server.heal();
        assertThat(copy.sync("Movies").counts().updated()).isEqualTo(1);
        assertThat(copy.item("10").title()).isEqualTo("Renamed");
        assertThat(copy.item("10").credits()).hasSize(6);
    }

    @Test
    void aNewItemWhoseOwnPageFailsIsTakenAsListedAndMadeWholeLater() {
        server.fault((asked, honest) ->
                asked.path().contains("/library/metadata/") && asked.path().contains("10")
                        ? Reply.html(500, "")
                        : null);
        assertThat(copy.sync("Movies").counts().added()).isEqualTo(7);
        assertThat(copy.item("10").credits()).hasSizeLessThan(6);

        server.heal();
        assertThat(copy.sync("Movies").counts().updated()).isEqualTo(1);
        assertThat(copy.item("10").credits()).hasSize(6);
    }

    @Test
    void anItemThatIsGoneWhileItIsAskedForSpoilsNoRun() {
        server.fault((asked, honest) -> asked.path().equals("/library/metadata/12") ? Reply.html(404, "") : null);
        server.mostDetails = 1;
        assertThat(copy.sync("Movies").counts().added()).isEqualTo(7);
    }

    @Test
    void aLookAtChangesShowsWhatIsNewAndWhatWasUpdated() {
        copy.sync("Movies");
        server.asked.clear();
        long now = System.currentTimeMillis() / 1_000;
        server.movie("1", "90", "Brand New").put("addedAt", now);
        server.row("11").put("updatedAt", now);
        server.row("11").put("title", "Renamed");
        LibraryReport report = copy.sync("Movies", SyncOptions.Mode.INCREMENTAL);
        assertThat(report.counts().added()).isEqualTo(1);
        assertThat(report.counts().updated()).isEqualTo(1);
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(server.asked("/library/sections/1/all"))
                .anyMatch(asked -> asked.target().contains("updatedAt%3E%3E="))
                .anyMatch(asked -> asked.target().contains("addedAt%3E%3E="));
    }

    @Test
    void aRowThatIsNewAndUpdatedLeavesNoDoubt() {
        copy.sync("Movies");
        long now = System.currentTimeMillis() / 1_000;
        Map<String, Object> row = server.movie("1", "90", "Brand New");
        row.put("addedAt", now);
        row.put("updatedAt", now);
        assertThat(copy.sync("Movies", SyncOptions.Mode.INCREMENTAL).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void aLookAtChangesThatMissesARemovalIsFollowedByAFullOne() {
        copy.sync("Movies");
        server.remove("12");
        assertThat(copy.sync("Movies", SyncOptions.Mode.AUTOMATIC).counts().removed())
                .isEqualTo(1);
        assertThat(copy.has("12")).isFalse();
    }

    @Test
    void aServerThatDoesNotUnderstandTheFilterIsReadInFull() {
        copy.sync("Movies");
        server.fault((asked, honest) -> asked.target().contains("%3E%3E=") ? Reply.html(400, "") : null);
        server.movie("1", "90", "Brand New");
        assertThat(copy.sync("Movies", SyncOptions.Mode.AUTOMATIC).counts().added())
                .isEqualTo(1);
    }

    @Test
    void aPageInPlaceOfDataIsNotTheCursorsFault() {
        copy.sync("Movies");
        server.fault((asked, honest) ->
                asked.path().startsWith("/library/sections/1/all") ? Reply.html(200, "<html>login</html>") : null);
        LibraryReport report = copy.sync("Movies", SyncOptions.Mode.INCREMENTAL);
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.toString()).contains("a web page in place of data").doesNotContain("cursor");
    }

    @Test
    void fieldsOfShowsAreQualifiedInFilters() {
        copy.sync("Shows");
        copy.sync("Shows", SyncOptions.Mode.INCREMENTAL);
        List<String> targets = server.asked("/library/sections/2/all").stream()
                .map(Asked::target)
                .toList();
        assertThat(targets).anyMatch(target -> target.contains("episode.updatedAt%3E%3E="));
    }
}
