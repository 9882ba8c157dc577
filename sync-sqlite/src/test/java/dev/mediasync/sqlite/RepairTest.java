package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSync;
import dev.mediasync.model.Credit;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Tags;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.BrowseQuery.Direction;
import dev.mediasync.repository.BrowseQuery.Sort;
import dev.mediasync.repository.IntegrityReport;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.Page;
import dev.mediasync.tck.ScriptedSource;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Breaks a file by hand, and looks whether a check sees it and a repair mends what can be mended. */
class RepairTest {
    private static final SourceId SOURCE = new SourceId("films");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void load() {
        file = folder.resolve("library.db");
        ScriptedSource source = new ScriptedSource(SOURCE);
        source.put(source.library("main"), List.of(film("1", "Beta"), film("2", "Alpha")));
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            MediaSync.builder(source, repository).build().sync();
        }
    }

    private static MediaItem film(String id, String title) {
        return MediaItem.builder(new ItemKey(SOURCE, id), MediaKind.MOVIE, title)
                .credits(List.of(new Credit("Ann", Credit.Role.ACTOR, null)))
                .tags(new Tags(List.of("Drama"), List.of(), List.of()))
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ms_item SET title_order = NULL",
                "UPDATE ms_library SET items = 7",
                "UPDATE ms_counter SET last = 0 WHERE name = 'item'",
                "UPDATE ms_counter SET last = 0 WHERE name = 'change'",
                "INSERT INTO ms_person (name) VALUES ('Nobody')",
                "INSERT INTO ms_term (type, value) VALUES ('genre', 'None')",
            })
    void whatFollowsFromTheRestIsMended(String damage) {
        damage(damage);

        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.check().orphans()).isPositive();
            IntegrityReport mended = repository.repair();
            assertThat(mended.sound()).isTrue();
            assertThat(mended.items()).isEqualTo(2);
        }
    }

    @Test
    void aWrongOrderIsMended() {
        damage("UPDATE ms_item SET title_order = 'zzz' WHERE title = 'Alpha'");

        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            repository.repair();
            Page page = repository.browse(BrowseQuery.ALL.by(Sort.TITLE, Direction.ASCENDING));
            assertThat(page.items()).extracting(ItemSummary::title).containsExactly("Alpha", "Beta");
        }
    }

    @Test
    void anOrderOfAnotherVersionIsMadeAnewOnOpening() {
        damage("UPDATE ms_item SET title_order = 'zzz' WHERE title = 'Alpha'");
        damage("UPDATE ms_counter SET last = 0 WHERE name = 'title_order'");

        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            Page page = repository.browse(BrowseQuery.ALL.by(Sort.TITLE, Direction.ASCENDING));
            assertThat(page.items()).extracting(ItemSummary::title).containsExactly("Alpha", "Beta");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM ms_person",
                "DELETE FROM ms_term",
                "DELETE FROM ms_item WHERE title = 'Alpha'",
                "DELETE FROM ms_member",
                "UPDATE ms_item SET kind = 1, title_order = NULL",
            })
    void whatIsLostIsSeenAndNotMadeUp(String damage) {
        damage(damage);

        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.check().sound()).isFalse();
            assertThat(repository.repair().sound()).isFalse();
        }
    }

    private void damage(String sql) {
        try (Handle handle = Jdbi.create("jdbc:sqlite:" + file).open()) {
            handle.execute("PRAGMA foreign_keys = OFF");
            handle.execute(sql);
        }
    }
}
