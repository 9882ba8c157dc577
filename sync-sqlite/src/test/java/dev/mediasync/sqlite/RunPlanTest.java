package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads from the store how it goes about a run's record. */
class RunPlanTest {
    @TempDir
    Path folder;

    /** The condition is the one by which the store itself looks for them when the record goes. */
    @Test
    void whatARunChangedForgetsItWithoutALookThroughTheFeed() {
        Path file = folder.resolve("library.db");
        SqliteMediaRepository.open(file).close();
        try (Handle handle = Jdbi.create("jdbc:sqlite:" + file).open()) {
            List<String> plan = handle.createQuery(
                            "EXPLAIN QUERY PLAN UPDATE ms_change SET run_id = NULL WHERE run_id = 1")
                    .map((row, context) -> row.getString("detail"))
                    .list();

            assertThat(plan).singleElement().asString().contains("ms_change_run (run_id=?)");
        }
    }
}
