package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSync;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.SearchQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactMigrationTest {
    @TempDir
    Path folder;

    private Path stored(int schema) throws IOException {
        Path file = folder.resolve("library.db");
        try (InputStream in = Objects.requireNonNull(
                CompactMigrationTest.class.getResourceAsStream("/stored/paths-" + schema + ".db"))) {
            Files.copy(in, file);
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8})
    void whateverKeysFilesAndIdsThereAreStayAsTheyWere(int schema) throws Exception {
        Path file = stored(schema);
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            for (SourceId source : StoredPaths.SOURCES) {
                for (MediaItem item : StoredPaths.items(source)) {
                    assertThat(repository.find(item.key())).contains(item);
                    assertThat(repository.userState(item.key(), StoredPaths.STATE.user()))
                            .contains(StoredPaths.STATE);
                }
            }
            assertThat(repository.check().sound()).isTrue();
            assertThat(repository.search(SearchQuery.of("Dark"))).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8})
    void theNextSyncFindsNothingChanged(int schema) throws Exception {
        Path file = stored(schema);
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            for (SourceId source : StoredPaths.SOURCES) {
                List<MediaItem> items = StoredPaths.items(source);
                assertThat(MediaSync.builder(new PathsSource(source, items), repository)
                                .build()
                                .sync()
                                .libraries()
                                .get(0)
                                .counts()
                                .unchanged())
                        .isEqualTo(items.size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8})
    void theFeedTellsTheSameKeysAndTitles(int schema) throws Exception {
        Path file = stored(schema);
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            List<ChangeEvent> added = repository.changesSince(0, 1000).stream()
                    .filter(change -> change.verb() == ChangeEvent.Verb.ADDED)
                    .toList();
            assertThat(added)
                    .hasSize(2 * StoredPaths.items(StoredPaths.SOURCES.get(0)).size());
            for (ChangeEvent change : added) {
                MediaItem item = repository.find(change.key()).orElseThrow();
                assertThat(change.title()).isEqualTo(item.title());
                assertThat(change.kind()).isEqualTo(item.kind());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8})
    void whatTheKeysTellIsNotKeptASecondTime(int schema) throws Exception {
        Path file = stored(schema);
        SqliteMediaRepository.open(file).close();
        assertThat(OpeningTest.one(
                        file,
                        "SELECT count(*) FROM ms_part p JOIN ms_items i ON i.id = p.item_id"
                                + " WHERE p.file = '/media/' || i.key"))
                .isEqualTo("0");
        assertThat(OpeningTest.one(file, "SELECT count(*) FROM ms_part WHERE file IS NULL"))
                .isEqualTo("32");
        assertThat(OpeningTest.one(
                        file, "SELECT freelist_count * 4 <= page_count FROM pragma_freelist_count, pragma_page_count"))
                .isEqualTo("1");
    }
}
