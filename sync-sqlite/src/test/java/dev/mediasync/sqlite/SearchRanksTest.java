package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSync;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.Credit;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.Tags;
import dev.mediasync.model.Titles;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.SearchQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Few hits and many are found in different ways, which must give the same order. */
class SearchRanksTest {
    @TempDir
    Path folder;

    @Test
    void fewHitsAndManyComeInTheOrderOfTheirRanks() {
        for (int films : List.of(50, 199, 201, 400)) {
            try (MediaRepository store = SqliteMediaRepository.open(folder.resolve(films + ".db"));
                    MediaRepository memory = new InMemoryRepository()) {
                MediaSync.builder(source(films), store).build().sync();
                MediaSync.builder(source(films), memory).build().sync();
                for (String text : List.of("amber", "amber sky", "amber sk", "sky amber", "skyamber")) {
                    for (int limit : List.of(1, 7, 40, 1_000)) {
                        assertThat(keys(store, text, limit))
                                .as("%s films, \"%s\", %s", films, text, limit)
                                .isEqualTo(keys(memory, text, limit));
                    }
                }
            }
        }
    }

    private static List<String> keys(MediaRepository repository, String text, int limit) {
        return repository.search(SearchQuery.of(text).limit(limit)).stream()
                .map(ItemSummary::key)
                .map(key -> key.id())
                .toList();
    }

    /** Films that fit "amber" and "amber sky" in every rank, in an order of their own. */
    private static FakeSource source(int films) {
        FakeSource source = new FakeSource();
        for (int at = 0; at < films; at++) {
            int number = at;
            source.items.add(FakeSource.film(at).with(film -> shaped(film, number)));
        }
        return source;
    }

    private static MediaItem.Builder shaped(MediaItem.Builder film, int number) {
        return switch (number * 7 % 12) {
            case 0 -> film.titles(Titles.of("Amber Sky"));
            case 1 -> film.titles(Titles.of("Amber Skyline " + number));
            case 2 -> film.titles(new Titles("Film " + number, "Amber Sky", null));
            case 3 -> film.titles(new Titles("Film " + number, null, "Under an Amber Sky"));
            case 4 -> film.titles(Titles.of("Sky of Amber " + number));
            case 5 -> film.titles(Titles.of("Sky " + number)).credits(person("Amber Jones", null));
            case 6 -> film.credits(person("Amber Jones", "Sky"));
            case 7 -> film.credits(person("Amber Jones", null)).tags(label("Sky"));
            case 8 -> film.tags(label("Amber Sky"));
            case 9 -> film.titles(Titles.of("Amber"));
            case 10 -> film.titles(Titles.of("Ambersky " + number));
            default -> film.titles(Titles.of("The Amber-Sky " + number));
        };
    }

    private static List<Credit> person(String name, @Nullable String character) {
        return List.of(new Credit(name, Credit.Role.ACTOR, character));
    }

    private static Tags label(String label) {
        return new Tags(List.of(), List.of(), List.of(label));
    }

    @Test
    void aLargeFirstLoadEndsInOnePartOfTheIndex() throws Exception {
        Path file = folder.resolve("large.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            MediaSync.builder(FakeSource.of(12_000), repository).build().sync();
            assertThat(parts(file)).isEqualTo(1);

            assertThat(repository.check().sound()).isTrue();
        }
    }

    @Test
    void optimizingEndsInOnePartOfTheIndex() throws Exception {
        Path file = folder.resolve("small.db");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            MediaSync.builder(FakeSource.of(100), repository).build().sync();
            MediaSync.builder(FakeSource.of(200), repository).build().sync();
            assertThat(parts(file)).isGreaterThan(1);

            repository.optimize();

            assertThat(parts(file)).isEqualTo(1);
            assertThat(repository.search(SearchQuery.of("映画"))).isNotEmpty();
        }
    }

    private static int parts(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(DISTINCT segid) FROM ms_search_idx")) {
            return row.getInt(1);
        }
    }
}
