package dev.mediasync.jellyfin;

import static dev.mediasync.jellyfin.ItemRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedItem.Trust;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Emby writes differently. */
class EmbyItemsTest {
    private final ItemParser parser = new ItemParser(ItemRows.SOURCE, Dialect.EMBY, 4);
    private final Places places = new Places(ItemRows.SOURCE, Dialect.EMBY);

    private Parsed.Item parsed(ItemType type, String fields) {
        return (Parsed.Item) parser.parse(row("'Type':'" + type.word() + "'," + fields), type);
    }

    @Test
    void idsAreDecimalAndKeptAsTheyAre() {
        assertThat(parsed(ItemType.MOVIE, "'Id':'247'").id()).isEqualTo("247");
        assertThat(parsed(ItemType.MOVIE, "'Id':247").id()).isEqualTo("247");
        assertThat(Dialect.EMBY.id("0247")).isEqualTo("0247");
        assertThat(Dialect.EMBY.id("ABC")).isEqualTo("ABC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0"})
    void anEmptyIdIsNone(String id) {
        assertThat(Dialect.EMBY.id(id)).isNull();
    }

    @Test
    void parentsAreNumbersAsTexts() {
        places.listed(parsed(ItemType.SERIES, "'Id':'4'"));
        places.complete(ItemType.SERIES);
        ObservedItem season = places.observed(parsed(ItemType.SEASON, "'Id':'5','SeriesId':4,'IndexNumber':1"));
        assertThat(season.item().parentId()).isEqualTo("4");
        assertThat(season.trust()).isEqualTo(Trust.FULL);
    }

    @Test
    void studiosWithNumbersForIdsAreRead() {
        MediaItem item = parsed(
                        ItemType.MOVIE, "'Id':'247','Studios':[{'Name':'A24','Id':1234}],'GenreItems':[{'Id':9}]")
                .item();
        assertThat(item.tags().studios()).containsExactly("A24");
    }

    @Test
    void aVersionsIdHasAPrefix() {
        MediaItem listed =
                parsed(ItemType.MOVIE, "'Id':'247','Path':'/m/F/F - a.mkv'").item();
        MediaItem whole = parser.withVersions(
                listed,
                row("'Id':'247','MediaSources':[{'Id':'mediasource_247','Path':'/m/F/F - a.mkv'},"
                        + "{'Id':'mediasource_301','Path':'/m/F/F - b.mkv'},{'Id':'other','Path':'/x'}]"));
        assertThat(whole.aliases()).containsExactly("301");
        assertThat(whole.parts()).hasSize(3);
    }

    @Test
    void aNumberIsNoWordByWhichAThingIsKnownAgain() {
        assertThat(parsed(ItemType.SEASON, "'Id':'5'").item().identities()).isEmpty();
        assertThat(parsed(ItemType.MOVIE, "'Id':'5','Path':'/m/a/b.mkv'").item().identities())
                .containsExactly("file:a/b.mkv");
    }

    @Test
    void picturesAreBelowTheSamePath() {
        assertThat(parsed(ItemType.MOVIE, "'Id':'247','ImageTags':{'Primary':'aa'}")
                        .item()
                        .artwork())
                .containsExactly(new Artwork(Artwork.Kind.POSTER, "/Items/247/Images/Primary?tag=aa"));
    }

    @Test
    void userDataHasNeitherKeyNorId() {
        UserState state = States.of(
                row("'Id':'247','UserData':{'PlaybackPositionTicks':600000000,'IsFavorite':false,'Played':false}"),
                ItemType.MOVIE,
                "kim");
        assertThat(state.position()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void playCountAndDateMustBeAskedFor() {
        assertThat(Dialect.EMBY.walkFields(4)).contains("UserDataPlayCount", "UserDataLastPlayedDate");
        assertThat(Dialect.EMBY.stateFields()).contains("UserDataPlayCount", "UserDataLastPlayedDate");
        assertThat(Dialect.JELLYFIN.walkFields(12)).doesNotContain("UserData");
        assertThat(Dialect.EMBY.walkFields(4)).doesNotContain("MediaSourceCount");
    }

    @Test
    void setsAreKeptFromHidingFilmsByAnotherWord() {
        assertThat(Dialect.EMBY.groupingParameter()).isEqualTo("GroupItemsIntoCollections");
        assertThat(Dialect.JELLYFIN.groupingParameter()).isEqualTo("collapseBoxSetItems");
    }

    @Test
    void theProductTellsTheTwoApart() {
        assertThat(Dialect.ofProduct("Jellyfin Server")).isEqualTo(Dialect.JELLYFIN);
        assertThat(Dialect.ofProduct("Emby Server")).isEqualTo(Dialect.EMBY);
        assertThat(Dialect.ofProduct("Other")).isNull();
        assertThat(Dialect.ofProduct(null)).isNull();
    }
}
