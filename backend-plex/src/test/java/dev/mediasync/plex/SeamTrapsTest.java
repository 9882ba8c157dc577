package dev.mediasync.plex;

import static dev.mediasync.plex.Faulty.size;
import static dev.mediasync.plex.Faulty.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a walk makes of pages that do not fit together. */
class SeamTrapsTest {
    private final Copy copy = Copy.ofSmall();
    private final FakePlex server = copy.server;

    @AfterEach
    void close() {
        copy.close();
    }

    private List<Map<String, Object>> films() {
        return new ArrayList<>(server.rows.values().stream()
                .filter(row -> "movie".equals(row.get("type")))
                .toList());
    }

    /** From a row on, films come in another order than the pages before said; the total and the ids stay right. */
    private void shiftedFrom(int row) {
        List<Map<String, Object>> shifted = films();
        shifted.add(row, shifted.remove(row - 1));
        server.fault((asked, honest) -> {
            if (!Faulty.page(asked, row) || start(asked) == 0) {
                return null;
            }
            int end = Math.min(shifted.size(), start(asked) + size(asked));
            Reply page = FakePlex.page(shifted.subList(start(asked), end), start(asked), shifted.size());
            return page;
        });
    }

    private void nothingIsLost(LibraryReport report) {
        assertThat(report.outcome()).isNotIn(RunOutcome.COMPLETED, RunOutcome.FAILED);
        assertThat(report.reasons()).anyMatch(reason -> reason.message().contains("moved between its pages"));
        for (int id = 10; id < 17; id++) {
            assertThat(copy.has(Integer.toString(id))).as("film " + id).isTrue();
        }
    }

    @Test
    void aSeamThatFailsAgainLosesNothingEither() {
        copy.sync("Movies");
        server.rows.remove("16");
        shiftedFrom(3);
        nothingIsLost(copy.sync("Movies"));
        nothingIsLost(copy.sync("Movies"));

        server.heal();
        assertThat(copy.sync("Movies").counts().removed()).isEqualTo(1);
        assertThat(copy.has("16")).isFalse();
    }

    @Test
    void twoSeamsOfOneWalkThatFailLoseNothing() {
        copy.sync("Movies");
        server.rows.remove("16");
        shiftedFrom(3);
        shiftedFrom(5);
        nothingIsLost(copy.sync("Movies"));
    }
}
