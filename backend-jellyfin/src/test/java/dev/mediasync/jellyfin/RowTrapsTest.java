package dev.mediasync.jellyfin;

import static dev.mediasync.jellyfin.ItemRows.id;
import static dev.mediasync.jellyfin.ItemRows.item;
import static dev.mediasync.jellyfin.ItemRows.movie;
import static dev.mediasync.jellyfin.ItemRows.observed;
import static dev.mediasync.jellyfin.ItemRows.parser;
import static dev.mediasync.jellyfin.ItemRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.Availability;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Rating;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedItem.Trust;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The shapes and values in which servers write one field, and what is made of them. */
class RowTrapsTest {
    @ParameterizedTest
    @ValueSource(strings = {"2006", "'2006'", "' 2006 '", "2006.0"})
    void numbersComeAsNumbersAndAsTexts(String year) {
        assertThat(movie("'ProductionYear':" + year).dates().year()).isEqualTo(2006);
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "'''true''',true",
        "'''True''',true",
        "1,true",
        "false,false",
        "'''false''',false",
        "0,false"
    })
    void booleansComeInManyForms(String value, boolean flag) {
        assertThat(row("'IsPlaceHolder':" + value).flag("IsPlaceHolder")).isEqualTo(flag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcdef",
                "0123456789ABCDEF0123456789ABCDEF",
                "01234567-89ab-cdef-0123-456789abcdef",
                "01234567-89AB-CDEF-0123-456789ABCDEF",
                "{01234567-89AB-CDEF-0123-456789ABCDEF}",
                " 0123456789abcdef0123456789abcdef ",
            })
    void idsAreTheSameWithAndWithoutDashesAndInAnyCase(String id) {
        assertThat(Dialect.JELLYFIN.id(id)).isEqualTo("0123456789abcdef0123456789abcdef");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "00000000000000000000000000000000", "00000000-0000-0000-0000-000000000000"})
    void anIdOfZerosIsNone(String id) {
        assertThat(Dialect.JELLYFIN.id(id)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"item-1", "0123456789abcdef-123456789abcdef0", "0123456789abcdef0123456789abcdeg"})
    void anIdThatIsNoGuidIsKeptAsItIs(String id) {
        assertThat(Dialect.JELLYFIN.id(id)).isEqualTo(id);
    }

    @Test
    void aFieldThatIsNotKeptOfAListedRowIsNoAbsentOne() {
        assertThatThrownBy(() -> row("'ServerId':'x'").word("ServerId")).hasMessageContaining("ServerId is not kept");
    }

    @Test
    void aRowAloneIsReadAsAListedOneIs() {
        String json = "{\"Id\":\"" + id(7) + "\",\"Type\":\"Movie\",\"Name\":\"T\",\"ProductionYear\":\"2006\","
                + "\"CommunityRating\":7.5,\"Genres\":[\"Drama\",null],\"Studios\":[{\"Name\":\"A24\"}],\"ChannelId\":null,"
                + "\"ProviderIds\":{\"Imdb\":\"tt1\",\"Tmdb\":603},\"UserData\":{\"Played\":true},\"RunTimeTicks\":600000000}";
        Row alone = Row.of(new JsonMapper().readTree(json));
        Row listed = row(json.substring(1, json.length() - 1));
        assertThat(((Parsed.Item) parser().parse(alone, ItemType.MOVIE)).item())
                .isEqualTo(((Parsed.Item) parser().parse(listed, ItemType.MOVIE)).item());
        assertThat(States.of(alone, ItemType.MOVIE, "kim")).isEqualTo(States.of(listed, ItemType.MOVIE, "kim"));
    }

    @Test
    void theOneNullThatIsSentIsNoDamage() {
        assertThat(observed("'Name':'T','ChannelId':null,'Overview':null,'ProviderIds':null,'Genres':null")
                        .trust())
                .isEqualTo(Trust.FULL);
    }

    @Test
    void everythingButTheIdMayBeAbsent() {
        MediaItem bare = movie("'x':1");
        assertThat(bare.key().id()).isEqualTo(id(7));
        assertThat(bare.parts()).isEmpty();
        assertThat(bare.artwork()).isEmpty();
        assertThat(bare.availability()).isEqualTo(Availability.AVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "2010-06-16T00:00:00.0000000Z, 2010-06-16T00:00:00Z",
        "2010-06-16T10:20:30.1Z, 2010-06-16T10:20:30.100Z",
        "2010-06-16T10:20:30.123456Z, 2010-06-16T10:20:30.123Z",
        "2010-06-16T10:20:30.123456789123Z, 2010-06-16T10:20:30.123Z",
        "2010-06-16T10:20:30Z, 2010-06-16T10:20:30Z",
        "2010-06-16T10:20:30, 2010-06-16T10:20:30Z",
        "2010-06-16T10:20:30.1234567, 2010-06-16T10:20:30.123Z",
        "2010-06-16T10:20:30.0000000+02:00, 2010-06-16T08:20:30Z",
        "2010-06-16T10:20:30-0330, 2010-06-16T13:50:30Z",
        "2010-06-16T00:30:00+01:00, 2010-06-15T23:30:00Z",
        "2010-06-16 10:20:30, 2010-06-16T10:20:30Z",
        "2010-06-16T10:20Z, 2010-06-16T10:20:00Z",
        "2010-06-16, 2010-06-16T00:00:00Z",
    })
    void momentsComeInManyForms(String written, String meant) {
        assertThat(movie("'DateCreated':'" + written + "'").dates().added()).isEqualTo(Instant.parse(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00.0000000Z",
                "0001-01-01T00:00:00",
                "0000-00-00",
                "10000-01-01T00:00:00Z",
                "2010-13-45T00:00:00Z",
                "2010-02-30",
                "2010-06-16T25:00:00Z",
                "2010-06-16T10:20:30+99:00",
                "2010-06-16X10:20:30Z",
                "2010-06-16T10:20:30ZZ",
                "2010-06-16T10:20:30.Z",
                "2010-06-16T10:20:3",
                "yesterday",
                "",
            })
    void momentsWithoutSenseAreAbsentAndNoMatter(String written) {
        ObservedItem item = observed("'Name':'T','DateCreated':'" + written + "'");
        assertThat(item.item().dates().added()).isNull();
        assertThat(item.trust()).isEqualTo(Trust.FULL);
    }

    @Test
    void theYearOneIsNoDayOfRelease() {
        assertThat(movie("'PremiereDate':'0001-01-01T00:00:00.0000000Z'")
                        .dates()
                        .released())
                .isNull();
        assertThat(movie("'PremiereDate':'1902-09-01T00:00:00.0000000Z'")
                        .dates()
                        .released())
                .isEqualTo(LocalDate.of(1902, 9, 1));
    }

    @ParameterizedTest
    @CsvSource({"5777763270, 577776", "'5777763270', 577776", "'''5777763270''', 577776", "10000, 1"})
    void ticksAreTenMillionASecond(String ticks, long millis) {
        assertThat(movie("'RunTimeTicks':" + ticks).about().runtime()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "null", "9.9e300", "'abc'", "99999999999999999999999"})
    void lengthsWithoutSenseAreAbsent(String ticks) {
        assertThat(movie("'RunTimeTicks':" + ticks).about().runtime()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'ProductionYear':{}",
                "'Name':[]",
                "'MediaSources':'x','Genres':'x'",
                "'ProviderIds':['x']",
                "'ImageTags':'x'",
                "'ProviderIds':{'Imdb':{}}",
                "'Studios':[[]]",
            })
    void fieldsOfAWrongShapeShowTheRowButOverwriteNothing(String fields) {
        ObservedItem item = observed(fields);
        assertThat(item.item().key().id()).isEqualTo(id(7));
        assertThat(item.trust()).isEqualTo(Trust.PROVISIONAL);
    }

    @Test
    void aRowWithoutATypeOverwritesNothing() {
        Parsed parsed = parser().parse(row("'Id':'" + id(7) + "','Name':'T'"), ItemType.MOVIE);
        assertThat(((Parsed.Item) parsed).trust()).isEqualTo(Trust.PROVISIONAL);
    }

    @Test
    void aRowOfATypeThatNobodyAskedForIsNoItem() {
        Parsed folder = parser().parse(row("'Id':'" + id(7) + "','Type':'Folder'"), ItemType.MOVIE);
        assertThat(folder).isEqualTo(new Parsed.Unsupported(id(7), "Folder"));
        Parsed episode = parser().parse(row(ItemType.EPISODE, 7, ""), ItemType.MOVIE);
        assertThat(episode).isEqualTo(new Parsed.Unsupported(id(7), "Episode"));
        Parsed invented = parser().parse(row("'Id':'" + id(7) + "','Type':'Hologram'"), ItemType.MOVIE);
        assertThat(invented.id()).isEqualTo(id(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Name':'T'", "'Id':null", "'Id':''", "'Id':{}", "'Id':'00000000000000000000000000000000'"})
    void aRowWithoutAnIdIsNoSighting(String fields) {
        assertThat(parser().parse(row(fields), ItemType.MOVIE)).isInstanceOf(Parsed.Unreadable.class);
        assertThat(parser().parse(row(fields), ItemType.MOVIE).id()).isNull();
    }

    @Test
    void aRowThatIsNoObjectIsNoSighting() {
        Row text = Row.of(StringNode.valueOf("x"));
        assertThat(parser().parse(text, ItemType.MOVIE).id()).isNull();
    }

    @Test
    void wordsThatALaterVersionMayBringChangeNothing() {
        ObservedItem item = observed("'Name':'T','MediaType':'Unknown','LocationType':'Nebula','VideoType':'Hologram',"
                + "'Status':'Paused','ExtraType':'Sneeze','NewField':{'a':[1]}");
        assertThat(item.trust()).isEqualTo(Trust.FULL);
        assertThat(item.item().availability()).isEqualTo(Availability.AVAILABLE);
        assertThat(item).isEqualTo(observed("'Name':'T'"));
    }

    @Test
    void providersAreNamedInAnyCase() {
        assertThat(movie("'ProviderIds':{'IMDB':'tt0133093','tmdb':'603','TvMaze':'1'}")
                        .externalIds())
                .containsExactly(
                        new ExternalId("imdb", "tt0133093"),
                        new ExternalId("tmdb", "603"),
                        new ExternalId("tvmaze", "1"));
    }

    @Test
    void severalIdsOfOneProviderArePartedByASlash() {
        MediaItem artist = item(ItemType.ARTIST, "'Name':'Duo','ProviderIds':{'MusicBrainzArtist':'aaa-1/bbb-2'}");
        assertThat(artist.externalIds())
                .containsExactly(new ExternalId("musicbrainz", "aaa-1"), new ExternalId("musicbrainz", "bbb-2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Imdb':'0'",
                "'Imdb':'tt0000000'",
                "'Imdb':'unknown'",
                "'Tvdb':'0'",
                "'Tvdb':'none'",
                "'Tmdb':''",
                "'Tmdb':null",
                "'Tmdb':'the-matrix'",
                "'TvdbSlug':'the-matrix'",
                "'':'5'",
                "'Imdb':'http://x/tt1'"
            })
    void aPlaceholderIsNoId(String pair) {
        assertThat(movie("'ProviderIds':{" + pair + "}").externalIds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0133093, tt0133093", "TT0133093, tt0133093", "tt0133093, tt0133093"})
    void anImdbIdComesWithAndWithoutItsLetters(String written, String meant) {
        assertThat(movie("'ProviderIds':{'Imdb':'" + written + "'}").externalIds())
                .containsExactly(new ExternalId("imdb", meant));
    }

    @Test
    void theIdOfACollectionIsNoIdOfItsFilms() {
        assertThat(movie("'ProviderIds':{'TmdbCollection':'2344'}").externalIds())
                .isEmpty();
        assertThat(item(ItemType.BOX_SET, "'ProviderIds':{'TmdbCollection':'2344'}")
                        .externalIds())
                .containsExactly(new ExternalId("tmdb", "2344"));
    }

    @Test
    void theIdsOfItsAlbumAndArtistAreNoIdsOfATrack() {
        String ids = "'ProviderIds':{'MusicBrainzTrack':'t','MusicBrainzAlbum':'a','MusicBrainzArtist':'x/y',"
                + "'MusicBrainzAlbumArtist':'z','MusicBrainzReleaseGroup':'g'}";
        assertThat(item(ItemType.TRACK, ids).externalIds()).containsExactly(new ExternalId("musicbrainz", "t"));
        assertThat(item(ItemType.ALBUM, ids).externalIds())
                .containsExactly(new ExternalId("musicbrainz", "a"), new ExternalId("musicbrainzreleasegroup", "g"));
    }

    @Test
    void picturesChangeTheirReferenceAndHoldNoToken() {
        MediaItem item =
                movie("'ImageTags':{'Primary':'aa11','Logo':'bb22','Disc':'x'},'BackdropImageTags':['cc33','dd44']");
        String path = "/Items/" + id(7) + "/Images/";
        assertThat(item.artwork())
                .containsExactly(
                        new Artwork(Artwork.Kind.POSTER, path + "Primary?tag=aa11"),
                        new Artwork(Artwork.Kind.BACKGROUND, path + "Backdrop?tag=cc33"),
                        new Artwork(Artwork.Kind.LOGO, path + "Logo?tag=bb22"));
        assertThat(item.artwork())
                .isNotEqualTo(movie("'ImageTags':{'Primary':'aa12'}").artwork());
    }

    @Test
    void aPictureOfAParentIsNotTheItemsOwn() {
        assertThat(item(ItemType.EPISODE, "'SeriesPrimaryImageTag':'a','ParentBackdropImageTags':['b']")
                        .artwork())
                .isEmpty();
        assertThat(item(ItemType.EPISODE, "'ImageTags':{'Primary':'a'}").artwork())
                .extracting(Artwork::kind)
                .containsExactly(Artwork.Kind.THUMB);
    }

    @Test
    void ratingsOfTwoScalesAreBroughtToOne() {
        assertThat(movie("'CommunityRating':6.875,'CriticRating':83").about().ratings())
                .containsExactly(new Rating("community", 6.875), new Rating("critics", 8.3));
        assertThat(movie("'CommunityRating':99,'CriticRating':-1").about().ratings())
                .isEmpty();
    }

    @Test
    void tagsComeAsWordsAndAsObjects() {
        MediaItem item =
                movie("'Genres':['Drama','','Crime'],'Studios':[{'Name':'A24','Id':5},{'Id':6}],'Tags':['seen'],"
                        + "'Taglines':['One','Two']");
        assertThat(item.tags().genres()).containsExactly("Drama", "Crime");
        assertThat(item.tags().studios()).containsExactly("A24");
        assertThat(item.tags().labels()).containsExactly("seen");
        assertThat(item.about().tagline()).isEqualTo("One");
    }

    @Test
    void aVirtualEpisodeHasNoFileButAVirtualSeasonIsThere() {
        assertThat(item(ItemType.EPISODE, "'LocationType':'Virtual'").availability())
                .isEqualTo(Availability.UNAVAILABLE);
        assertThat(item(ItemType.SEASON, "'LocationType':'Virtual'").availability())
                .isEqualTo(Availability.AVAILABLE);
        assertThat(movie("'LocationType':'Offline'").availability()).isEqualTo(Availability.UNAVAILABLE);
        assertThat(movie("'IsPlaceHolder':true").availability()).isEqualTo(Availability.UNAVAILABLE);
    }

    @Test
    void aFileThatOnlyPointsElsewhereKeepsItsSecretToItself() {
        assertThat(movie("'Path':'https://kim:secret@cdn.test/a/b.mkv?api_key=secret'")
                        .parts())
                .extracting(MediaPart::file)
                .containsExactly("https://cdn.test/a/b.mkv");
    }

    @Test
    void halfASurrogatePairIsMendedInATitleAndNoId() {
        MediaItem item = movie("'OriginalTitle':'a\\uD83Db','ProviderIds':{'Imdb':'tt1','Custom':'\\uD83D'}");
        assertThat(Objects.requireNonNull(item.titles().original())).isEqualTo("a\uFFFDb");
        assertThat(item.externalIds()).containsExactly(new ExternalId("imdb", "tt1"));
        assertThat(parser().parse(row("'Id':'\\uD83D','Type':'Movie'"), ItemType.MOVIE)
                        .id())
                .isNull();
    }
}
