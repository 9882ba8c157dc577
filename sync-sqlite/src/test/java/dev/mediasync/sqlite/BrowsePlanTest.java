package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.Availability;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.Bookmark;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.BrowseQuery.Direction;
import dev.mediasync.repository.BrowseQuery.Sort;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemFilter.Stage;
import dev.mediasync.repository.ItemFilter.Watching;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads from the store how it goes about a listing: no order may sort the whole catalogue. */
class BrowsePlanTest {
    private static final MediaKind MOVIE = MediaKind.MOVIE;
    private static final ItemKey KEY = new ItemKey(new SourceId("source"), "parent");

    @TempDir
    Path folder;

    private Handle handle;

    @BeforeEach
    void open() {
        Path file = folder.resolve("library.db");
        SqliteMediaRepository.open(file).close();
        handle = Jdbi.create("jdbc:sqlite:" + file).open();
    }

    @AfterEach
    void close() {
        handle.close();
    }

    @ParameterizedTest
    @CsvSource({"TITLE, ms_item_title", "ADDED, ms_item_added", "RELEASED, ms_item_released"})
    void anOrderIsReadFromItsIndex(Sort sort, String index) throws SQLException {
        for (Direction direction : Direction.values()) {
            for (BrowseQuery query : List.of(
                    BrowseQuery.ALL,
                    BrowseQuery.ALL.ofKind(MOVIE),
                    BrowseQuery.ALL.where(ItemFilter.ALL.withYears(new ItemFilter.Years(1990, 1999))),
                    BrowseQuery.ALL.where(ItemFilter.ALL.withAvailability(Availability.AVAILABLE)),
                    BrowseQuery.ALL.where(ItemFilter.ALL.withCopies(ItemFilter.Copies.FIRST)),
                    BrowseQuery.ALL.where(ItemFilter.ALL.withWatching(new Watching("ann", Stage.UNWATCHED))))) {
                String plan = plan(query.by(sort, direction));

                assertThat(plan).contains("USING INDEX " + index).doesNotContain("TEMP B-TREE FOR ORDER BY");
            }
        }
    }

    @Test
    void aNextPageBeginsWhereTheOneBeforeEnded() throws SQLException {
        BrowseQuery query = BrowseQuery.ALL.ofKind(MOVIE).by(Sort.TITLE, Direction.ASCENDING);

        String plan = plan(query.from(new Bookmark(Sort.TITLE, "m", 7).encode()));

        assertThat(plan)
                .contains("SEARCH i USING INDEX ms_item_title (title_order>?")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void theOrderOfRecordingNeedsNoIndex() throws SQLException {
        assertThat(plan(BrowseQuery.ALL)).contains("SCAN i").doesNotContain("TEMP B-TREE");
    }

    @Test
    void whatLeavesFewItemsIsReadFirst() throws SQLException {
        for (Sort sort : Sort.values()) {
            assertThat(plan(where(ItemFilter.ALL.under(KEY), sort))).contains("USING INDEX ms_item_parent");
            assertThat(plan(where(ItemFilter.ALL.withPerson("Ann"), sort)))
                    .contains("ms_credit_person", "USING INTEGER PRIMARY KEY");
            assertThat(plan(where(ItemFilter.ALL.withGenre("Drama"), sort)))
                    .contains("ms_tag_term", "USING INTEGER PRIMARY KEY");
            assertThat(plan(where(ItemFilter.ALL.withWatching(new Watching("ann", Stage.IN_PROGRESS)), sort)))
                    .contains("ms_user_state_position", "USING INTEGER PRIMARY KEY");
        }
    }

    @Test
    void whereManyMoreAreSortedThanListedTheirKeysAreLookedUpForTheListed() throws SQLException {
        String joined = "SEARCH x USING INTEGER PRIMARY KEY";

        assertThat(plan(where(ItemFilter.ALL, Sort.ADDED))).contains(joined);
        assertThat(plan(where(ItemFilter.ALL, Sort.NUMBER))).doesNotContain(joined);
        for (ItemFilter filter : List.of(
                ItemFilter.ALL.under(KEY),
                ItemFilter.ALL.withPerson("Ann"),
                ItemFilter.ALL.withGenre("Drama"),
                ItemFilter.ALL.withWatching(new Watching("ann", Stage.IN_PROGRESS)))) {
            assertThat(plan(where(filter, Sort.ADDED))).contains("TEMP B-TREE").doesNotContain(joined);
        }
    }

    @Test
    void aSmallLibraryIsReadWholeAndSorted() throws SQLException {
        handle.execute("INSERT INTO ms_source (id, key) VALUES (1, 'source')");
        handle.execute(
                "INSERT INTO ms_library (id, source_id, key, name, kind, items) VALUES (1, 1, 'all', 'All', 'MIXED', 5000)");
        BrowseQuery query = where(ItemFilter.ALL, Sort.ADDED).in(new LibraryKey(KEY.source(), "all"));

        assertThat(plan(query)).contains("TEMP B-TREE").doesNotContain("SEARCH x USING");

        handle.execute("UPDATE ms_library SET items = 5001");

        assertThat(plan(query)).contains("ms_item_added", "SEARCH x USING").doesNotContain("TEMP B-TREE FOR ORDER BY");
    }

    @Test
    void copiesAreFoundByTheirIdsWhateverElseIsAskedOfThem() throws SQLException {
        ItemFilter once = ItemFilter.ALL.withCopies(ItemFilter.Copies.FIRST);
        for (ItemFilter filter : List.of(
                once,
                once.withGenre("Drama"),
                once.withPerson("Ann"),
                once.withWatching(new Watching("ann", Stage.IN_PROGRESS)),
                once.under(KEY))) {
            assertThat(plan(where(filter, Sort.ADDED)))
                    .contains("SEARCH f USING", "SEARCH o USING INTEGER PRIMARY KEY")
                    .containsPattern("(?s)SEARCH e .*SEARCH f .*SEARCH o ");
        }
    }

    private static BrowseQuery where(ItemFilter filter, Sort sort) {
        return BrowseQuery.ALL.where(filter).by(sort, Direction.ASCENDING);
    }

    /** How the store would answer each statement of a listing. */
    private String plan(BrowseQuery query) throws SQLException {
        KeptStatements kept = new KeptStatements();
        handle.setStatementBuilder(kept);
        new BrowseSql(handle).browse(query);
        List<String> statements = kept.texts();
        kept.close(handle.getConnection());
        StringBuilder plan = new StringBuilder();
        for (String sql : statements) {
            try (var statement = handle.getConnection().createStatement();
                    var row = statement.executeQuery("EXPLAIN QUERY PLAN " + sql.replace("?", "'1'"))) {
                while (row.next()) {
                    plan.append(row.getString("detail")).append('\n');
                }
            }
        }
        return plan.toString();
    }
}
