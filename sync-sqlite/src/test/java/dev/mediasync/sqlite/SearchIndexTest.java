package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSync;
import dev.mediasync.repository.IntegrityReport;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.SearchQuery;
import dev.mediasync.repository.SearchWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIndexTest {
    /** More than two chunks of the rebuild. */
    private static final int FILMS = 4_500;

    private static final String MADE = "SELECT last FROM ms_counter WHERE name = 'search'";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void load() {
        file = folder.resolve("library.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            MediaSync.builder(FakeSource.of(FILMS), repository).build().sync();
        }
    }

    private static List<String> found(SqliteMediaRepository repository, String text) {
        return repository.search(SearchQuery.of(text)).stream()
                .map(ItemSummary::title)
                .toList();
    }

    private void everythingIsFound() {
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.check()).isEqualTo(new IntegrityReport(FILMS, 0, 0, "ok"));
            for (int film : new int[] {0, 1_999, 2_000, FILMS - 1}) {
                assertThat(found(repository, "映画 " + film)).contains("映画 " + film);
            }
        }
    }

    @Test
    void aFileFromBeforeTheSearchIsFilledWhenItIsOpened() throws Exception {
        Path old = BackupTest.stored(Files.createDirectory(folder.resolve("old")), 2);

        try (SqliteMediaRepository repository = SqliteMediaRepository.open(old)) {
            assertThat(found(repository, "full")).isNotEmpty();
            assertThat(repository.check().sound()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -77, 77})
    void documentsOfAnotherWayOfMakingWordsAreMadeAnew(int version) throws Exception {
        execute("DELETE FROM ms_search WHERE rowid > 1000");
        execute("INSERT INTO ms_search (rowid, titles) VALUES (3000, 'former'), (99999, 'former')");
        execute("UPDATE ms_counter SET last = " + version + " WHERE name = 'search'");

        everythingIsFound();

        assertThat(OpeningTest.one(file, MADE)).isEqualTo("" + SearchWords.VERSION);
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(found(repository, "former")).isEmpty();
        }
    }

    @Test
    void makingDocumentsGoesOnWhereItWasBrokenOff() throws Exception {
        execute("UPDATE ms_counter SET last = 0 WHERE name = 'search'");
        try (Connections connections = new Connections(file, Duration.ofSeconds(10), null)) {
            boolean done = connections.write(SearchIndex::step);
            assertThat(done).isFalse();
        }
        assertThat(OpeningTest.one(file, "SELECT count(*) FROM ms_search_docsize"))
                .isEqualTo("2000");
        execute("DELETE FROM ms_search WHERE rowid = 7");

        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.check().orphans())
                    .as("only what was made before")
                    .isEqualTo(1);
            assertThat(found(repository, "映画 4499")).containsExactly("映画 4499");
        }
        repair();
        everythingIsFound();
    }

    @Test
    void severalMayOpenTheFileAtOnce() throws Exception {
        execute("UPDATE ms_counter SET last = 0 WHERE name = 'search'");
        ExecutorService openers = Executors.newFixedThreadPool(3);
        try {
            Callable<List<String>> open = () -> {
                try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
                    return found(repository, "映画 4321");
                }
            };
            for (Future<List<String>> opened : openers.invokeAll(List.of(open, open, open))) {
                assertThat(opened.get()).containsExactly("映画 4321");
            }
        } finally {
            openers.shutdownNow();
        }
        everythingIsFound();
    }

    @Test
    void checkCountsMissingAndSpareDocumentsAndRepairPutsThemRight() throws Exception {
        execute("DELETE FROM ms_search WHERE rowid IN (5, 6)");
        execute("INSERT INTO ms_search (rowid, titles) VALUES (99999, 'spare')");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.check().orphans()).isEqualTo(3);
        }

        repair();

        everythingIsFound();
    }

    @Test
    void checkFindsDamageInsideTheIndex() throws Exception {
        execute(
                "UPDATE ms_search_data SET block = zeroblob(length(block)) WHERE id = (SELECT max(id) FROM ms_search_data)");

        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            IntegrityReport report = repository.check();
            assertThat(report.sound()).isFalse();
            assertThat(report.integrity()).contains("ms_search");
        }
        repair();
        everythingIsFound();
    }

    @Test
    void aSearchWithFiltersBeginsWithTheWords() throws Exception {
        List<Object> values = new ArrayList<>();
        SearchQuery narrow = SearchQuery.of("any")
                .in(FakeSource.FILMS.key())
                .ofKind(FakeSource.film(1).kind());
        String sql = "EXPLAIN QUERY PLAN " + SearchSql.sql(narrow, values);
        try (Connections connections = new Connections(file, Duration.ofSeconds(1), null)) {
            List<String> plan = connections.read((handle, c) -> {
                var query = handle.createQuery(sql);
                for (int at = 0; at < values.size(); at++) {
                    query.bind(at, values.get(at));
                }
                return query.bind(values.size(), "any")
                        .bind(values.size() + 1, 10)
                        .bind(values.size() + 2, 10)
                        .map((row, context) -> row.getString("detail"))
                        .list();
            });
            List<String> tables = plan.stream()
                    .filter(step -> step.matches("(SCAN|SEARCH) (ms_search|m|i|x)\\b.*"))
                    .toList();
            assertThat(tables).hasSize(3);
            assertThat(tables.get(0)).startsWith("SCAN ms_search VIRTUAL TABLE");
            assertThat(tables.get(1)).contains("SEARCH m USING", "item_id=? AND library_id=?");
            assertThat(tables.get(2)).startsWith("SEARCH i USING INTEGER PRIMARY KEY");
        }
    }

    private void repair() {
        try (Connections connections = new Connections(file, Duration.ofSeconds(10), null)) {
            new SearchIndex(connections).rebuild();
        }
    }

    private void execute(String sql) throws SQLException {
        OpeningTest.execute(file, sql);
    }
}
