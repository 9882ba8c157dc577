package dev.mediasync.plex;

import static dev.mediasync.plex.Faulty.listing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.Presence;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Credentials;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers, libraries and rows that are not what they were, and rows that are although they are not listed. */
class IdentityTrapsTest {
    private final Copy copy = Copy.ofSmall();
    private final FakePlex server = copy.server;

    @AfterEach
    void close() {
        copy.close();
    }

    private Library library(String name) {
        return copy.source.libraries().stream()
                .filter(library -> library.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Presence presence(String library, String id) {
        return copy.source.presence(library(library), List.of(id)).getOrDefault(id, Presence.HIDDEN);
    }

    @Test
    void anotherServerUnderTheAddressIsNoticedBeforeAnythingIsPlanned() {
        copy.sync("Movies");
        server.machine = "another";
        assertThatThrownBy(() -> copy.sync("Movies"))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("but another");
    }

    @Test
    void anotherServerThatTakesOverInTheMiddleFailsTheRun() {
        copy.sync("Movies");
        server.fault((asked, honest) -> {
            if (listing(asked)) {
                server.machine = "another";
            }
            return null;
        });
        LibraryReport report = copy.sync("Movies");
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.toString()).contains("is not " + FakePlex.ID + " any more");
    }

    @Test
    void photosAreLeftOutAndNotEmpty() {
        assertThat(copy.source.libraries()).extracting(Library::name).containsExactly("Movies", "Shows", "Music");
        Library photos = new Library(new LibraryKey(Copy.SOURCE, "4"), "Pictures", LibraryKind.OTHER);
        assertThatThrownBy(() -> copy.source.enumerate(photos, new Cancellation(), page -> {}))
                .hasMessageContaining("holds photo, which is not supported");
    }

    @Test
    void homeVideosAreALibraryOfTheirOwnKind() {
        server.section("1").put("agent", "com.plexapp.agents.none");
        assertThat(library("Movies").kind()).isEqualTo(LibraryKind.OTHER);
    }

    @Test
    void aLibraryMadeAnewUnderAnOldNumberIsAnotherScope() {
        copy.sync("Movies");
        server.section("1").put("uuid", "made-anew");
        server.remove("12");
        LibraryReport report = copy.sync("Movies");
        assertThat(report.outcome()).isEqualTo(RunOutcome.BLOCKED);
        assertThat(report.toString()).contains("another scope (library)");
    }

    /** A server shows a restricted account less, and denies by 404 what it hides. */
    @Test
    void anotherTokenIsAnotherAccountUntilItIsNamed() {
        server.states.put("second", new LinkedHashMap<>());
        server.owners.add("second");
        assertThat(removedBySecondToken(null)).isEqualTo(RunOutcome.BLOCKED);
        assertThat(removedBySecondToken("ann")).isEqualTo(RunOutcome.COMPLETED);
    }

    private RunOutcome removedBySecondToken(@Nullable String account) {
        InMemoryRepository repository = new InMemoryRepository();
        run(repository, FakePlex.TOKEN, account);
        server.remove(Libraries.films(server).get(2));
        return run(repository, "second", account);
    }

    private RunOutcome run(InMemoryRepository repository, String token, @Nullable String account) {
        PlexSource.Builder builder = PlexSource.builder(server.address(), new Credentials(token));
        try (PlexSource source =
                account == null ? builder.build() : builder.withAccount(account).build()) {
            return MediaSync.builder(source, repository).build().sync().libraries().stream()
                    .filter(report -> report.library().name().equals("Movies"))
                    .findFirst()
                    .orElseThrow()
                    .outcome();
        }
    }

    @Test
    void aPageOfALibraryMadeAnewIsNoticedThoughTheListOfLibrariesIsOld() {
        copy.sync("Movies");
        server.remove("12");
        server.fault((asked, honest) -> asked.path().endsWith("/1/all")
                ? Reply.json(honest.body().replace("\"totalSize\"", "\"librarySectionUUID\":\"another\",\"totalSize\""))
                : null);
        LibraryReport report = copy.sync("Movies");
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.toString()).contains("made library 1 anew");
        assertThat(copy.has("12")).isTrue();
    }

    /** The same film in two libraries, as one of HD and one of 4K have it, shares its guid. */
    @Test
    void filmsOfTwoLibrariesThatShareAGuidStayTwo() {
        server.section("5", "movie", "Large Movies");
        server.movie("5", "50", "Film 12").put("guid", server.row("12").get("guid"));
        copy.sync("Movies");
        server.remove("12");
        copy.sync("Movies");
        copy.sync("Large Movies");
        assertThat(copy.has("12")).isFalse();
        assertThat(copy.item("50").title()).isEqualTo("Film 12");
    }

    @Test
    void anEpisodeWhoseSeasonIsNotListedIsKept() {
        copy.sync("Shows");
        server.child("2", "29", "episode", "999", 1);
        assertThat(copy.sync("Shows").counts().removed()).isZero();
        assertThat(copy.has("26")).isTrue();
        server.child("2", "999", "season", "20", 3);
        copy.sync("Shows");
        assertThat(copy.item("29").parentId()).isEqualTo("999");
    }

    @Test
    void whatOnly404SaysIsGone() {
        assertThat(presence("Movies", "12")).isEqualTo(Presence.PRESENT);
        server.remove("12");
        assertThat(presence("Movies", "12")).isEqualTo(Presence.GONE);
        assertThat(presence("Movies", "no/such,thing")).isEqualTo(Presence.GONE);
        assertThat(presence("Shows", "13")).isEqualTo(Presence.GONE);
    }

    /** From one day to the next a server may hide from an account what it answers with 404, as if it were gone. */
    @Test
    void whatARestrictedAccountDoesNotSeeIsHiddenAndNotGone() {
        server.owners.clear();
        assertThat(copy.sync("Movies").counts().added()).isEqualTo(7);
        server.remove("12");
        assertThat(presence("Movies", "12")).isEqualTo(Presence.HIDDEN);
        assertThat(copy.sync("Movies").outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(copy.has("12")).isTrue();
        assertThat(presence("Shows", "13")).isEqualTo(Presence.GONE);
    }

    @Test
    void whoOwnsTheServerIsAskedForOnceAndOnlyWhereItMatters() {
        copy.sync("Movies");
        assertThat(server.asked("/accounts")).isEmpty();
        server.remove("12");
        server.remove("14");
        copy.sync("Movies");
        assertThat(server.asked("/accounts")).hasSize(1);
        assertThat(copy.has("12")).isFalse();
    }

    @Test
    void aServerThatDoesNotSayWhoOwnsItProvesNothing() {
        server.remove("12");
        server.fault((asked, honest) -> asked.path().equals("/accounts") ? Reply.html(404, "") : null);
        assertThat(presence("Movies", "12")).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void anAccountWhoseRestrictionsStayIsBelieved() {
        server.owners.clear();
        server.remove("12");
        try (PlexSource source =
                server.builder().withDenied(PlexSource.Denied.GONE).build()) {
            assertThat(source.presence(library("Movies"), List.of("12"))).containsEntry("12", Presence.GONE);
        }
    }

    @Test
    void noAnswerButA404ProvesThatAnItemIsGone() {
        for (Reply reply : List.of(
                Reply.html(401, ""),
                Reply.html(403, ""),
                Reply.html(400, ""),
                Reply.html(500, ""),
                Reply.html(503, ""),
                Reply.json("{\"MediaContainer\":{\"size\":0}}"),
                Reply.json("not json"),
                Reply.html(200, "<html>log in</html>"))) {
            server.heal();
            server.fault((asked, honest) -> asked.path().startsWith("/library/metadata/") ? reply : null);
            assertThat(presence("Movies", "12")).as(reply.toString()).isEqualTo(Presence.UNKNOWN);
        }
    }

    @Test
    void ofAnItemThatABatchLeavesOutNothingIsConcluded() {
        server.mostDetails = 1;
        Map<String, Presence> answers = copy.source.presence(library("Movies"), Libraries.films(server));
        assertThat(answers.values()).hasSize(7).containsOnly(Presence.PRESENT);
    }

    @Test
    void anotherServerKnowsNothingOfOurItems() {
        Library movies = library("Movies");
        server.remove("12");
        server.fault((asked, honest) -> {
            if (asked.path().equals("/library/metadata/12")) {
                server.machine = "another";
            }
            return null;
        });
        assertThat(copy.source.presence(movies, List.of("12"))).containsEntry("12", Presence.UNKNOWN);
    }

    @Test
    void rowsInTheTrashArePresent() {
        server.row("12").put("deletedAt", 1_682_628_386);
        assertThat(presence("Movies", "12")).isEqualTo(Presence.PRESENT);
    }

    @Test
    void aHiddenRowThatIsThereStays() {
        copy.sync("Movies");
        List<Map<String, Object>> rest = Libraries.films(server).stream()
                .filter(id -> !id.equals("12"))
                .map(server::row)
                .toList();
        server.fault((asked, honest) -> {
            int start = Faulty.start(asked);
            int end = Math.min(6, start + Faulty.size(asked));
            return listing(asked) && asked.path().contains("/1/")
                    ? FakePlex.page(rest.subList(Math.min(start, end), end), start, 6)
                    : null;
        });
        LibraryReport report = copy.sync("Movies");
        assertThat(report.outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(copy.has("12")).isTrue();
    }

    @Test
    void aFilmThatComesBackUnderANewNumberIsTheSameFilm() {
        copy.sync("Movies");
        Map<String, Object> row = new LinkedHashMap<>(server.row("12"));
        server.remove("12");
        row.put("ratingKey", "88");
        row.put("addedAt", 1_700_000_000);
        server.rows.put("88", row);
        LibraryReport report = copy.sync("Movies");
        assertThat(report.counts().rekeyed()).isEqualTo(1);
        assertThat(copy.has("12")).isFalse();
        assertThat(copy.item("88").title()).isEqualTo("Film 12");
    }

    @Test
    void aMatchThatWasPutRightIsTheSameShow() {
        copy.sync("Shows");
        Map<String, Object> show = server.row("20");
        show.put("title", "Something Else");
        show.put("guid", "plex://show/other");
        show.put("updatedAt", 1_700_000_000);
        LibraryReport report = copy.sync("Shows");
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().updated()).isEqualTo(1);
        assertThat(report.counts().removed()).isZero();
    }

    @Test
    void aGuidThatChangesWithItsAgentIsNoOtherThing() {
        copy.sync("Shows");
        server.row("23").put("guid", "com.plexapp.agents.thetvdb://268592/1/1?lang=en");
        server.row("23").put("title", "A new title");
        assertThat(copy.sync("Shows").counts().updated()).isEqualTo(1);
    }

    /** As after a restored backup: the numbers name other things, which came at other times. */
    @Test
    void numbersThatNameOtherThingsAreNotUpdatedInPlace() {
        copy.sync("Movies");
        int other = 700;
        for (String id : Libraries.films(server)) {
            other++;
            Map<String, Object> row = server.movie("1", id, "Other " + other);
            row.put("guid", "plex://movie/other" + other);
            row.put("Guid", List.of(Map.of("id", "tmdb://" + other)));
            row.put("Media", List.of(other(other)));
            row.put("addedAt", 1_690_000_000 + other);
        }
        LibraryReport report = copy.sync("Movies");
        assertThat(report.outcome()).isEqualTo(RunOutcome.BLOCKED);
        assertThat(copy.item("12").title()).isEqualTo("Film 12");
    }

    private static Map<String, Object> other(int number) {
        Map<String, Object> media =
                new LinkedHashMap<>(FakePlex.media(Integer.toString(number), "/other/" + number + ".mkv"));
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("id", number);
        part.put("file", "/other/" + number + ".mkv");
        part.put("size", number);
        media.put("Part", List.of(part));
        return media;
    }

    @Test
    void anItemOfAnotherSourceIsNotAskedFor() {
        Library foreign = new Library(new LibraryKey(new SourceId("elsewhere"), "1"), "Movies", LibraryKind.MOVIES);
        assertThatThrownBy(() -> copy.source.presence(foreign, List.of("12")))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE));
    }
}
