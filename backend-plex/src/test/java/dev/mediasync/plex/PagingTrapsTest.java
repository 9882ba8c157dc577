package dev.mediasync.plex;

import static dev.mediasync.plex.Faulty.listing;
import static dev.mediasync.plex.Faulty.page;
import static dev.mediasync.plex.Faulty.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.LibraryReport;
import dev.mediasync.model.Availability;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Manner;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ways in which servers page wrongly. Seven films, ids 10 to 16, on pages of three. */
class PagingTrapsTest {
    private final Copy copy = Copy.ofSmall();
    private final FakePlex server = copy.server;

    @AfterEach
    void close() {
        copy.close();
    }

    private static BiFunction<Asked, Reply, @Nullable Reply> onFilms(BiFunction<Asked, Reply, @Nullable Reply> fault) {
        return (asked, honest) ->
                listing(asked) && "1".equals(FakePlex.query(asked).get("type")) ? fault.apply(asked, honest) : null;
    }

    private List<Map<String, Object>> films(int from, int to) {
        return rows(server, from, to);
    }

    private void nothingIsLost(LibraryReport report) {
        assertThat(report.outcome()).isNotEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().removed()).isZero();
        for (int id = 10; id < 17; id++) {
            assertThat(copy.has(Integer.toString(id))).as("film " + id).isTrue();
        }
    }

    @Test
    void anHonestServerIsCopiedAndFollowed() {
        assertThat(copy.sync("Movies").counts().added()).isEqualTo(7);
        server.remove("12");
        LibraryReport report = copy.sync("Movies");
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().removed()).isEqualTo(1);
        assertThat(copy.has("12")).isFalse();
        assertThat(copy.sync("Movies").counts().unchanged()).isEqualTo(6);
    }

    @Test
    void aServerThatGivesFewerRowsThanAskedIsReadToItsEnd() {
        server.fault(onFilms((asked, honest) ->
                FakePlex.page(films(start(asked), Math.min(7, start(asked) + 2)), start(asked), 7)));
        LibraryReport report = copy.sync("Movies");
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().added()).isEqualTo(7);
    }

    @Test
    void anEmptyPageBeforeTheEndIsNoEnd() {
        copy.sync("Movies");
        server.fault(onFilms((asked, honest) -> start(asked) > 3 ? FakePlex.page(List.of(), start(asked), 7) : null));
        nothingIsLost(copy.sync("Movies"));
    }

    @Test
    void anEmptyListingOfAFullLibraryRemovesNothing() {
        copy.sync("Movies");
        server.fault(onFilms((asked, honest) -> FakePlex.page(List.of(), 0, 0)));
        nothingIsLost(copy.sync("Movies"));
    }

    @Test
    void aServerThatIgnoresTheOffsetRemovesNothing() {
        copy.sync("Movies");
        server.asked.clear();
        server.fault(onFilms((asked, honest) -> FakePlex.page(films(0, 3), 0, 7)));
        nothingIsLost(copy.sync("Movies"));
        assertThat(server.asked("/library/sections/1/all")).hasSizeLessThan(6);
    }

    @Test
    void anIgnoredOffsetIsNoticedWhereTheAnswerClaimsTheOffset() {
        copy.sync("Movies");
        server.fault(onFilms((asked, honest) -> FakePlex.page(films(0, 3), start(asked), 7)));
        nothingIsLost(copy.sync("Movies"));
    }

    @Test
    void aTotalThatMovesRemovesNothing() {
        copy.sync("Movies");
        server.fault(onFilms(
                (asked, honest) -> start(asked) > 3 ? FakePlex.page(films(start(asked), 6), start(asked), 6) : null));
        nothingIsLost(copy.sync("Movies"));
    }

    /** The rows after the cursor move left, so one that is there is never shown; the seam shows it. */
    @Test
    void aRemovalBetweenPagesHidesNoRow() {
        copy.sync("Movies");
        AtomicBoolean done = new AtomicBoolean();
        server.fault(onFilms((asked, honest) -> {
            boolean second = start(asked) > 0 && !done.getAndSet(true);
            if (second) {
                server.rows.remove("10");
            }
            return null;
        }));
        LibraryReport report = copy.sync("Movies");
        assertThat(report.counts().removed()).isLessThanOrEqualTo(1);
        for (int id = 11; id < 17; id++) {
            assertThat(copy.has(Integer.toString(id))).as("film " + id).isTrue();
        }
    }

    /** One row went and one came, so the total and the number of different ids are right; only the seam shows it. */
    @Test
    void aRowThatFellBetweenPagesWithARightTotalIsNoticedAtTheSeam() {
        copy.sync("Movies");
        List<Map<String, Object>> moved = new ArrayList<>(films(1, 7));
        Map<String, Object> fresh = new LinkedHashMap<>(server.row("10"));
        fresh.put("ratingKey", "90");
        moved.add(fresh);
        server.fault(onFilms((asked, honest) -> {
            int end = Math.min(7, start(asked) + Faulty.size(asked));
            return start(asked) == 0 ? null : FakePlex.page(moved.subList(start(asked), end), start(asked), 7);
        }));
        LibraryReport report = copy.sync("Movies");
        nothingIsLost(report);
        assertThat(report.toString()).contains("listing \"movies\" moved between its pages");
    }

    @Test
    void aPoisonRowIsCutOutAndAllOthersAreKept() {
        server.fault((asked, honest) -> page(asked, 4) ? Reply.html(500, "Cannot convert data to std::tm") : null);
        LibraryReport first = copy.sync("Movies");
        assertThat(first.counts().added()).isEqualTo(6);
        assertThat(first.outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(first.reasons()).anyMatch(reason -> reason.message().contains("row 4"));

        server.heal();
        assertThat(copy.sync("Movies").counts().added()).isEqualTo(1);
        server.fault((asked, honest) -> page(asked, 4) ? Reply.html(500, "") : null);
        nothingIsLost(copy.sync("Movies"));
    }

    @Test
    void aPoisonRowAtEitherEndIsCutOut() {
        server.fault((asked, honest) -> page(asked, 0) || page(asked, 6) ? Reply.html(500, "") : null);
        assertThat(copy.sync("Movies").counts().added()).isEqualTo(5);
    }

    @Test
    void aLibraryFullOfPoisonIsGivenUp() {
        FakePlex large = films(100);
        large.fault((asked, honest) -> listing(asked) ? Reply.html(500, "") : null);
        try (Copy other = new Copy(large, large.builder().withPageRows(4).build())) {
            LibraryReport report = other.sync("Movies");
            assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
            assertThat(report.toString()).contains("More than 50 rows");
            assertThat(large.asked("/library/sections/1/all")).hasSizeLessThan(70);
        }
    }

    private static FakePlex films(int films) {
        FakePlex large = new FakePlex();
        large.section("1", "movie", "Movies");
        for (int id = 10; id < 10 + films; id++) {
            large.movie("1", Integer.toString(id), "Film " + id);
        }
        return large;
    }

    private static Copy impatient(FakePlex slow, int rows) {
        return new Copy(
                slow,
                slow.builder()
                        .withPageRows(rows)
                        .withTimeout(Duration.ofMillis(300))
                        .build());
    }

    @Test
    void pagesThatTakeTooLongAreAskedForInHalvesAndStaySmall() {
        FakePlex slow = films(150);
        slow.fault((asked, honest) -> listing(asked) && Faulty.size(asked) > 60 ? honest.in(Manner.STUCK) : null);
        try (Copy other = impatient(slow, 100)) {
            LibraryReport report = other.sync("Movies");
            assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
            assertThat(report.counts().added()).isEqualTo(150);
        }
        assertThat(slow.asked("/library/sections/1/all").stream().filter(asked -> Faulty.size(asked) > 60))
                .hasSize(1);
    }

    @Test
    void smallPagesThatNeverComeEndTheWalkAlthoughTheServerSaysWhoItIs() {
        FakePlex slow = films(60);
        slow.fault((asked, honest) -> listing(asked) ? honest.in(Manner.STUCK) : null);
        try (Copy other = impatient(slow, 50)) {
            LibraryReport report = other.sync("Movies");
            assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
            assertThat(report.toString()).contains("Even 25 rows");
            assertThat(slow.asked("/library/sections/1/all")).hasSize(4);
            other.sync("Movies");
            other.sync("Movies");
            assertThat(other.sync("Movies").toString()).contains("not asked again before");
        }
    }

    @Test
    void pagesAskedForAheadBeginWhereShortOnesEnd() {
        FakePlex capping = films(60);
        capping.fault((asked, honest) -> {
            int start = Faulty.start(asked);
            return listing(asked) && Faulty.size(asked) > 11
                    ? FakePlex.page(rows(capping, start, Math.min(60, start + 11)), start, 60)
                    : null;
        });
        try (Copy other = new Copy(capping, capping.builder().withPageRows(40).build())) {
            assertThat(other.sync("Movies").outcome()).isEqualTo(RunOutcome.COMPLETED);
            assertThat(other.has("69")).isTrue();
        }
        assertThat(capping.asked("/library/sections/1/all")).hasSizeLessThan(10);
    }

    private static List<Map<String, Object>> rows(FakePlex from, int start, int end) {
        return Libraries.films(from).subList(start, end).stream().map(from::row).toList();
    }

    @Test
    void aServerThatKnowsNoPagingIsReadFromItsOneAnswer() {
        server.fault(onFilms((asked, honest) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("size", 7);
            fields.put("Metadata", films(0, 7));
            return FakePlex.container(fields);
        }));
        LibraryReport report = copy.sync("Movies");
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().added()).isEqualTo(7);
        assertThat(server.asked("/library/sections/1/all")).hasSize(1);
    }

    @Test
    void withoutATotalNothingIsRemoved() {
        copy.sync("Movies");
        server.fault(onFilms((asked, honest) -> FakePlex.container(Map.of("size", 2, "Metadata", films(0, 2)))));
        nothingIsLost(copy.sync("Movies"));
    }

    @Test
    void collectionsAmongTheFilmsAreNoFilms() {
        Map<String, Object> collection = new LinkedHashMap<>(films(0, 1).get(0));
        collection.put("ratingKey", "161");
        collection.put("type", "collection");
        server.fault(onFilms((asked, honest) -> {
            List<Map<String, Object>> all = new ArrayList<>(films(0, 7));
            all.add(3, collection);
            int end = Math.min(8, start(asked) + Faulty.size(asked));
            return FakePlex.page(all.subList(start(asked), end), start(asked), 8);
        }));
        LibraryReport report = copy.sync("Movies");
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().added()).isEqualTo(7);
        assertThat(copy.has("161")).isFalse();
    }

    @Test
    void whileTheServerScansNothingIsRemoved() {
        copy.sync("Movies");
        server.remove("12");
        server.section("1").put("refreshing", "1");
        assertThat(copy.sync("Movies").outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(copy.has("12")).isTrue();

        server.section("1").put("refreshing", false);
        assertThat(copy.sync("Movies").counts().removed()).isEqualTo(1);
    }

    @Test
    void aCounterThatMovesMeanwhileRemovesNothing() {
        copy.sync("Movies");
        server.remove("12");
        server.fault(onFilms((asked, honest) -> {
            server.touch("1");
            return null;
        }));
        assertThat(copy.sync("Movies").outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(copy.has("12")).isTrue();
    }

    @Test
    void rowsInTheTrashAreThereAndUnavailable() {
        copy.sync("Movies");
        server.row("12").put("deletedAt", 1_682_628_386);
        LibraryReport report = copy.sync("Movies");
        assertThat(report.counts().updated()).isEqualTo(1);
        assertThat(copy.item("12").availability()).isEqualTo(Availability.UNAVAILABLE);
    }

    @Test
    void aFileThatWasReplacedIsAChangeAlthoughTheTimeOfUpdateStands() {
        copy.sync("Movies");
        Map<String, Object> better = new LinkedHashMap<>(FakePlex.media("12", "/data/Movies/Film 12.mkv"));
        better.put("id", 9_000);
        server.row("12").put("Media", List.of(better));
        assertThat(copy.sync("Movies").counts().updated()).isEqualTo(1);
    }

    @Test
    void watchingIsNoChangeOfTheItem() {
        copy.sync("Movies");
        server.states(FakePlex.TOKEN).put("12", Map.of("viewCount", 1, "lastViewedAt", 1_700_000_000));
        assertThat(copy.sync("Movies").counts().unchanged()).isEqualTo(7);
        assertThat(copy.state("12", "default").played()).isTrue();
    }

    @Test
    void everyListingIsAskedForInPagesInOrderAndWithoutCollections() {
        copy.sync("Movies");
        for (Asked asked : server.asked("/library/sections")) {
            assertThat(asked.headers()).containsKeys("x-plex-container-start", "x-plex-container-size");
        }
        for (Asked asked : server.asked("/library/sections/1/all")) {
            assertThat(FakePlex.query(asked))
                    .containsEntry("sort", "id")
                    .containsEntry("includeCollections", "0")
                    .containsEntry("includeGuids", "1")
                    .containsEntry("checkFiles", "0");
        }
    }

    @Test
    void aLibraryCostsItsPagesAndAConstant() {
        FakePlex large = new FakePlex();
        large.section("1", "show", "Shows");
        for (int show = 0; show < 20; show++) {
            String id = Integer.toString(100 + show);
            large.row("1", id, "show", "Show " + id);
            large.child("1", Integer.toString(200 + show), "season", id, 1);
            for (int number = 1; number <= 5; number++) {
                large.child(
                        "1", Integer.toString(1_000 + show * 10 + number), "episode", "2" + id.substring(1), number);
            }
        }
        try (Copy other = new Copy(large, large.builder().withPageRows(10).build())) {
            other.sync("Shows");
            large.asked.clear();
            other.sync("Shows");
            assertThat(large.asked("/library/sections/1/all")).hasSize(2 + 2 + 10);
            assertThat(large.asked).hasSizeLessThanOrEqualTo(14 + 10);
        }
    }

    @Test
    void aShortOutageIsWaitedForAndNoRowIsCalledUnreadable() {
        AtomicInteger busy = new AtomicInteger();
        server.fault((asked, honest) -> page(asked, 4) && busy.getAndIncrement() < 2 ? Reply.html(503, "") : null);
        LibraryReport report = copy.sync("Movies");
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().added()).isEqualTo(7);
    }

    @Test
    void aServerThatAsksForALongRestEndsTheWalkAtOnce() {
        server.fault((asked, honest) -> page(asked, 4) ? Reply.html(503, "").with("Retry-After", "120") : null);
        LibraryReport report = copy.sync("Movies");
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(server.asked("/library/sections/1/all")).hasSizeLessThan(5);
        int before = server.asked.size();
        assertThatThrownBy(() -> copy.sync("Movies")).hasMessageContaining("not asked again before");
        assertThat(server.asked).hasSize(before);
    }

    @Test
    void aListingThatNeverEndsIsLeft() {
        server.fault(onFilms((asked, honest) -> {
            List<Map<String, Object>> more = new ArrayList<>();
            for (int row = start(asked); row < Math.min(9_000, start(asked) + 200); row++) {
                Map<String, Object> film = new LinkedHashMap<>(server.row("10"));
                film.put("ratingKey", Integer.toString(1_000 + row));
                more.add(film);
            }
            return FakePlex.page(more, start(asked), Math.min(9_000, start(asked) + 500));
        }));
        LibraryReport report = copy.sync("Movies");
        assertThat(report.outcome()).isNotEqualTo(RunOutcome.COMPLETED);
        assertThat(server.asked("/library/sections/1/all")).hasSizeLessThan(20);
    }
}
