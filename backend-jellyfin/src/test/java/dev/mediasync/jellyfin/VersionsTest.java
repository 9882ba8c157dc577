package dev.mediasync.jellyfin;

import static dev.mediasync.jellyfin.ItemRows.id;
import static dev.mediasync.jellyfin.ItemRows.parsed;
import static dev.mediasync.jellyfin.ItemRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.UserState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions, members of sets, and what users did. */
class VersionsTest {
    private static boolean possible(int major, String fields) {
        ItemParser parser = new ItemParser(ItemRows.SOURCE, Dialect.JELLYFIN, major);
        return parser.mayHaveVersions(parsed(ItemType.MOVIE, 7, fields));
    }

    @ParameterizedTest
    @CsvSource({
        "/m/Film (2001)/Film (2001) - 2160p.mkv, true",
        "/m/Film (2001)/Film (2001) [720p].mkv, true",
        "/m/Film (2001)/Film (2001).mkv, false",
        "/m/Film (2001)/film.mkv, false",
        "/m/film (2001)/Film (2001) - 2160p.mkv, true",
        "/m/Film/Film.mkv, true",
        "C:\\\\m\\\\Film (2001)\\\\Film (2001) - 2160p.mkv, true",
        "/m/Film (2001).mkv, false",
        "Film.mkv, false",
    })
    void aFileCalledLikeItsFolderWithAWordBehindMayBeOneOfSeveral(String path, boolean several) {
        assertThat(possible(12, "'Path':'" + path + "'")).isEqualTo(several);
    }

    @Test
    void anIdentifiedFilmWithoutAWordBehindItsNameIsKnownAnyhow() {
        assertThat(possible(12, "'Path':'/m/Film/Film.mkv','ProviderIds':{'Imdb':'tt0000007'}"))
                .isFalse();
    }

    @Test
    void theNumberOfVersionsCountsWhereTheServerTellsIt() {
        String named = "'Path':'/m/F/F - a.mkv'";
        assertThat(possible(12, named)).isTrue();
        assertThat(possible(10, named)).isFalse();
        assertThat(possible(10, named + ",'MediaSourceCount':2")).isTrue();
        assertThat(possible(12, "'MediaSourceCount':2")).isTrue();
        assertThat(possible(12, named + ",'MediaSourceCount':1")).isFalse();
    }

    @Test
    void theCountIsAskedForOnlyWhereItCostsNothing() {
        assertThat(Dialect.JELLYFIN.walkFields(10)).contains("MediaSourceCount");
        assertThat(Dialect.JELLYFIN.walkFields(12)).doesNotContain("MediaSourceCount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "People",
                "MediaSources",
                "MediaStreams",
                "Chapters",
                "Trickplay",
                "ChildCount",
                "RecursiveItemCount",
                "ItemCounts",
                "CumulativeRunTimeTicks",
                "DateLastSaved"
            })
    void aWalkAsksForNoFieldThatCostsAQueryAnItem(String field) {
        for (Dialect dialect : Dialect.values()) {
            assertThat(dialect.walkFields(10).split(",")).doesNotContain(field);
            assertThat(dialect.walkFields(12).split(",")).doesNotContain(field);
        }
    }

    @Test
    void theIdsOfAllVersionsAreAliasesOfOneItem() {
        MediaItem listed = parsed(ItemType.MOVIE, 7, "'Name':'F','Path':'/m/F/F - 2160p.mkv'")
                .item();
        Row full = row(
                ItemType.MOVIE,
                7,
                "'Path':'/m/F/F - 2160p.mkv','MediaSources':["
                        + "{'Id':'" + id(7)
                        + "','Name':'2160p','Path':'/m/F/F -"
                        + " 2160p.mkv','Size':30,'Container':'mkv'},{'Id':'00000000-0000-0000-0000-000000000008','Name':'1080p','Path':'/m/F/F"
                        + " - 1080p.mkv','Size':'20',"
                        + "'RunTimeTicks':600000000},"
                        + "{'Id':'" + id(9) + "','Name':'1080p','Path':'/m/F/F - 1080p b.mkv'}]");
        MediaItem whole = ItemRows.parser().withVersions(listed, full);
        assertThat(whole.aliases()).containsExactly(id(8), id(9));
        assertThat(whole.parts())
                .containsExactly(
                        new MediaPart("2160p", "/m/F/F - 2160p.mkv", 30L, "mkv", null, null),
                        new MediaPart("1080p", "/m/F/F - 1080p.mkv", 20L, null, Duration.ofMinutes(1), null),
                        new MediaPart("1080p #2", "/m/F/F - 1080p b.mkv", null, null, null, null));
    }

    @Test
    void anAnswerWithoutSourcesTakesNothingAway() {
        MediaItem listed = parsed(ItemType.MOVIE, 7, "'Path':'/m/F/F.mkv'").item();
        assertThat(ItemRows.parser().withVersions(listed, row("'MediaSources':[]")))
                .isEqualTo(listed);
    }

    @Test
    void theContainerOfAListIsItsFirst() {
        assertThat(ItemRows.movie("'Path':'/m/a.mp4','Container':'mov,mp4,m4a'").parts())
                .extracting(MediaPart::container)
                .containsExactly("mov");
    }

    @Test
    void aSetMayHoldWhatNoLibraryShowsAndAListTheSameTwice() {
        MediaItem list = ItemRows.item(ItemType.PLAYLIST, "'Name':'L'");
        MediaItem whole = ItemRows.parser()
                .withMembers(list, List.of(id(9), "00000000-0000-0000-0000-000000000001", id(9), id(0)));
        assertThat(whole.members()).extracting(ItemKey::id).containsExactly(id(9), id(1), id(9));
        assertThat(whole.with(item -> item.parts(List.of())).members()).isEmpty();
        assertThat(ItemRows.movie("'Path':'/m/a.mkv'").members()).isEmpty();
    }

    @Test
    void theOrderOfASetIsPartOfIt() {
        Parsed.Item set = parsed(ItemType.BOX_SET, 7, "'Name':'S'");
        Places places = new Places(ItemRows.SOURCE, Dialect.JELLYFIN);
        MediaItem one = ItemRows.parser().withMembers(set.item(), List.of(id(1), id(2)));
        MediaItem other = ItemRows.parser().withMembers(set.item(), List.of(id(2), id(1)));
        assertThat(places.observed(Parsed.Item.of(one, set.type(), set.row(), set.trust()))
                        .fingerprint())
                .isNotEqualTo(places.observed(Parsed.Item.of(other, set.type(), set.row(), set.trust()))
                        .fingerprint());
    }

    private static UserState state(ItemType type, String fields) {
        return States.of(row(type, 7, "'UserData':{" + fields + "}"), type, "kim");
    }

    @Test
    void whatAUserDidIsRead() {
        UserState state = state(
                ItemType.MOVIE,
                "'PlaybackPositionTicks':12000000000,'PlayCount':2,'IsFavorite':true,'Played':true,"
                        + "'LastPlayedDate':'2024-01-02T03:04:05.0000000Z','Rating':7.5,'PlayedPercentage':140");
        assertThat(state)
                .isEqualTo(new UserState(
                        "kim", Duration.ofMinutes(20), true, 2, Instant.parse("2024-01-02T03:04:05Z"), true, 7.5));
    }

    @Test
    void aRowWithoutUserDataIsOneThatNobodyTouched() {
        assertThat(States.of(row(ItemType.MOVIE, 7, "'Name':'T'"), ItemType.MOVIE, "kim"))
                .isEqualTo(UserState.untouched("kim"));
        assertThat(state(ItemType.MOVIE, "'Key':'x','ItemId':'" + id(0) + "','PlayCount':null"))
                .isEqualTo(UserState.untouched("kim"));
    }

    @Test
    void theMarksOfAFolderAreComputedAndOnlyItsFavouriteIsItsOwn() {
        UserState state = state(
                ItemType.SERIES,
                "'Played':true,'UnplayedItemCount':0,'PlayCount':4,'IsFavorite':true,'PlaybackPositionTicks':99999999");
        assertThat(state).isEqualTo(new UserState("kim", Duration.ZERO, false, 0, null, true, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Rating':11",
                "'Rating':-1",
                "'PlayCount':-5",
                "'PlaybackPositionTicks':-1",
                "'LastPlayedDate':'0001-01-01T00:00:00Z'"
            })
    void valuesWithoutSenseAreNone(String field) {
        assertThat(state(ItemType.MOVIE, field)).isEqualTo(UserState.untouched("kim"));
    }
}
