package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.Availability;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What servers do that no single page shows: libraries that move, vanish or lie in the trash, and what they are asked. */
class ServerTrapsTest {
    private final Copy copy = Copy.ofSmall();
    private final FakePlex server = copy.server;

    @AfterEach
    void close() {
        copy.close();
    }

    private void allFilmsAreThere() {
        for (int id = 10; id < 17; id++) {
            assertThat(copy.has(Integer.toString(id))).as("film " + id).isTrue();
        }
    }

    /** All rows behind it move right, so that one comes twice; it is still one. */
    @Test
    void anInsertBetweenPagesLosesNoRow() {
        copy.sync("Movies");
        server.remove("16");
        AtomicBoolean done = new AtomicBoolean();
        server.fault((asked, honest) -> {
            if (Faulty.page(asked, 3) && !done.getAndSet(true)) {
                server.movie("1", "9", "Film 9");
            }
            return null;
        });
        assertThat(copy.sync("Movies").outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        allFilmsAreThere();

        LibraryReport next = copy.sync("Movies");
        assertThat(next.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(copy.has("9")).isTrue();
        assertThat(copy.has("16")).isFalse();
    }

    @Test
    void aLibraryThatIsDeletedWhileItIsReadFailsTheRunAndLosesNothing() {
        copy.sync("Movies");
        server.fault((asked, honest) -> Faulty.page(asked, 3) && Faulty.start(asked) > 0
                ? Reply.html(404, "<h1>Invalid library section ID</h1>")
                : null);
        assertThat(copy.sync("Movies").outcome()).isEqualTo(RunOutcome.FAILED);
        allFilmsAreThere();
    }

    /** A restored database can lower it. */
    @Test
    void aCounterThatFallsMovesAsWell() {
        copy.sync("Movies");
        server.remove("12");
        server.fault((asked, honest) -> {
            if (Faulty.page(asked, 0)) {
                server.section("1").put("contentChangedAt", 7);
            }
            return null;
        });
        assertThat(copy.sync("Movies").outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(copy.has("12")).isTrue();
    }

    @Test
    void aCounterThatStandsStillHidesNoChange() {
        copy.sync("Movies");
        Object counter = server.section("1").get("contentChangedAt");
        server.row("12").put("title", "Another title");
        assertThat(copy.sync("Movies").counts().updated()).isEqualTo(1);
        assertThat(server.section("1")).containsEntry("contentChangedAt", counter);
    }

    /** So a disk looks that is not there for a while. */
    @Test
    void aLibraryThatLiesInTheTrashAsAWholeIsUnavailableAndThere() {
        copy.sync("Movies");
        Libraries.films(server).forEach(id -> server.row(id).put("deletedAt", 1_700_000_000));
        assertThat(copy.sync("Movies").counts().removed()).isZero();
        allFilmsAreThere();
        assertThat(copy.item("12").availability()).isEqualTo(Availability.UNAVAILABLE);

        Libraries.films(server).forEach(id -> server.row(id).remove("deletedAt"));
        copy.sync("Movies");
        assertThat(copy.item("12").availability()).isEqualTo(Availability.AVAILABLE);
    }

    @Test
    void aShowGoesWithItsLastEpisode() {
        server.row("2", "90", "show", "Another");
        server.child("2", "91", "season", "90", 1);
        for (int number = 1; number < 80; number++) {
            server.child("2", Integer.toString(100 + number), "episode", "91", number);
        }
        copy.sync("Shows");
        for (int id = 20; id < 27; id++) {
            server.remove(Integer.toString(id));
        }
        LibraryReport report = copy.sync("Shows");
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().removed()).isEqualTo(7);
        assertThat(copy.has("20") || copy.has("21") || copy.has("23")).isFalse();
    }

    /** Without being asked not to, servers show an episode inside its show. */
    @Test
    void aChildInsideAShowIsNoRow() {
        server.row("20").put("Metadata", List.of(Map.of("ratingKey", "99", "type", "episode", "title", "Inside")));
        copy.sync("Shows");
        assertThat(copy.has("20")).isTrue();
        assertThat(copy.has("99")).isFalse();
    }

    /** Which fields that means depends on the server's version, so nothing relies on it. */
    @Test
    void noQuestionNamesTheFieldsThatItWants() {
        copy.sync("Movies");
        copy.sync("Shows", SyncOptions.Mode.INCREMENTAL);
        assertThat(server.asked.stream().map(Asked::target))
                .isNotEmpty()
                .noneMatch(target -> target.contains("includeFields") || target.contains("includeOptionalFields"));
    }

    @Test
    void allThatIsSentIsPlainAscii() {
        copy.close();
        try (FakePlex other = Libraries.small();
                PlexSource named =
                        other.builder().withClientIdentifier("Büro ☃").build()) {
            assertThat(named.libraries()).isNotEmpty();
            for (Asked asked : new ArrayList<>(other.asked)) {
                assertThat(asked.target()).matches("[\\x21-\\x7e]+");
                assertThat(asked.headers().values()).allMatch(value -> value.matches("[\\x20-\\x7e]*"));
            }
        }
    }

    /** The clock of the server counts, and five minutes of overlap, because rows are written before they are seen. */
    @Test
    void changesAreAskedForByTheServersClockWithSomeOverlap() {
        Instant served = Instant.parse("2020-02-03T04:05:06Z");
        server.fault((asked, honest) -> honest.with("Date", "Mon, 3 Feb 2020 04:05:06 GMT"));
        copy.sync("Movies");
        server.asked.clear();
        copy.sync("Movies", SyncOptions.Mode.INCREMENTAL);
        List<String> asked = server.asked("/library/sections/1/all").stream()
                .map(one -> FakePlex.query(one).getOrDefault("updatedAt>>", ""))
                .filter(value -> !value.isEmpty())
                .toList();
        assertThat(asked).isNotEmpty().allMatch(value -> Long.parseLong(value) == served.getEpochSecond() - 300);
    }

    @Test
    void aPageThatIsRefusedOnceAmidSuccessesIsNoLostToken() {
        copy.sync("Movies");
        AtomicInteger refused = new AtomicInteger();
        server.fault((asked, honest) ->
                Faulty.page(asked, 4) && refused.getAndIncrement() == 0 ? Reply.html(401, "busy") : null);
        LibraryReport report = copy.sync("Movies");
        assertThat(refused.get()).isGreaterThan(1);
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.reasons()).isEmpty();
    }

    /** What comes twice in one listing counts once. */
    @Test
    void aRowThatIsListedTwiceIsOneItem() {
        List<Map<String, Object>> films = new ArrayList<>();
        Libraries.films(server).forEach(id -> films.add(new LinkedHashMap<>(server.row(id))));
        films.add(6, films.get(5));
        server.fault((asked, honest) -> {
            boolean ours = Faulty.listing(asked) && asked.path().contains("/1/");
            int start = Math.min(8, Faulty.start(asked));
            int end = Math.min(8, start + Faulty.size(asked));
            return ours ? FakePlex.page(films.subList(start, end), start, 8) : null;
        });
        LibraryReport report = copy.sync("Movies");
        assertThat(report.counts().added()).isEqualTo(7);
        allFilmsAreThere();
    }
}
