package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which items a folder tree gives. */
class LibraryStructureTest {
    @TempDir
    Path base;

    private Tree tree;

    @BeforeEach
    void makeTree() {
        tree = new Tree(base);
    }

    private void given(String... files) throws IOException {
        for (String file : files) {
            tree.file(file);
        }
        tree.sync();
    }

    private List<String> described() {
        return tree.items().values().stream()
                .map(item -> item.kind().word() + " " + item.key().id() + " = " + item.title())
                .toList();
    }

    @Test
    void aShowHasSeasonsAndEpisodes() throws IOException {
        given(
                "TV/Lights (2015) [tvdbid-9]/Season 1/Lights - S01E01 - Tide.mkv",
                "TV/Lights (2015) [tvdbid-9]/Specials/Lights - S00E01.mkv");

        assertThat(described())
                .containsExactly(
                        "show TV/Lights%20(2015)%20%5Btvdbid-9%5D = Lights",
                        "season TV/Lights%20(2015)%20%5Btvdbid-9%5D#s0 = Specials",
                        "season TV/Lights%20(2015)%20%5Btvdbid-9%5D#s1 = Season 1",
                        "episode TV/Lights%20(2015)%20%5Btvdbid-9%5D/Season%201/Lights%20-%20S01E01%20-%20Tide.mkv = Tide",
                        "episode TV/Lights%20(2015)%20%5Btvdbid-9%5D/Specials/Lights%20-%20S00E01.mkv = Episode 1");
        MediaItem show = tree.item("TV/Lights%20(2015)%20%5Btvdbid-9%5D");
        assertThat(show.dates().year()).isEqualTo(2015);
        assertThat(show.externalIds()).containsExactly(new ExternalId("tvdb", "9"));
        assertThat(tree.item("TV/Lights%20(2015)%20%5Btvdbid-9%5D#s0").parentId())
                .isEqualTo(show.key().id());
    }

    @Test
    void aFilmWhoseTitleLooksLikeANumberedEpisodeIsAFilm() throws IOException {
        given("Movies/10x10 (2018).mkv", "Movies/1x2 (2000)/1x2 (2000).mkv");

        assertThat(described())
                .containsExactly(
                        "movie Movies/10x10%20(2018).mkv = 10x10", "movie Movies/1x2%20(2000)/1x2%20(2000).mkv = 1x2");
    }

    @Test
    void aFlatShowIsItsFolderAndLooseEpisodesShareOne() throws IOException {
        given("Lights/Lights S01E01.mkv", "Lights/Lights S02E01.mkv", "Moon.S01E01.mkv", "Moon.S01E02.mkv");

        assertThat(tree.items().keySet())
                .contains("Lights", "Lights#s1", "Lights#s2", "#show/moon", "#show/moon#s1")
                .hasSize(9);
    }

    @Test
    void aFolderOfSeveralShowsAndFilmsIsNoShow() throws IOException {
        given("Mixed bag/Moon.S01E01.mkv", "Mixed bag/Sun.S01E01.mkv", "Mixed bag/Harbour (1995).mkv");

        assertThat(tree.items().keySet())
                .contains("#show/moon", "#show/sun", "Mixed%20bag/Harbour%20(1995).mkv")
                .doesNotContain("Mixed%20bag");
    }

    @Test
    void seasonFoldersOfReleasesJoinInOneShow() throws IOException {
        given(
                "Moon.S01.1080p.WEB/Moon.S01E01.1080p.mkv",
                "Moon.S02.1080p.WEB/Moon.S02E01.1080p.mkv",
                "Lights/Lights.S04.PDTV/Lights s04e07 Tide PDTV.avi");

        assertThat(tree.items().keySet())
                .contains("#show/moon", "#show/moon#s1", "#show/moon#s2", "Lights", "Lights#s4")
                .hasSize(8);
    }

    @Test
    void anEpisodeInAFolderOfItsOwnBelongsToTheShowAbove() throws IOException {
        given("Lights/Season 1/Lights.S01E01.720p/Lights.S01E01.mkv", "Lights/Season 1/Lights.S01E02.mkv");

        assertThat(tree.items().keySet()).contains("Lights", "Lights#s1").hasSize(4);
    }

    @Test
    void plainNumbersAreEpisodesBelowASeasonFolderOnly() throws IOException {
        given("Lights/Season 3/02 - Tide.mkv", "Films/02 - Tide.mkv");

        assertThat(tree.item("Lights/Season%203/02%20-%20Tide.mkv").kind()).isEqualTo(MediaKind.EPISODE);
        assertThat(tree.item("Lights/Season%203/02%20-%20Tide.mkv").numbering().season())
                .isEqualTo(3);
        assertThat(tree.item("Films/02%20-%20Tide.mkv").kind()).isEqualTo(MediaKind.MOVIE);
    }

    @Test
    void inALibraryOfShowsPlainNumbersAreEpisodesOfSeasonOne() throws IOException {
        tree.kind = LibraryKind.SHOWS;
        given("Lights/Lights 05.mkv", "Lights/Making of.mkv", "Loose video.mkv");

        assertThat(tree.item("Lights/Lights%2005.mkv").numbering().season()).isEqualTo(1);
        assertThat(tree.item("Lights/Making%20of.mkv").numbering().episode()).isNull();
        assertThat(tree.item("Loose%20video.mkv").kind()).isEqualTo(MediaKind.VIDEO);
    }

    @Test
    void inALibraryOfFilmsNothingIsAnEpisode() throws IOException {
        tree.kind = LibraryKind.MOVIES;
        given("Lights S01E01.mkv", "Season 1/x.mkv");

        assertThat(tree.items().values()).extracting(MediaItem::kind).containsOnly(MediaKind.MOVIE);
    }

    @Test
    void versionsAndPartsOfAFilmAreOneItem() throws IOException {
        given(
                "Harbour (1995)/Harbour (1995).mkv",
                "Harbour (1995)/Harbour (1995) - 4K.mkv",
                "Long (2000)/Long (2000) cd1.avi",
                "Long (2000)/Long (2000) cd2.avi");

        MediaItem versions = tree.item("Harbour%20(1995)/Harbour%20(1995).mkv");
        assertThat(versions.parts()).extracting(MediaPart::version).containsExactly("", "4K");
        assertThat(versions.aliases()).contains("Harbour%20(1995)/Harbour%20(1995)%20-%204K.mkv");
        MediaItem parts = tree.item("Long%20(2000)/Long%20(2000)%20cd1.avi");
        assertThat(parts.parts()).extracting(MediaPart::version).containsExactly("", "");
        assertThat(parts.title()).isEqualTo("Long");
        assertThat(tree.items()).hasSize(2);
    }

    @Test
    void foldersOfPartsAreOneFilm() throws IOException {
        given(
                "Long (2000)/CD1/long-a.avi",
                "Long (2000)/CD2/long-b.avi",
                "Tall (2001) Disc 1/a.mkv",
                "Tall (2001) Disc 2/b.mkv",
                "Lone Disc 1/c.mkv");

        assertThat(tree.titles()).containsExactlyInAnyOrder("Long", "Tall", "c");
        MediaItem film = tree.item("Long%20(2000)/CD1/long-a.avi");
        assertThat(film.dates().year()).isEqualTo(2000);
        assertThat(film.parts()).hasSize(2);
    }

    @Test
    void versionsStandInOrderOfTheirHeight() throws IOException {
        given(
                "Tide (2000)/Tide (2000) - 720p.mkv",
                "Tide (2000)/Tide (2000) - 2160p.mkv",
                "Tide (2000)/Tide (2000) - Cut.mkv");

        assertThat(tree.item("Tide%20(2000)/Tide%20(2000)%20-%202160p.mkv").parts())
                .extracting(MediaPart::version)
                .containsExactly("2160p", "720p", "Cut");
    }

    @Test
    void filesOfOneTitleWithoutAYearStayApartAmongOthers() throws IOException {
        given("Tide - A.avi", "Tide - B.avi", "Rooms.avi", "Rooms.mp4", "Movie/Movie-2.mkv", "Movie/Movie.mkv");

        assertThat(tree.items()).hasSize(5);
    }

    @Test
    void aNumberThatStandsAloneIsNoPart() throws IOException {
        given("Dune Part 2.mkv", "Harbour (1995) {edition-Final Cut}.mkv");

        assertThat(tree.titles()).containsExactly("Dune Part 2", "Harbour");
        MediaItem film = tree.item("Harbour%20(1995)%20%7Bedition-Final%20Cut%7D.mkv");
        assertThat(film.tags().labels()).containsExactly("Final Cut");
        assertThat(film.parts().get(0).version()).isEqualTo("Final Cut");
    }

    @Test
    void differentFilmsInOneFolderStayApart() throws IOException {
        given("Alien/Alien (1979).mkv", "Alien/Aliens (1986).mkv", "A/Harbour - Tide.mkv", "A/Harbour - Storm.mkv");

        assertThat(tree.items()).hasSize(4);
    }

    @Test
    void aFolderWithAYearNamesAFileWithoutOne() throws IOException {
        given("Harbour (1995) {imdb-tt1234567}/hbr-x264.mkv");

        MediaItem film = tree.item("Harbour%20(1995)%20%7Bimdb-tt1234567%7D/hbr-x264.mkv");
        assertThat(film.title()).isEqualTo("Harbour");
        assertThat(film.dates().year()).isEqualTo(1995);
        assertThat(film.externalIds()).containsExactly(new ExternalId("imdb", "tt1234567"));
    }

    @Test
    void aDiscFolderIsOneFilm() throws IOException {
        given("Harbour (1995)/VIDEO_TS/VIDEO_TS.IFO", "Harbour (1995)/VIDEO_TS/VTS_01_1.VOB");

        assertThat(tree.titles()).containsExactly("Harbour");
    }

    @Test
    void extrasSamplesAndSystemFoldersAreNoItems() throws IOException {
        given(
                "Harbour (1995)/Harbour (1995).mkv",
                "Harbour (1995)/Harbour (1995)-trailer.mkv",
                "Harbour (1995)/Extras/Making of.mkv",
                "Harbour (1995)/shorts/Short.mkv",
                "Harbour (1995)/sample.mkv",
                "Harbour (1995)/harbour-sample.mkv",
                "Harbour (1995)/notes.txt",
                "@eaDir/x.mkv",
                "#recycle/x.mkv",
                ".hidden/x.mkv",
                "._x.mkv",
                "$RECYCLE.BIN/x.mkv",
                "list.m3u");

        assertThat(tree.titles()).containsExactly("Harbour");
    }

    @Test
    void wordsOfExtrasAreTitlesElsewhere() throws IOException {
        given(
                "Trailers/Trailer Park (2001).mkv",
                "Kids/Shorts/Short (2002).mkv",
                "I Live in a Trailer.mkv",
                "...And Justice (1979).mkv",
                "The Sample (2020).mkv");

        assertThat(tree.items()).hasSize(5);
    }

    @Test
    void linksToFoldersAreFollowed() throws IOException {
        tree = new Tree(base.resolve("media"));
        given("Harbour (1995).mkv");
        Path outside = Files.createDirectories(base.resolve("outside"));
        Files.writeString(outside.resolve("Far (2001).mkv"), "far");
        Files.createSymbolicLink(tree.root.resolve("linked"), outside);
        tree.sync();

        assertThat(tree.items()).containsOnlyKeys("Harbour%20(1995).mkv", "linked/Far%20(2001).mkv");
    }

    @Test
    void partsTellPathSizeAndContainer() throws IOException {
        tree.file("Größe/Harbour (1995).MKV", "12345");
        tree.sync();

        MediaItem film = tree.item("Gr%C3%B6%C3%9Fe/Harbour%20(1995).MKV");
        assertThat(film.parts())
                .containsExactly(new MediaPart("", "Größe/Harbour (1995).MKV", 5L, "mkv", null, Tree.OLD));
        assertThat(film.dates().added()).isEqualTo(Tree.OLD);
        assertThat(film.identities())
                .anyMatch(word -> word.matches("file:\\d+:" + Tree.OLD.toEpochMilli() + ":5:5994471abb01112a"));
        assertThat(film.identities())
                .contains("name:Harbour%20(1995).MKV:5:5994471abb01112a", "bytes:5:5994471abb01112a");
    }
}
