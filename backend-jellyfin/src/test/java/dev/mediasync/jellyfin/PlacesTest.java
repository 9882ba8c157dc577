package dev.mediasync.jellyfin;

import static dev.mediasync.jellyfin.ItemRows.id;
import static dev.mediasync.jellyfin.ItemRows.parsed;
import static dev.mediasync.jellyfin.ItemRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.Numbering;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedItem.Trust;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The parents that rows name, and those that are listed. */
class PlacesTest {
    private final Places places = new Places(ItemRows.SOURCE, Dialect.JELLYFIN);

    private static Parsed.Item series(int number, String fields) {
        return parsed(ItemType.SERIES, number, fields);
    }

    private static Parsed.Item season(int number, int series) {
        return parsed(ItemType.SEASON, number, "'SeriesId':'" + id(series) + "','IndexNumber':" + number % 10);
    }

    private static Parsed.Item episode(int number, String fields) {
        return parsed(ItemType.EPISODE, number, fields);
    }

    private String parent(Parsed.Item item) {
        return String.valueOf(places.observed(item).item().parentId());
    }

    private void shows(Parsed.Item... shows) {
        for (Parsed.Item show : shows) {
            places.listed(show);
        }
        places.complete(ItemType.SERIES);
    }

    @Test
    void aSeasonWhoseShowIsNotListedIsAskedAboutOnce() {
        shows(series(1, "'Name':'A','ProviderIds':{'Tvdb':'5'}"));
        assertThat(places.unknown(season(21, 2))).containsExactly(id(2));
        places.answered(id(2), row(ItemType.SERIES, 2, "'Name':'B','ProviderIds':{'TVDB':'5'}"));
        assertThat(places.unknown(season(21, 2))).isEmpty();
        assertThat(places.unknown(season(22, 2))).isEmpty();
        assertThat(parent(season(21, 2))).isEqualTo(id(1));
        assertThat(places.siblings()).containsExactly(Map.entry(id(2), id(1)));
    }

    @Test
    void theShownShowCountsTheHiddenOneAmongItsIds() {
        shows(series(1, "'Name':'A','ProviderIds':{'Tvdb':'5'}"), series(3, "'Name':'C'"));
        places.answered(id(2), row(ItemType.SERIES, 2, "'Name':'B','ProviderIds':{'Tvdb':'5'}"));
        assertThat(places.observed(series(1, "'Name':'A'")).item().aliases()).containsExactly(id(2));
        assertThat(places.observed(series(3, "'Name':'C'")).item().aliases()).isEmpty();
    }

    @Test
    void showsWithoutIdsAreGroupedByNameInAnyCase() {
        shows(series(1, "'Name':'Noid'"), series(3, "'Name':'Noid','ProviderIds':{'Imdb':'tt3'}"));
        places.answered(id(2), row(ItemType.SERIES, 2, "'Name':'NOID'"));
        assertThat(places.siblings()).containsExactly(Map.entry(id(2), id(1)));
    }

    @Test
    void anIdCountsBeforeTheNameAndTheTvdbIdBeforeTheImdbId() {
        shows(
                series(1, "'Name':'Same','ProviderIds':{'Tvdb':'5','Imdb':'tt1'}"),
                series(3, "'Name':'Same','ProviderIds':{'Tvdb':'6','Imdb':'tt2'}"));
        places.answered(id(2), row(ItemType.SERIES, 2, "'Name':'Other','ProviderIds':{'Tvdb':'6','Imdb':'tt1'}"));
        assertThat(places.siblings()).containsExactly(Map.entry(id(2), id(3)));
    }

    @Test
    void theKeyOfTheUserDataTellsTheGroupWhereItIsNotTheIdItself() {
        shows(
                series(1, "'Name':'A','UserData':{'Key':'71010'}"),
                series(3, "'Name':'B','UserData':{'Key':'00000000-0000-0000-0000-000000000003'}"));
        places.answered(id(2), row(ItemType.SERIES, 2, "'Name':'B','UserData':{'Key':'71010'}"));
        assertThat(places.siblings()).containsExactly(Map.entry(id(2), id(1)));
    }

    @Test
    void aHiddenShowThatTwoListedOnesMayStandForIsLeftWaiting() {
        shows(series(1, "'Name':'Same'"), series(3, "'Name':'Same'"));
        places.answered(id(2), row(ItemType.SERIES, 2, "'Name':'Same'"));
        assertThat(places.siblings()).isEmpty();
        assertThat(parent(season(21, 2))).isEqualTo(id(2));
    }

    @Test
    void aShowOfWhichNothingIsKnownOverwritesNothing() {
        shows(series(1, "'Name':'A'"));
        ObservedItem season = places.observed(season(21, 2));
        assertThat(season.trust()).isEqualTo(Trust.PROVISIONAL);
        assertThat(season.item().parentId()).isEqualTo(id(2));
    }

    @Test
    void aShowThatCannotBeReadIsAParentAllTheSame() {
        places.sighted(id(2));
        places.complete(ItemType.SERIES);
        assertThat(places.unknown(season(21, 2))).isEmpty();
        assertThat(places.observed(season(21, 2)).trust()).isEqualTo(Trust.FULL);
    }

    @Test
    void anEpisodeWithoutSeasonHangsBelowItsShow() {
        shows(series(1, "'Name':'A'"));
        places.complete(ItemType.SEASON);
        assertThat(parent(episode(7, "'SeriesId':'" + id(1) + "'"))).isEqualTo(id(1));
        assertThat(parent(episode(7, "'SeasonId':'" + id(0) + "','SeriesId':'" + id(1) + "'")))
                .isEqualTo(id(1));
        assertThat(parent(episode(7, "'SeasonId':'" + id(99) + "','SeriesId':'" + id(1) + "'")))
                .isEqualTo(id(1));
    }

    @Test
    void anEpisodeOfAGeneratedSeasonHangsBelowIt() {
        shows(series(1, "'Name':'A'"));
        places.listed(parsed(ItemType.SEASON, 11, "'SeriesId':'" + id(1) + "','LocationType':'Virtual'"));
        places.complete(ItemType.SEASON);
        Parsed.Item episode = episode(7, "'SeasonId':'" + id(11) + "','SeriesId':'" + id(1) + "'");
        assertThat(parent(episode)).isEqualTo(id(11));
        assertThat(places.observed(episode).trust()).isEqualTo(Trust.FULL);
    }

    @Test
    void anEpisodeOfAHiddenShowWithoutSeasonHangsBelowTheShownOne() {
        shows(series(1, "'Name':'A','ProviderIds':{'Tvdb':'5'}"));
        places.complete(ItemType.SEASON);
        Parsed.Item episode = episode(7, "'SeriesId':'" + id(2) + "'");
        assertThat(places.unknown(episode)).containsExactly(id(2));
        places.answered(id(2), row(ItemType.SERIES, 2, "'ProviderIds':{'Tvdb':'5'}"));
        assertThat(parent(episode)).isEqualTo(id(1));
    }

    @Test
    void anEpisodeThatNamesNoParentOverwritesNothing() {
        assertThat(places.observed(episode(7, "'Name':'E'")).trust()).isEqualTo(Trust.PROVISIONAL);
    }

    @Test
    void anEpisodeMayHoldSeveral() {
        assertThat(episode(7, "'ParentIndexNumber':1,'IndexNumber':3,'IndexNumberEnd':4")
                        .item()
                        .numbering())
                .isEqualTo(Numbering.episode(1, 3).withEndEpisode(4));
        assertThat(episode(7, "'ParentIndexNumber':1,'IndexNumber':3,'IndexNumberEnd':3")
                        .item()
                        .numbering())
                .isEqualTo(Numbering.episode(1, 3));
        assertThat(episode(7, "'IndexNumberEnd':3").item().numbering()).isEqualTo(Numbering.NONE);
    }

    @Test
    void specialsAreSeasonZeroAndAnUnknownSeasonHasNoNumber() {
        assertThat(parsed(ItemType.SEASON, 7, "'IndexNumber':0").item().numbering())
                .isEqualTo(Numbering.season(0));
        assertThat(parsed(ItemType.SEASON, 7, "'Name':'Season Unknown'").item().numbering())
                .isEqualTo(Numbering.NONE);
    }

    @Test
    void aHiddenShowThatChangedIsNoNewShow() {
        places.remember(Map.of(id(2), id(1)));
        places.listed(series(2, "'Name':'B','ProviderIds':{'Tvdb':'5'}"));
        assertThat(places.hidden(id(2))).isTrue();
        assertThat(places.hidden(id(1))).isFalse();
        assertThat(parent(season(21, 2))).isEqualTo(id(1));
        assertThat(places.observed(series(1, "'Name':'A'")).item().aliases()).containsExactly(id(2));
    }

    @Test
    void amongChangesAParentThatDidNotChangeIsAskedFor() {
        Parsed.Item episode = episode(7, "'SeasonId':'" + id(11) + "','SeriesId':'" + id(1) + "'");
        assertThat(places.unknown(episode)).containsExactly(id(11), id(1));
        places.answered(id(11), row(ItemType.SEASON, 11, ""));
        assertThat(places.unknown(episode)).isEmpty();
        assertThat(parent(episode)).isEqualTo(id(11));
    }

    @Test
    void anAlbumHangsBelowTheArtistWhoseFolderItIsIn() {
        places.listed(parsed(ItemType.ARTIST, 1, "'Name':'Ash'"));
        places.complete(ItemType.ARTIST);
        Parsed.Item album = parsed(
                ItemType.ALBUM, 5, "'ParentId':'" + id(1) + "','AlbumArtists':[{'Name':'Ash','Id':'" + id(90) + "'}]");
        assertThat(places.unknown(album)).isEmpty();
        assertThat(parent(album)).isEqualTo(id(1));
    }

    @Test
    void anArtistThatIsThereByNameOnlyIsFoundByTheFolderOfThatName() {
        places.listed(parsed(ItemType.ARTIST, 1, "'Name':'Ash'"));
        places.complete(ItemType.ARTIST);
        Parsed.Item album = parsed(
                ItemType.ALBUM,
                5,
                "'ParentId':'" + id(70) + "','AlbumArtist':'ASH','AlbumArtists':[{'Name':'Ash','Id':'" + id(90)
                        + "'}]");
        assertThat(parent(album)).isEqualTo(id(1));
    }

    @Test
    void anAlbumWithoutAListedArtistStandsAlone() {
        places.listed(parsed(ItemType.ARTIST, 1, "'Name':'Ash'"));
        places.listed(parsed(ItemType.ARTIST, 2, "'Name':'ash'"));
        places.complete(ItemType.ARTIST);
        ObservedItem album = places.observed(
                parsed(ItemType.ALBUM, 5, "'ParentId':'" + id(70) + "','AlbumArtist':'Ash','AlbumArtists':[]"));
        assertThat(album.item().parentId()).isNull();
        assertThat(album.trust()).isEqualTo(Trust.FULL);
    }

    @Test
    void anAlbumWhoseArtistsAreNotAllKnownOverwritesNothing() {
        ObservedItem album = places.observed(parsed(ItemType.ALBUM, 5, "'ParentId':'" + id(70) + "'"));
        assertThat(album.trust()).isEqualTo(Trust.PROVISIONAL);
    }

    @Test
    void aTrackHangsBelowItsAlbumElseBelowTheAlbumInWhoseFolderItIsElseNowhere() {
        places.listed(parsed(ItemType.ALBUM, 5, "'Name':'L'"));
        places.complete(ItemType.ALBUM);
        assertThat(parent(parsed(ItemType.TRACK, 7, "'AlbumId':'" + id(5) + "','ParentId':'" + id(60) + "'")))
                .isEqualTo(id(5));
        assertThat(parent(parsed(ItemType.TRACK, 7, "'ParentId':'" + id(5) + "'")))
                .isEqualTo(id(5));
        MediaItem loose = places.observed(parsed(ItemType.TRACK, 7, "'ParentId':'" + id(60) + "'"))
                .item();
        assertThat(loose.parentId()).isNull();
    }

    @Test
    void aDashedParentIsTheSameParent() {
        shows(series(1, "'Name':'A'"));
        Parsed.Item season = parsed(ItemType.SEASON, 21, "'SeriesId':'00000000-0000-0000-0000-000000000001'");
        assertThat(places.unknown(season)).isEmpty();
        assertThat(parent(season)).isEqualTo(id(1));
    }

    @Test
    void theFingerprintMovesWithAMappedFieldAndWithNothingElse() {
        String fields = "'Name':'T','Overview':'O'";
        long before = print(fields);
        assertThat(print(fields + ",'Etag':'other','UserData':{'Played':true,'PlayCount':3},'ChildCount':9"))
                .isEqualTo(before);
        assertThat(print("'Name':'T','Overview':'P'")).isNotEqualTo(before);
        assertThat(print(fields + ",'MediaSourceCount':2")).isNotEqualTo(before);
        assertThat(print(fields + ",'ImageTags':{'Primary':'new'}")).isNotEqualTo(before);
    }

    private long print(String fields) {
        return places.observed(parsed(ItemType.MOVIE, 7, fields)).fingerprint();
    }
}
