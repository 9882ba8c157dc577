package dev.mediasync.jellyfin;

import static dev.mediasync.jellyfin.ItemRows.identities;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An id dies with a renamed file, a moved mount and a deleted version; what the item was known by carries it over. */
class RekeyTrapsTest {
    private static final Duration SEEN = Duration.ofMinutes(7);

    private final ItemShelf shelf = new ItemShelf();

    private static String film(String path, String ids) {
        return "'Name':'Film','ProductionYear':2001,'Path':'" + path + "','ProviderIds':{" + ids + "}";
    }

    private void carried(LibraryReport report, int from, int to) {
        assertThat(report.counts().rekeyed()).as(report.toString()).isEqualTo(1);
        assertThat(report.counts().removed()).isZero();
        assertThat(shelf.has(from)).isFalse();
        assertThat(shelf.position(to)).isEqualTo(SEEN);
    }

    @Test
    void aRenamedFilmIsKnownByItsPublicId() {
        shelf.put(ItemType.MOVIE, 1, film("/m/a/a.mkv", "'Tmdb':'5'")).played(1).sync();
        carried(shelf.put(ItemType.MOVIE, 2, film("/m/b/b.mkv", "'tmdb':'5'")).sync(), 1, 2);
    }

    @Test
    void anUnidentifiedFilmUnderAMovedMountIsKnownByTheTailOfItsPath() {
        shelf.put(ItemType.MOVIE, 1, film("/media/movies/Film A/movie.mkv", "")).played(1);
        shelf.put(ItemType.MOVIE, 3, film("/media/movies/Film B/movie.mkv", "")).sync();
        shelf.put(ItemType.MOVIE, 2, film("/mnt/nas/Film A/movie.mkv", ""));
        LibraryReport report = shelf.put(ItemType.MOVIE, 3, film("/media/movies/Film B/movie.mkv", ""))
                .sync();
        carried(report, 1, 2);
    }

    @Test
    void twoFilmsWhoseFilesAreCalledAlikeAreTwo() {
        shelf.put(ItemType.MOVIE, 1, film("/m/Film A/movie.mkv", "")).played(1).sync();
        LibraryReport report =
                shelf.put(ItemType.MOVIE, 2, film("/m/Film B/movie.mkv", "")).sync();
        assertThat(report.counts().rekeyed()).isZero();
        assertThat(shelf.position(2)).isZero();
    }

    @Test
    void anUnidentifiedFilmWhoseFileWasReplacedByABetterOneIsKnownByItsFolder() {
        shelf.put(ItemType.MOVIE, 1, film("/m/Film (2001)/Film (2001) [720p].mkv", ""))
                .played(1)
                .sync();
        carried(
                shelf.put(ItemType.MOVIE, 2, film("/m/Film (2001)/Film (2001) [2160p].mkv", ""))
                        .sync(),
                1,
                2);
    }

    @Test
    void theListedVersionWhoseFileWentIsKnownByItsAlias() {
        shelf.put(ItemType.MOVIE, 1, film("/m/x/one.mkv", ""))
                .alias(1, 2)
                .played(1)
                .sync();
        carried(shelf.put(ItemType.MOVIE, 2, film("/m/y/two.mkv", "")).sync(), 1, 2);
    }

    @Test
    void aVersionThatComesBackAndIsListedAgainIsTheSameFilm() {
        shelf.put(ItemType.MOVIE, 1, film("/m/x/one.mkv", ""))
                .alias(1, 2)
                .played(1)
                .sync();
        shelf.put(ItemType.MOVIE, 2, film("/m/y/two.mkv", "")).sync();
        carried(
                shelf.put(ItemType.MOVIE, 1, film("/m/x/one.mkv", ""))
                        .alias(1, 2)
                        .sync(),
                2,
                1);
    }

    @Test
    void aShowThatAnotherStandsForNowIsTheSameShow() {
        String ids = "'ProviderIds':{'Tvdb':'71010'}";
        shelf.put(ItemType.SERIES, 1, "'Name':'Split',%s".formatted(ids));
        shelf.put(ItemType.SEASON, 11, "'SeriesId':'%s','IndexNumber':1".formatted(ItemRows.id(1)));
        shelf.put(ItemType.SEASON, 12, "'SeriesId':'%s','IndexNumber':2".formatted(ItemRows.id(2)));
        shelf.hidden.put(ItemRows.id(2), ItemRows.row(ItemType.SERIES, 2, "'Name':'Split Too'," + ids));
        shelf.sync();
        assertThat(shelf.item(12).parentId()).isEqualTo(ItemRows.id(1));
        assertThat(shelf.item(1).aliases()).containsExactly(ItemRows.id(2));

        shelf.put(ItemType.SERIES, 2, "'Name':'Split Too',%s".formatted(ids));
        shelf.put(ItemType.SEASON, 11, "'SeriesId':'%s','IndexNumber':1".formatted(ItemRows.id(1)));
        shelf.put(ItemType.SEASON, 12, "'SeriesId':'%s','IndexNumber':2".formatted(ItemRows.id(2)));
        shelf.hidden.put(ItemRows.id(1), ItemRows.row(ItemType.SERIES, 1, "'Name':'Split'," + ids));
        LibraryReport report = shelf.sync();
        assertThat(report.counts().rekeyed()).isEqualTo(1);
        assertThat(report.counts().removed()).isZero();
        assertThat(shelf.item(11).parentId()).isEqualTo(ItemRows.id(2));
        assertThat(shelf.item(12).parentId()).isEqualTo(ItemRows.id(2));
    }

    @Test
    void episodesUnderAMovedMountAreKnownThoughEveryShowHasAFirstOne() {
        for (int root = 1; root <= 2; root++) {
            int base = root * 100;
            String mount = root == 1 ? "/media/shows/" : "/mnt/tv/";
            for (String show : new String[] {"Alpha", "Beta"}) {
                shelf.put(ItemType.SERIES, base + 1, "'Name':'%s','Path':'%s%s'".formatted(show, mount, show));
                shelf.put(
                        ItemType.SEASON,
                        base + 2,
                        "'SeriesId':'%s','IndexNumber':1,'Path':'%s%s/Season 01'"
                                .formatted(ItemRows.id(base + 1), mount, show));
                shelf.put(
                        ItemType.EPISODE,
                        base + 3,
                        "'SeriesId':'%s','SeasonId':'%s','ParentIndexNumber':1,'IndexNumber':1,'Path':'%s%s/Season 01/E01.mkv'"
                                .formatted(ItemRows.id(base + 1), ItemRows.id(base + 2), mount, show));
                base += 10;
            }
            if (root == 1) {
                shelf.played(103).sync();
            }
        }
        LibraryReport report = shelf.sync();
        assertThat(report.counts().rekeyed()).as(report.toString()).isEqualTo(6);
        assertThat(report.counts().removed()).isZero();
        assertThat(shelf.position(203)).isEqualTo(SEEN);
        assertThat(shelf.position(213)).isZero();
    }

    @Test
    void aTypeThatChangedIsAnotherItem() {
        shelf.put(ItemType.VIDEO, 1, film("/m/a/a.mkv", "'Tmdb':'5'")).sync();
        LibraryReport report =
                shelf.put(ItemType.MOVIE, 2, film("/m/a/a.mkv", "'Tmdb':'5'")).sync();
        assertThat(report.counts().rekeyed()).isZero();
        assertThat(shelf.has(2)).isTrue();
    }

    @Test
    void aFilmThatWasIdentifiedAnewKeepsItsState() {
        shelf.put(ItemType.MOVIE, 1, "'Name':'x1080','Path':'/m/a/x.mkv'")
                .played(1)
                .sync();
        LibraryReport report =
                shelf.put(ItemType.MOVIE, 1, film("/m/a/x.mkv", "'Tmdb':'5'")).sync();
        assertThat(report.counts().updated()).isEqualTo(1);
        assertThat(shelf.position(1)).isEqualTo(SEEN);
    }

    @ParameterizedTest
    @CsvSource({
        "MOVIE, /media/movies/Film (2001)/Film (2001).mkv, home:Film (2001)",
        "MOVIE, /media/movies/Film (2001)/Film (2001) - 4k.mkv, home:Film (2001)",
        "MOVIE, /media/movies/Alien/Alien 3.mkv, file:Alien/Alien 3.mkv",
        "MOVIE, /media/movies/Alien/Alien - Covenant.mkv, file:Alien/Alien - Covenant.mkv",
        "MOVIE, /media/movies/Film (2001)/Film (2001)x.mkv, file:Film (2001)/Film (2001)x.mkv",
        "MOVIE, /media/movies/Film (2001).mkv, file:movies/Film (2001).mkv",
        "EPISODE, /media/shows/Alpha/Season 01/E01.mkv, file:Alpha/Season 01/E01.mkv",
        "SERIES, /media/shows/Alpha/, folder:Alpha",
        "SEASON, /media/shows/Alpha/Season 01, folder:Alpha/Season 01",
        "TRACK, /media/music/A/B/01 C.mp3, file:A/B/01 C.mp3",
        "ARTIST, /media/music/A, folder:A",
    })
    void theTailOfAPathIsWhatLasts(ItemType type, String path, String word) {
        assertThat(identities(type, path)).containsExactly(word);
    }

    @Test
    void aPathOfWindowsHasTheSameTail() {
        assertThat(identities(ItemType.MOVIE, "D:\\\\films\\\\Film (2001)\\\\Film (2001).mkv"))
                .containsExactly("home:Film (2001)");
    }

    @Test
    void aGeneratedSeasonWithoutAPathIsKnownByItsId() {
        assertThat(ItemRows.item(ItemType.SEASON, "'LocationType':'Virtual'").identities())
                .containsExactly("id:" + ItemRows.id(7));
    }
}
