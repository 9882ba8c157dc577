package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSync;
import dev.mediasync.SyncReport;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.SearchQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysOnDiskTest {
    private static final SourceId NAS = StoredPaths.SOURCES.get(0);

    @TempDir
    Path folder;

    private Path file;
    private SqliteMediaRepository repository;

    @BeforeEach
    void open() {
        file = folder.resolve("library.db");
        repository = SqliteMediaRepository.open(file);
    }

    @AfterEach
    void isSound() {
        assertThat(repository.check().sound()).isTrue();
        repository.close();
    }

    @Test
    void keysOfEveryFormComeBackFromBothSources() {
        for (SourceId source : StoredPaths.SOURCES) {
            sync(StoredPaths.items(source), source);
        }
        for (SourceId source : StoredPaths.SOURCES) {
            StoredPaths.items(source)
                    .forEach(item -> assertThat(repository.find(item.key())).contains(item));
            SyncReport again = sync(StoredPaths.items(source), source);
            assertThat(again.libraries().get(0).counts().unchanged())
                    .isEqualTo(StoredPaths.items(source).size());
        }
        assertThat(repository.find(new ItemKey(NAS, "films/")).isPresent()).isFalse();
        assertThat(repository.find(new ItemKey(NAS, "Ran.mkv")).isPresent()).isFalse();
    }

    @Test
    void listsAndSearchesNameTheKeys() {
        sync(StoredPaths.items(NAS), NAS);
        ItemKey season = new ItemKey(NAS, "shows/Dark (2017)/Season 1/");
        assertThat(repository
                        .browse(BrowseQuery.ALL.where(ItemFilter.ALL.under(season)))
                        .items())
                .hasSize(8)
                .allSatisfy(episode -> {
                    assertThat(episode.key().id()).startsWith(season.id() + "Dark S01E0");
                    assertThat(episode.parent()).isEqualTo(season);
                });
        assertThat(repository.search(SearchQuery.of("Alien")))
                .extracting(ItemSummary::key)
                .containsExactly(new ItemKey(NAS, "films/Alien (1979)/Alien (1979).mkv"));
    }

    @Test
    void whatMovesToAnotherFolderTakesItsFilesAlongAndLeavesNothingThere() {
        String there = "films/Alien (1979)/Alien (1979).mkv";
        String here = "archive/Alien (1979)/Alien (1979).mkv";
        sync(List.of(film(there, "/media/" + there)), NAS);
        for (MediaItem moved :
                List.of(film(here, "/media/" + here), film(there, "/media/" + here), film(here, "/media/" + there))) {
            assertThat(sync(List.of(moved), NAS).libraries().get(0).counts().rekeyed())
                    .isOne();
            assertThat(repository.find(moved.key())).contains(moved);
            assertThat(number("ms_prefix")).isOne();
        }
    }

    @Test
    void aFolderGoesWithItsLastItem() {
        MediaItem first = film("films/Ran/a.mkv", "/media/films/Ran/a.mkv");
        MediaItem second = other("films/Ran/b.mkv", "/media/films/Ran/b.mkv");
        MediaItem elsewhere = MediaItem.builder(new ItemKey(NAS, "4711"), MediaKind.MOVIE, "Elsewhere")
                .build();
        sync(List.of(first, second, elsewhere), NAS);
        assertThat(number("ms_prefix")).isEqualTo(2);
        sync(List.of(first, elsewhere), NAS);
        assertThat(number("ms_prefix")).isEqualTo(2);
        sync(List.of(elsewhere), NAS);
        assertThat(number("ms_prefix")).isOne();
        assertThat(number("ms_part")).isZero();
        sync(List.of(first, second, elsewhere), NAS);
        assertThat(repository.find(second.key())).contains(second);
    }

    @Test
    void whatChangesPlacesKeepsItsFiles() {
        String a = "films/A long name/A long name.mkv";
        String b = "more/B long name.mkv";
        sync(List.of(film(a, "/media/" + a), other(b, "/media/" + b)), NAS);
        for (List<MediaItem> changed : List.of(
                List.of(film(b, "/media/" + a), other(a, "/media/" + b)),
                List.of(film(a, "/media/" + a), other(b, "/media/" + b)))) {
            assertThat(sync(changed, NAS).libraries().get(0).counts().rekeyed()).isEqualTo(2);
            changed.forEach(item -> assertThat(repository.find(item.key())).contains(item));
            assertThat(number("ms_prefix")).isEqualTo(2);
        }
    }

    @Test
    void aFileThatComesLaterIsKeptWithoutItsName() {
        String key = "films/Ran/Ran.mkv";
        MediaItem found = film(key, "/media/" + key);
        sync(List.of(found.with(item -> item.parts(List.of()))), NAS);
        assertThat(repository.find(found.key()).orElseThrow().parts()).isEmpty();
        sync(List.of(found), NAS);
        assertThat(repository.find(found.key())).contains(found);
        assertThat(number("ms_part WHERE file IS NULL")).isOne();
    }

    private static MediaItem film(String key, String file) {
        return item(key, "Film", "tt0000001", file);
    }

    private static MediaItem other(String key, String file) {
        return item(key, "Other", "tt0000002", file);
    }

    private static MediaItem item(String key, String title, String imdb, String file) {
        return MediaItem.builder(new ItemKey(NAS, key), MediaKind.MOVIE, title)
                .externalIds(Set.of(new ExternalId("imdb", imdb)))
                .parts(List.of(new MediaPart("", file, 7L, "mkv", null, null)))
                .build();
    }

    private SyncReport sync(List<MediaItem> items, SourceId source) {
        SyncReport report = MediaSync.builder(new PathsSource(source, new ArrayList<>(items)), repository)
                .withRemovalPolicy(RemovalPolicy.DEFAULT.withMaxShare(1).withWindow(Duration.ofHours(1), 1))
                .build()
                .sync();
        assertThat(report.completed()).as(report.toString()).isTrue();
        return report;
    }

    private int number(String rows) {
        try {
            return Integer.parseInt(OpeningTest.one(file, "SELECT count(*) FROM " + rows));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
