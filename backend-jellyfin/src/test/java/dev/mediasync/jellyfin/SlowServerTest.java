package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.Cancellation;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server to which each page costs seconds whatever its size, as to 10.11 after a scan, is asked for few and large ones. */
class SlowServerTest {
    private static final int FILMS = 12_000;
    private static final Duration A_PAGE = Duration.ofSeconds(4);

    private final FakeJellyfin server = new FakeJellyfin();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-27T00:00:00Z"));
    private final Copy copy =
            new Copy(server, server.builder(FakeJellyfin.TOKEN).withClock(clock).build());

    @BeforeEach
    void fill() {
        server.version = "10.11.11";
        server.clock = clock;
        FakeCatalogue.FakeLibrary movies = server.catalogue.library(Libraries.MOVIES, "Movies", "movies");
        for (int number = 0; number < FILMS; number++) {
            Libraries.movie(server.catalogue, movies, number);
        }
    }

    @AfterEach
    void close() {
        copy.close();
    }

    private void eachPageTakes(Duration time) {
        server.fault((asked, honest) -> {
            if (asked.path().equals("/Items")) {
                clock.advance(time);
            }
            return null;
        });
    }

    private List<Asked> pages() {
        return server.asked("/Items").stream()
                .filter(asked -> Faulty.listing(asked, "Movie"))
                .toList();
    }

    @Test
    void pagesThatCostSecondsEachAreFewAndLarge() {
        eachPageTakes(A_PAGE);
        LibraryReport report = copy.sync("Movies");

        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().added()).isEqualTo(FILMS);
        assertThat(pages()).extracting(Faulty::start).containsExactly(0, 999, 5_999, 10_999);
        assertThat(pages()).extracting(Faulty::size).allMatch(rows -> rows <= 5_001);
    }

    @Test
    void aSecondRunBeginsWithLargePages() {
        eachPageTakes(A_PAGE);
        copy.sync("Movies");
        int before = pages().size();
        LibraryReport again = copy.sync("Movies");

        assertThat(again.counts().unchanged()).isEqualTo(FILMS);
        assertThat(pages().size() - before).isLessThanOrEqualTo(3);
    }

    @Test
    void whileAPageCostsSecondsTheNextIsNotAskedForAhead() {
        eachPageTakes(A_PAGE);
        List<Integer> asked = new ArrayList<>();
        try (JellyfinSource source =
                server.builder(FakeJellyfin.TOKEN).withClock(clock).build()) {
            source.enumerate(source.libraries().get(0), new Cancellation(), page -> asked.add(pages().size()));
        }
        assertThat(asked).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aServerThatIsQuickIsNotAskedForTheLargestPages() {
        LibraryReport report = copy.sync("Movies");

        assertThat(report.counts().added()).isEqualTo(FILMS);
        assertThat(pages()).extracting(Faulty::size).allMatch(rows -> rows <= 2_001);
    }
}
