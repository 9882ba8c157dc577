package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.sqlite.SharedFileTest.Door;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A host's own tables, views and triggers beside ours while our tables are made anew. */
class BystandersTest {
    private static final String HOSTS = "SELECT group_concat(name || ' ' || sql, char(10)) FROM"
            + " (SELECT * FROM sqlite_master WHERE tbl_name NOT GLOB 'ms_*' AND name GLOB 'host_*' ORDER BY name)";
    private static final String NOTES = "SELECT group_concat(note || ' of ' || i.title, ', ') FROM"
            + " (SELECT * FROM host_note ORDER BY id) n JOIN ms_item i ON i.id = n.item";
    private static final String MARKS = "SELECT group_concat(mark || ' of ' || i.title, ', ') FROM"
            + " (SELECT * FROM host_mark ORDER BY id) n JOIN ms_item i ON i.id = n.item";

    private static final String VIEWS = "SELECT group_concat(type || tbl_name || sql, char(10)) FROM"
            + " (SELECT * FROM sqlite_master WHERE type IN ('view', 'trigger') AND name NOT GLOB 'ms_*' ORDER BY name)";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"7, FILE", "7, DATA_SOURCE", "6, FILE", "2, FILE", "1, FILE", "1, DATA_SOURCE"})
    void aHostsRowsKeepTheirItems(int schema, Door door) throws Exception {
        Path file = BackupTest.stored(folder, schema);
        hostTables(file);
        String tables = OpeningTest.one(file, HOSTS);
        door.open(file).close();
        assertThat(OpeningTest.one(file, "SELECT max(CAST(version AS INTEGER)) FROM " + SchemaGate.HISTORY))
                .isEqualTo(Integer.toString(SchemaGate.VERSION));
        assertThat(OpeningTest.one(file, NOTES)).isEqualTo("nice of The full one, dull of Film 3");
        assertThat(OpeningTest.one(file, MARKS)).isEqualTo("red of Film 4, blue of One");
        assertThat(OpeningTest.one(file, HOSTS)).isEqualTo(tables);
        assertThat(OpeningTest.one(file, "SELECT count(*) FROM pragma_foreign_key_check"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aHostsReferencesAreKeptToAfterwards(Door door) throws Exception {
        Path file = BackupTest.stored(folder, 7);
        hostTables(file);
        try (SqliteMediaRepository repository = door.open(file)) {
            FakeSource source = FakeSource.of(0);
            StoredLibrary.items().stream()
                    .filter(item -> !item.key().id().equals("film-3")
                            && !item.key().id().equals("film-4"))
                    .forEach(source.items::add);
            assertThat(MediaSync.builder(source, repository).build().sync().completed())
                    .isTrue();
        }
        assertThat(OpeningTest.one(file, NOTES)).isEqualTo("nice of The full one");
        assertThat(OpeningTest.one(file, "SELECT count(*) FROM host_note")).isEqualTo("1");
        assertThat(OpeningTest.one(
                        file, "SELECT group_concat(mark || coalesce(item, '-')) FROM host_mark WHERE id = 1"))
                .isEqualTo("red-");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aHostsViewsAndTriggersAreAsTheyWere(Door door) throws Exception {
        Path file = BackupTest.stored(folder, 7);
        hostTables(file);
        for (String sql : new String[] {
            "CREATE VIEW host_view AS SELECT n.note, i.title FROM host_note n JOIN ms_item i ON i.id = n.item",
            "CREATE VIEW \"host_ \"\"odd\" AS SELECT * FROM host_view JOIN host_nothing",
            "CREATE TRIGGER host_in INSTEAD OF INSERT ON host_view BEGIN"
                    + " INSERT INTO host_note (note, item) SELECT NEW.note, id FROM ms_item WHERE title = NEW.title; END",
            "CREATE TRIGGER host_on_ours AFTER UPDATE OF play_count ON ms_user_state BEGIN"
                    + " INSERT INTO host_note (note, item) VALUES ('played', NEW.item_id); END",
            "CREATE TRIGGER host_on_hosts AFTER DELETE ON host_note BEGIN"
                    + " INSERT INTO host_mark (mark, item) SELECT 'was', id FROM ms_item WHERE id = OLD.item; END"
        }) {
            OpeningTest.execute(file, sql);
        }
        String views = OpeningTest.one(file, VIEWS);
        door.open(file).close();
        assertThat(OpeningTest.one(file, VIEWS)).isEqualTo(views).contains("host_on_ours");
        OpeningTest.execute(file, "INSERT INTO host_view (note, title) VALUES ('fine', 'Film 5')");
        assertThat(OpeningTest.one(file, "SELECT note FROM host_view WHERE title = 'Film 5'"))
                .isEqualTo("fine");
        assertThat(OpeningTest.one(file, "SELECT count(*) FROM host_mark")).isEqualTo("2");
    }

    @Test
    void aReferenceThatWouldPointNowhereStopsTheMigration() throws Exception {
        Path file = BackupTest.stored(folder, 7);
        OpeningTest.execute(
                file,
                "CREATE TABLE host_key (source INTEGER, key TEXT,"
                        + " FOREIGN KEY (source, key) REFERENCES ms_item (source_id, key) ON DELETE CASCADE)");
        OpeningTest.execute(file, "INSERT INTO host_key SELECT source_id, key FROM ms_item WHERE key = 'full'");
        OpeningTest.execute(file, "CREATE VIEW host_view AS SELECT key FROM ms_item");
        assertThatThrownBy(() -> SqliteMediaRepository.open(file))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("host_key");
        assertThat(OpeningTest.one(file, "SELECT max(CAST(version AS INTEGER)) FROM " + SchemaGate.HISTORY))
                .isEqualTo("7");
        assertThat(OpeningTest.one(file, "SELECT count(*) FROM host_key JOIN host_view USING (key)"))
                .isEqualTo("1");
    }

    @Test
    void whatWasBrokenInAHostsTablesBeforeIsNoneOfOurs() throws Exception {
        Path file = BackupTest.stored(folder, 7);
        hostTables(file);
        OpeningTest.execute(file, "INSERT INTO host_note (note, item) VALUES ('lost', 4711)");
        OpeningTest.execute(file, "CREATE TABLE host_wrong (item INTEGER REFERENCES ms_item (no_such_column))");
        SqliteMediaRepository.open(file).close();
        assertThat(OpeningTest.one(file, "SELECT count(*) FROM host_note WHERE item = 4711"))
                .isEqualTo("1");
    }

    private static void hostTables(Path file) throws SQLException {
        for (String sql : new String[] {
            "CREATE TABLE host_note (id INTEGER PRIMARY KEY, note TEXT,"
                    + " item INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE)",
            "CREATE TABLE host_mark (id INTEGER PRIMARY KEY, mark TEXT,"
                    + " item INTEGER REFERENCES ms_item ON DELETE SET NULL)",
            "INSERT INTO host_note (note, item) SELECT 'nice', id FROM ms_item WHERE key = 'full'",
            "INSERT INTO host_note (note, item) SELECT 'dull', id FROM ms_item WHERE key = 'film-3'",
            "INSERT INTO host_mark (mark, item) SELECT 'red', id FROM ms_item WHERE key = 'film-4'",
            "INSERT INTO host_mark (mark, item) SELECT 'blue', id FROM ms_item WHERE key = 'episode'"
        }) {
            OpeningTest.execute(file, sql);
        }
    }
}
