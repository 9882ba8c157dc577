package dev.mediasync.jellyfin;

import static dev.mediasync.jellyfin.Libraries.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.SyncOptions;
import dev.mediasync.jellyfin.FakeCatalogue.FakeItem;
import dev.mediasync.jellyfin.FakeCatalogue.FakeLibrary;
import dev.mediasync.model.ItemKey;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows that stand for others, films of several versions, sets, and folders in two libraries, from server to copy. */
class StructureTrapsTest {
    private static final int SHOWN = 20;
    private static final int HIDDEN = 60;
    private static final int SEASON_OF_HIDDEN = 61;
    private static final int EPISODE_OF_HIDDEN = 62;

    private final Copy copy = Copy.ofSmall();
    private final FakeCatalogue catalogue = copy.server.catalogue;

    @AfterEach
    void close() {
        copy.close();
    }

    private FakeItem item(int number) {
        return catalogue.item(id(number));
    }

    private FakeLibrary library(String id) {
        return Objects.requireNonNull(catalogue.libraries.get(id));
    }

    /** A second folder of the show, behind the first. */
    private void group() {
        FakeLibrary shows = library(Libraries.SHOWS);
        Map<String, String> ids = Map.of("Tvdb", "71010");
        item(SHOWN).fields.put("ProviderIds", ids);
        catalogue.add(shows, id(HIDDEN), "Series", "Lost Too").fields.put("ProviderIds", ids);
        item(HIDDEN).grouped = id(SHOWN);
        Map<String, Object> season = catalogue.add(shows, id(SEASON_OF_HIDDEN), "Season", "Season 3").fields;
        season.put("SeriesId", id(HIDDEN));
        season.put("IndexNumber", 3);
        Map<String, Object> episode = catalogue.add(shows, id(EPISODE_OF_HIDDEN), "Episode", "Back").fields;
        episode.put("SeriesId", id(HIDDEN));
        episode.put("SeasonId", id(SEASON_OF_HIDDEN));
        episode.put("ParentIndexNumber", 3);
        episode.put("IndexNumber", 1);
    }

    @Test
    void theSeasonsOfAHiddenShowHangBelowTheShownOne() {
        group();
        LibraryReport report = copy.sync("Shows");
        assertThat(report.completed()).as(report.toString()).isTrue();
        assertThat(copy.has(HIDDEN)).isFalse();
        assertThat(copy.item(SEASON_OF_HIDDEN).parentId()).isEqualTo(id(SHOWN));
        assertThat(copy.item(EPISODE_OF_HIDDEN).parentId()).isEqualTo(id(SEASON_OF_HIDDEN));
        assertThat(copy.item(SHOWN).aliases()).containsExactly(id(HIDDEN));
        assertThat(copy.sync("Shows").counts().updated()).isZero();
    }

    @Test
    void aShowStaysTheSameWhenTheServerShowsItsOtherFolder() {
        group();
        copy.sync("Shows");
        item(HIDDEN).grouped = null;
        item(SHOWN).grouped = id(HIDDEN);
        LibraryReport report = copy.sync("Shows");
        assertThat(report.counts().rekeyed()).as(report.toString()).isEqualTo(1);
        assertThat(report.counts().removed()).isZero();
        assertThat(copy.item(SEASON_OF_HIDDEN).parentId()).isEqualTo(id(HIDDEN));
        assertThat(copy.item(21).parentId()).isEqualTo(id(HIDDEN));
    }

    @Test
    void aHiddenShowThatChangedIsNoNewShow() {
        group();
        copy.sync("Shows");
        item(HIDDEN).saved = Instant.now();
        item(EPISODE_OF_HIDDEN).saved = Instant.now();
        item(EPISODE_OF_HIDDEN).fields.put("Name", "Back again");
        LibraryReport report = copy.sync("Shows", SyncOptions.Mode.INCREMENTAL);
        assertThat(report.counts().updated()).as(report.toString()).isEqualTo(1);
        assertThat(report.counts().added()).isZero();
        assertThat(copy.has(HIDDEN)).isFalse();
        assertThat(copy.item(EPISODE_OF_HIDDEN).title()).isEqualTo("Back again");
    }

    @Test
    void aFilmWhoseListedVersionWentIsTheSameFilm() {
        FakeItem listed = item(10);
        FakeItem other = catalogue.add(library(Libraries.MOVIES), id(70), "Movie", "Film 10");
        other.primary = id(10);
        for (FakeItem version : List.of(listed, other)) {
            version.fields.put("ProviderIds", Map.of());
            version.fields.put("Path", "/media/Movies/Ten/Ten - " + version.id() + ".mkv");
        }
        listed.fields.put("MediaSources", List.of(Map.of("Id", id(10)), Map.of("Id", id(70))));
        copy.sync("Movies");
        assertThat(copy.item(10).aliases()).containsExactly(id(70));

        catalogue.items.remove(id(10));
        other.primary = null;
        LibraryReport report = copy.sync("Movies");
        assertThat(report.counts().rekeyed()).as(report.toString()).isEqualTo(1);
        assertThat(report.counts().removed()).isZero();
        assertThat(copy.has(70)).isTrue();
        assertThat(copy.has(10)).isFalse();
    }

    @Test
    void aFilmOfWhichAnotherVersionIsListedNowIsTheSameFilmThoughBothAreThere() {
        FakeItem listed = item(10);
        FakeItem other = catalogue.add(library(Libraries.MOVIES), id(70), "Movie", "Film 10");
        other.primary = id(10);
        for (FakeItem version : List.of(listed, other)) {
            version.fields.put("ProviderIds", Map.of());
            version.fields.put("Path", "/media/Movies/Ten/Ten - " + version.id() + ".mkv");
            version.fields.put("MediaSources", List.of(Map.of("Id", id(10)), Map.of("Id", id(70))));
        }
        copy.sync("Movies");
        other.primary = null;
        listed.primary = id(70);
        LibraryReport report = copy.sync("Movies");
        assertThat(report.counts().rekeyed()).as(report.toString()).isEqualTo(1);
        assertThat(copy.has(10)).isFalse();
        assertThat(copy.item(70).aliases()).containsExactly(id(10));
    }

    @Test
    void aFilmBeforeWhichAPlainFileStandsNowIsTheSameFilm() {
        FakeItem listed = item(10);
        listed.fields.put("ProviderIds", Map.of());
        listed.fields.put("Path", "/media/Movies/Ten (2001)/Ten (2001) - 2160p.mkv");
        copy.sync("Movies");

        FakeItem plain = catalogue.add(library(Libraries.MOVIES), id(70), "Movie", "Film 10");
        plain.fields.put("Path", "/media/Movies/Ten (2001)/Ten (2001).mkv");
        listed.primary = id(70);
        for (FakeItem version : List.of(listed, plain)) {
            version.fields.put("MediaSources", List.of(Map.of("Id", id(70)), Map.of("Id", id(10))));
        }
        LibraryReport report = copy.sync("Movies");
        assertThat(report.counts().rekeyed()).as(report.toString()).isEqualTo(1);
        assertThat(copy.has(10)).isFalse();
        assertThat(copy.has(70)).isTrue();
    }

    @Test
    void onlyAFilmThatMayHaveVersionsIsAskedForAgain() {
        item(10).fields.put("Path", "/media/Movies/Ten/Ten - 2160p.mkv");
        item(10).fields.put("MediaSources", List.of(Map.of("Id", id(10), "Path", "/media/a.mkv", "Size", 5)));
        copy.sync("Movies");
        assertThat(copy.item(10).parts().get(0).sizeBytes()).isEqualTo(5);
        assertThat(copy.item(11).parts().get(0).sizeBytes()).isNull();
    }

    @Test
    void aSetHoldsItsMembersInTheServersOrder() {
        copy.sync("Collections");
        assertThat(copy.item(50).members()).extracting(ItemKey::id).containsExactlyInAnyOrder(id(11), id(10));
        catalogue.members.put(id(50), List.of(id(12)));
        LibraryReport report = copy.sync("Collections");
        assertThat(report.counts().updated()).as(report.toString()).isEqualTo(1);
        assertThat(copy.item(50).members()).extracting(ItemKey::id).containsExactly(id(12));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500})
    void aSetWhoseMembersAreRefusedKeepsThoseThatAreKnown(int status) {
        copy.sync("Collections");
        catalogue.members.put(id(50), List.of(id(12)));
        copy.server.fault((asked, honest) ->
                asked.target().contains("parentId=" + id(50)) ? FakeJellyfin.text(status, "") : null);
        LibraryReport report = copy.sync("Collections");
        assertThat(report.completed()).as(report.toString()).isTrue();
        assertThat(copy.item(50).members()).extracting(ItemKey::id).containsExactlyInAnyOrder(id(11), id(10));
    }

    @Test
    void aSetOfWhichNotAllMembersCameKeepsThoseThatAreKnown() {
        copy.sync("Collections");
        copy.server.fault((asked, honest) -> asked.target().contains("parentId=" + id(50))
                ? Reply.json("{\"Items\":[{\"Id\":\"" + id(10) + "\",\"Type\":\"Movie\"}],\"TotalRecordCount\":2}")
                : null);
        copy.sync("Collections");
        assertThat(copy.item(50).members()).hasSize(2);
    }

    @Test
    void aLibraryThatSharesItsFolderTakesNoFilmAlongWhenItIsRemoved() {
        FakeLibrary movies = library(Libraries.MOVIES);
        String second = id(90);
        catalogue.libraries.put(second, new FakeLibrary(second, "Films", "movies", movies.folder()));
        assertThat(copy.sync("Films").completed()).isTrue();
        catalogue.libraries.remove(second);
        LibraryReport report = copy.sync("Movies");
        assertThat(report.counts().removed()).isZero();
        assertThat(copy.has(10)).isTrue();
    }

    @Test
    void anEpisodeThatNamesAShowNobodyKnowsWaits() {
        catalogue
                .add(library(Libraries.SHOWS), id(80), "Season", "Lost one")
                .fields
                .put("SeriesId", id(81));
        LibraryReport report = copy.sync("Shows");
        assertThat(copy.has(80)).isFalse();
        assertThat(copy.has(20)).isTrue();
        assertThat(report.reasons()).extracting(reason -> reason.code()).contains(ReasonCode.UNPARENTED);
    }
}
