package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.model.Artwork;
import dev.mediasync.model.Availability;
import dev.mediasync.model.Credit;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Rating;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedItem.Trust;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes and values in which servers write one field, and what is made of them. */
class RowTrapsTest {
    private final Observations observations = new Observations(new SourceId("plex-1"));

    private static Container<ListedRow> parsed(byte[] body) {
        try {
            return ListingParser.parse(new Answer(200, HttpHeaders.of(Map.of(), (name, value) -> true), body));
        } catch (UnreadableJson e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ListedRow listed(String fields) {
        String body = "{\"MediaContainer\":{\"size\":1,\"Metadata\":[{" + fields.replace('\'', '"') + "}]}}";
        return parsed(body.getBytes(StandardCharsets.UTF_8)).rows().get(0);
    }

    private static Row row(String fields) {
        return listed(fields).whole();
    }

    private ObservedItem observed(RowType type, String fields) {
        ListedRow row = listed("'ratingKey':'7','type':'" + type.word() + "','title':'T'," + fields);
        return Objects.requireNonNull(observations.observed(row, "7", type));
    }

    private MediaItem movie(String fields) {
        return observed(RowType.MOVIE, fields).item();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2006", "'2006'", "' 2006 '", "2006.0"})
    void numbersComeAsNumbersAndAsTexts(String year) {
        assertThat(movie("'year':" + year).dates().year()).isEqualTo(2006);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "1,true", "'''1''',true", "'''true''',true", "false,false", "0,false", "'''0''',false"})
    void booleansComeInThreeForms(String value, boolean flag) {
        assertThat(row("'refreshing':" + value).flag("refreshing")).isEqualTo(flag);
    }

    @Test
    void idsComeAsTextsAndAsNumbers() {
        assertThat(Observations.id(row("'ratingKey':22"))).isEqualTo("22");
        assertThat(Observations.id(row("'ratingKey':'22'"))).isEqualTo("22");
        assertThat(observed(RowType.SEASON, "'parentRatingKey':22").item().parentId())
                .isEqualTo("22");
    }

    @Test
    void absentListsAreEmpty() {
        MediaItem bare = movie("'year':2006");
        assertThat(bare.parts()).isEmpty();
        assertThat(bare.tags().genres()).isEmpty();
        assertThat(parsed("{\"MediaContainer\":{\"size\":0}}".getBytes(StandardCharsets.UTF_8))
                        .rows())
                .isEmpty();
    }

    @Test
    void aSingleObjectStandsForAListOfOne() {
        assertThat(movie("'Genre':{'tag':'Drama'}").tags().genres()).containsExactly("Drama");
    }

    @Test
    void namesThatDifferInCaseAreDifferentFields() {
        MediaItem item = movie("'guid':'plex://movie/5d77','Guid':[{'id':'tmdb://268'}],"
                + "'rating':7.5,'Rating':[{'value':1.0}],'image':'x','Image':[{'type':'clearLogo','url':'/logo'}]");
        assertThat(item.externalIds()).containsExactly(new ExternalId("plex", "5d77"), new ExternalId("tmdb", "268"));
        assertThat(item.about().ratings()).containsExactly(new Rating("critics", 7.5));
        assertThat(item.artwork()).containsExactly(new Artwork(Artwork.Kind.LOGO, "/logo"));
    }

    @Test
    void momentsAreSecondsAndLengthsMilliseconds() {
        MediaItem item = movie("'addedAt':1579514088,'duration':5062,'originallyAvailableAt':'2006-03-24 00:00:00'");
        assertThat(item.dates().added()).isEqualTo(Instant.ofEpochSecond(1_579_514_088));
        assertThat(item.about().runtime()).isEqualTo(Duration.ofMillis(5_062));
        assertThat(item.dates().released()).isEqualTo(LocalDate.of(2006, 3, 24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-62135596800", "99999999999999999999", "'abc'", "''", "0", "null", "9.9e300"})
    void timesWithoutSenseAreAbsentAndNoMatter(String time) {
        ObservedItem item = observed(RowType.MOVIE, "'addedAt':" + time + ",'originallyAvailableAt':'0000-99-99'");
        assertThat(item.item().dates().added()).isNull();
        assertThat(item.item().dates().released()).isNull();
        assertThat(item.trust()).isEqualTo(Trust.FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'year':{}", "'title':[]", "'Media':'x'", "'Genre':['x']", "'addedAt':[1]"})
    void fieldsOfAWrongShapeShowTheRowButOverwriteNothing(String field) {
        ListedRow row = listed("'ratingKey':'7','type':'movie'," + field);
        ObservedItem item = Objects.requireNonNull(observations.observed(row, "7", RowType.MOVIE));
        assertThat(item.trust()).isEqualTo(Trust.PROVISIONAL);
    }

    @Test
    void unknownFieldsAreIgnored() {
        assertThat(observed(RowType.MOVIE, "'UltraBlurColors':{'topLeft':'x'},'new':[[1]]")
                        .trust())
                .isEqualTo(Trust.FULL);
    }

    @Test
    void bytesThatAreNoUtf8SpoilNoPage() {
        byte[] body =
                "{\"MediaContainer\":{\"Metadata\":[{\"ratingKey\":\"1\",\"title\":\"A\u00e9\"},{\"ratingKey\":\"2\"}]}}"
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(parsed(body).rows()).extracting(ListedRow::id).containsExactly("1", "2");
    }

    @Test
    void controlCharactersSpoilNoPage() {
        assertThat(row("'ratingKey':'1','title':'A\u0001\tB'").text("title")).isEqualTo("A\u0001\tB");
    }

    @Test
    void halfASurrogatePairIsNoId() {
        assertThat(Observations.id(row("'ratingKey':'\\ud800'"))).isNull();
        assertThat(observations.observed(
                        listed("'ratingKey':'7','type':'movie','guid':'plex://movie/\\ud800'"), "7", RowType.MOVIE))
                .isNull();
    }

    @Test
    void aCutBodyIsNoPage() {
        assertThatThrownBy(() -> parsed(
                        "{\"MediaContainer\":{\"Metadata\":[{\"ratingKey\":\"1\"".getBytes(StandardCharsets.UTF_8)))
                .hasCauseInstanceOf(UnreadableJson.class);
    }

    @ParameterizedTest
    @CsvSource({
        "com.plexapp.agents.imdb://tt0123456?lang=en, imdb, tt0123456",
        "com.plexapp.agents.themoviedb://603?lang=de, tmdb, 603",
        "com.plexapp.agents.thetvdb://268592/1/2?lang=en, tvdb, 268592",
        "com.plexapp.agents.hama://tvdb4-78804/1/2?lang=en, tvdb, 78804",
        "com.plexapp.agents.hama://anidb-69?lang=en, anidb, 69",
        "com.plexapp.agents.xbmcnfo://tt0133093?lang=en, imdb, tt0133093",
        "plex://movie/5d7768257228e5001f1dccd2, plex, 5d7768257228e5001f1dccd2",
        "mbid://b10bbbfc, musicbrainz, b10bbbfc",
    })
    void agentsOldAndNewNamePublicIds(String guid, String provider, String value) {
        assertThat(movie("'guid':'" + guid + "'").externalIds()).containsExactly(new ExternalId(provider, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local://158",
                "com.plexapp.agents.none://1ab?lang=xn",
                "com.plexapp.agents.lastfm://Skrillex?lang=en",
                "collection://4f195cc1",
                "tv.plex.agents.custom.own://movie/7",
                "",
                "nonsense",
                "plex://",
                "tmdb:// "
            })
    void guidsThatOthersDoNotKnowAreNoPublicIds(String guid) {
        assertThat(movie("'guid':'" + guid + "'").externalIds()).isEmpty();
    }

    /** Such a guid is the row's number, which another thing has on a server made anew. */
    @Test
    void aGuidThatRepeatsTheRowsNumberIsNoIdentity() {
        assertThat(movie("'guid':'local://158'").identities()).isEmpty();
        assertThat(movie("'guid':'com.plexapp.agents.none://158?lang=xn'").identities())
                .isEmpty();
        assertThat(movie("'guid':'plex://movie/5d77','addedAt':5").identities())
                .containsExactly("guid:plex://movie/5d77", "row:7@5");
    }

    @Test
    void oneFileThatHoldsTwoEpisodesIsEachOfThemWithItsNumberOnly() {
        String file = ",'parentRatingKey':'1','parentIndex':1,'Media':[{'Part':[{'file':'/a.mkv'}]}]";
        MediaItem first = observed(RowType.EPISODE, "'index':1" + file).item();
        MediaItem second = observed(RowType.EPISODE, "'index':2" + file).item();
        assertThat(first.identities()).doesNotContainAnyElementsOf(second.identities());
    }

    @Test
    void versionsAreToldApartAndPartsBelongToOne() {
        MediaItem item = movie("'Media':[{'videoResolution':'4k','Part':[{'file':'/4k.mkv','size':'9'}]},"
                + "{'videoResolution':'720','container':'avi','Part':[{'file':'/cd1.avi'},{'file':'/cd2.avi'}]},"
                + "{'videoResolution':'720','Part':[{'file':'/again.mkv'}]},"
                + "{'videoResolution':'720','proxyType':42,'Part':[{'file':'/opt.mp4'}]}]");
        assertThat(item.parts())
                .extracting(MediaPart::version)
                .containsExactly("4k", "720", "720", "720 #2", "720 optimised");
        assertThat(item.parts().get(0).sizeBytes()).isEqualTo(9);
        assertThat(item.parts().get(1).container()).isEqualTo("avi");
    }

    @Test
    void aSingleVersionHasNoLabelAndItsPathTellsWhenTheFileChanged() {
        MediaItem item = movie("'Media':[{'videoResolution':'4k','Part':[{'file':'/a.mkv',"
                + "'key':'/library/parts/47/1579478991/file.mkv'}]}]");
        assertThat(item.parts())
                .containsExactly(new MediaPart("", "/a.mkv", null, null, null, Instant.ofEpochSecond(1_579_478_991)));
    }

    @Test
    void editionsAndCollectionsAreLabels() {
        MediaItem item = movie("'editionTitle':'Final Cut','Collection':[{'tag':'Noir'}],'Label':[{'tag':'Kids'}]");
        assertThat(item.tags().labels()).containsExactly("Final Cut", "Kids", "Noir");
    }

    @Test
    void theOrderInWhichCollectionsComeIsNoChange() {
        assertThat(observed(RowType.MOVIE, "'Collection':[{'tag':'A'},{'tag':'B'}]")
                        .fingerprint())
                .isEqualTo(observed(RowType.MOVIE, "'Collection':[{'tag':'B'},{'tag':'A'}]")
                        .fingerprint());
    }

    @Test
    void trashIsAStateOfARowOrOfAllItsVersions() {
        assertThat(movie("'deletedAt':1682628386").availability()).isEqualTo(Availability.UNAVAILABLE);
        assertThat(movie("'Media':[{'deletedAt':5},{'deletedAt':6}]").availability())
                .isEqualTo(Availability.UNAVAILABLE);
        assertThat(movie("'Media':[{'deletedAt':5},{}]").availability()).isEqualTo(Availability.AVAILABLE);
        assertThat(movie("'Media':[{'Part':[{'deletedAt':5},{'deletedAt':6}]}]").availability())
                .isEqualTo(Availability.UNAVAILABLE);
        assertThat(movie("'Media':[{'Part':[{'deletedAt':5},{}]}]").availability())
                .isEqualTo(Availability.AVAILABLE);
    }

    @Test
    void theOrderInWhichVersionsComeIsNoChange() {
        String one = "{'id':1,'videoResolution':'720','Part':[{'id':8,'file':'/a.mkv'}]}";
        String other = "{'id':2,'videoResolution':'720','Part':[{'id':9,'file':'/b.mkv'}]}";
        ObservedItem before = observed(RowType.MOVIE, "'Media':[" + one + "," + other + "]");
        ObservedItem after = observed(RowType.MOVIE, "'Media':[" + other + "," + one + "]");
        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(after.item()).isEqualTo(before.item());
        assertThat(before.item().parts()).extracting(MediaPart::version).containsExactly("720", "720 #2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'title':'U'",
                "'updatedAt':9",
                "'Genre':[{'tag':'B'},{'tag':'A'}]",
                "'Media':[{'id':1,'Part':[{'id':9,'file':'/a.mkv'}]}]",
                "'Media':[{'id':1,'Part':[{'id':8,'key':'/library/parts/8/2/f.mkv'}]}]",
                "'Guid':[{'id':'imdb://tt1'}]",
                "'thumb':'/library/metadata/7/thumb/2'",
                "'Image':[{'type':'clearLogo','url':'/l/1'}]",
                "'parentRatingKey':'9'",
                "'deletedAt':5"
            })
    void whatAnItemIsMadeOfIsInItsFingerprint(String field) {
        assertThat(observed(RowType.MOVIE, field).fingerprint())
                .isNotEqualTo(observed(RowType.MOVIE, "'Genre':[{'tag':'A'},{'tag':'B'}]")
                        .fingerprint())
                .isNotEqualTo(observed(RowType.MOVIE, "'x':1").fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'viewCount':2",
                "'viewOffset':70000,'lastViewedAt':9",
                "'art':'/library/metadata/99/art/2'",
                "'Image':[{'type':'coverPoster','url':'/l/1'}]",
                "'summary':'','tagline':null",
                "'mediaTagVersion':7,'allowSync':true",
                "'parentThumb':'/x','UltraBlurColors':{'topLeft':'1'}"
            })
    void whatIsNoneOfAnItemIsNotInItsFingerprint(String field) {
        assertThat(observed(RowType.MOVIE, field).fingerprint())
                .isEqualTo(observed(RowType.MOVIE, "'x':1").fingerprint());
    }

    @Test
    void theOrderOfFieldsAndTheFormOfNumbersAreNoChange() {
        assertThat(observed(RowType.MOVIE, "'year':2006,'index':'3'").fingerprint())
                .isEqualTo(observed(RowType.MOVIE, "'index':3,'year':'2006'").fingerprint())
                .isNotEqualTo(observed(RowType.MOVIE, "'index':2006,'year':3").fingerprint());
    }

    @Test
    void anUnchangedRowIsMadeNoItem() {
        ListedRow row = listed("'ratingKey':'7','type':'episode','title':'T','parentRatingKey':'6'");
        ObservedItem shown = Objects.requireNonNull(observations.observed(row, "7", RowType.EPISODE));
        byte[] page = row.contents().json().page();
        page[new String(page, StandardCharsets.UTF_8).indexOf("\"T\"") + 1] = 'x';
        assertThat(shown.key().id() + " in " + shown.parentId()).isEqualTo("7 in 6");
        assertThat(shown.item().title()).isEqualTo("x");
    }

    @Test
    void aRowThatIsItsOwnParentIsOnlySighted() {
        ListedRow row = listed("'ratingKey':'7','type':'season','title':'T','parentRatingKey':'7'");
        assertThat(observations.observed(row, "7", RowType.SEASON)).isNull();
    }

    @Test
    void picturesAreTheRowsOwnAndHoldNoToken() {
        MediaItem item = movie("'thumb':'/library/metadata/7/thumb/15?X-Plex-Token=secret&w=1',"
                + "'art':'/library/metadata/22/art/1','banner':'https://x/b?a=1'");
        assertThat(item.artwork())
                .containsExactly(
                        new Artwork(Artwork.Kind.POSTER, "/library/metadata/7/thumb/15"),
                        new Artwork(Artwork.Kind.BANNER, "https://x/b?a=1"));
    }

    @Test
    void specialsAreSeasonZeroAndDatedEpisodesHaveNoNumber() {
        assertThat(observed(RowType.SEASON, "'parentRatingKey':'1','index':0")
                        .item()
                        .numbering()
                        .season())
                .isZero();
        MediaItem dated = observed(RowType.EPISODE, "'parentRatingKey':'1','originallyAvailableAt':'2020-01-02'")
                .item();
        assertThat(dated.numbering().episode()).isNull();
    }

    @Test
    void anEpisodeWithoutASeasonHangsBelowItsShow() {
        assertThat(observed(RowType.EPISODE, "'grandparentRatingKey':'22'")
                        .item()
                        .parentId())
                .isEqualTo("22");
    }

    @Test
    void tracksNameTheirOwnArtistAndDisc() {
        MediaItem track = observed(
                        RowType.TRACK, "'parentRatingKey':'1','originalTitle':'Guest','index':3,'parentIndex':2")
                .item();
        assertThat(track.credits()).containsExactly(new Credit("Guest", Credit.Role.OTHER, null));
        assertThat(track.titles().original()).isNull();
        assertThat(track.numbering().disc()).isEqualTo(2);
    }

    @Test
    void marksOutsideTheirRangeAreAbsent() {
        assertThat(movie("'rating':11,'audienceRating':7.1,'audienceRatingImage':'imdb://image.rating'")
                        .about()
                        .ratings())
                .containsExactly(new Rating("imdb", 7.1));
    }

    @Test
    void anInvalidRowOfAnotherTypeIsNoItem() {
        assertThat(observations.observed(listed("'ratingKey':'7','type':'collection'"), "7", RowType.MOVIE))
                .isNull();
    }

    @Test
    void absentStateIsStateTakenBack() {
        UserState state = States.of(
                row("'viewCount':'2','viewOffset':70000,'lastViewedAt':5,'userRating':8.0"), RowType.MOVIE, "u");
        assertThat(state)
                .isEqualTo(new UserState("u", Duration.ofSeconds(70), true, 2, Instant.ofEpochSecond(5), false, 8.0));
        assertThat(States.of(row("'title':'T'"), RowType.MOVIE, "u")).isEqualTo(UserState.untouched("u"));
    }
}
