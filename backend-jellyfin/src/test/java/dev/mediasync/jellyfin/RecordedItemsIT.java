package dev.mediasync.jellyfin;

import static dev.mediasync.jellyfin.Recorded.rows;
import static dev.mediasync.jellyfin.Recorded.single;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.Availability;
import dev.mediasync.model.Credit;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedItem.Trust;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is made of items that were recorded from real servers of three versions.
 *
 * <p>They are read from the directory {@code jellyfin} below the one that {@code mediasync.fixtures} names.
 */
class RecordedItemsIT {
    private static final SourceId SOURCE = new SourceId("recorded");

    private static ItemParser parser() {
        return new ItemParser(SOURCE, Dialect.JELLYFIN, 12);
    }

    private static Parsed.Item parsed(Row row) {
        ItemType type = Objects.requireNonNull(ItemType.ofWord(row.word("Type")));
        assertThat(parser().parse(row, type)).isInstanceOf(Parsed.Item.class);
        return (Parsed.Item) parser().parse(row, type);
    }

    private static List<Parsed.Item> parsed(String name) throws IOException {
        return rows(name).stream().map(RecordedItemsIT::parsed).toList();
    }

    private static List<MediaItem> items(String name) throws IOException {
        return parsed(name).stream().map(Parsed.Item::item).toList();
    }

    private static MediaItem titled(List<MediaItem> items, String title) {
        return items.stream()
                .filter(item -> item.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** The items of a library of three listings, each below its listed parent; shows behind the seasons that name them. */
    private static List<ObservedItem> placed(String version, List<String> names, List<String> hidden)
            throws IOException {
        List<List<Parsed.Item>> listings = new ArrayList<>();
        for (String name : names) {
            listings.add(parsed(version + name));
        }
        Map<String, Row> behind = new HashMap<>();
        for (Row row : rows(version + "/items/shows-series.json")) {
            behind.put(Objects.requireNonNull(row.word("Id")), row);
        }
        Places places = new Places(SOURCE, Dialect.JELLYFIN);
        for (List<Parsed.Item> listing : listings) {
            for (Parsed.Item row : listing) {
                for (String id : places.unknown(row)) {
                    hidden.add(id);
                    places.answered(id, behind.get(id));
                }
                places.listed(row);
            }
            listing.stream().limit(1).forEach(row -> places.complete(row.type()));
        }
        return listings.stream().flatMap(List::stream).map(places::observed).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "items/movies-movie.json, 21",
        "items/movies-movie+series+boxset.json, 21",
        "items/shows-series.json, 8",
        "items/shows-season.json, 10",
        "items/shows-episode.json, 26",
        "items/show-seasons.json, 3",
        "items/show-episodes.json, 3",
        "items/music-musicartist.json, 3",
        "items/music-musicalbum.json, 6",
        "items/music-audio.json, 18",
        "sets/boxsets.json, 1",
        "sets/members.json, 3",
        "sets/playlist.json, 1",
        "structure/seasons-grouped.json, 10",
        "structure/episodes-grouped.json, 26",
        "hidden/ids-hidden.json, 2",
        "hidden/ids-hidden-admin-key.json, 2",
        "hidden/parent-is-hidden-series.json, 8",
        "traps/collapse-default-api-key.json, *",
        "traps/no-total.json, 5",
    })
    void everyRowOfAListingIsTrustedOnEachVersion(String name, String rows) throws IOException {
        for (String version : List.of("recorded-12.0/", "recorded-10.11/", "recorded-10.10/")) {
            List<Parsed.Item> items = parsed(version + name);
            assertThat(items).as(version).allMatch(item -> item.trust() == Trust.FULL);
            assertThat(items.stream().map(Parsed.Item::id)).as(version).doesNotHaveDuplicates();
            assertThat(rows.equals("*") ? items.size() : Integer.parseInt(rows)).isEqualTo(items.size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mediux-posters/list-movies.json, 3",
        "mediux-posters/list-shows.json, 3",
        "mediux-posters/list-seasons.json, 3",
        "mediux-posters/list-episodes.json, 3",
        "mediux-posters/get-movie.json, 1",
        "mediux-posters/get-show.json, 1",
        "jellyash-demo-server/items-series-search.json, 1",
        "jellyash-demo-server/shows-seasons.json, 1",
        "jellyash-demo-server/shows-episodes.json, 2",
        "jellyash-demo-server/items-empty-result.json, 0",
    })
    void olderServersAreReadToo(String name, int rows) throws IOException {
        assertThat(parsed(name)).hasSize(rows).allMatch(item -> item.trust() == Trust.FULL);
    }

    @Test
    void aFilmIsReadInFull() throws IOException {
        MediaItem film = titled(items("recorded-12.0/items/movies-movie.json"), "Film 01");
        assertThat(film.key()).isEqualTo(new ItemKey(SOURCE, "c308288b3a1b8fac6de95887f95996a9"));
        assertThat(film.kind()).isEqualTo(MediaKind.MOVIE);
        assertThat(film.parentId()).isNull();
        assertThat(film.titles().sort()).isEqualTo("film 0000000001");
        assertThat(film.dates().year()).isEqualTo(1991);
        assertThat(film.about().overview()).isEqualTo("About Film 01.");
        assertThat(film.about().contentRating()).isEqualTo("PG");
        assertThat(film.externalIds())
                .containsExactly(new ExternalId("imdb", "tt9100001"), new ExternalId("tmdb", "910001"));
        assertThat(film.parts())
                .extracting(MediaPart::file)
                .containsExactly("/media/movies/Film 01 (1991)/Film 01 (1991).strm");
        assertThat(film.identities()).containsExactly("home:Film 01 (1991)");
        assertThat(film.availability()).isEqualTo(Availability.AVAILABLE);
    }

    @Test
    void oddTitlesSurvive() throws IOException {
        assertThat(items("recorded-12.0/items/movies-movie.json"))
                .extracting(MediaItem::title)
                .contains("Ampersand & Sons", "Emoji 😀", "Ünïcödé (2004)", "The Movie");
    }

    @Test
    void theIdInAnyFormNamesTheSameFilm() throws IOException {
        for (String version : List.of("recorded-12.0", "recorded-10.11", "recorded-10.10")) {
            String id = parsed(single(version + "/items/one-movie-full.json")).id();
            assertThat(parsed(single(version + "/items/by-dashed-upper-id.json"))
                            .id())
                    .isEqualTo(id);
            assertThat(items(version + "/items/movies-movie.json"))
                    .anyMatch(item -> item.key().id().equals(id));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-12.0", "recorded-10.11", "recorded-10.10"})
    void aListedFilmAndItsOwnPageAreTheSame(String version) throws IOException {
        MediaItem full = parsed(single(version + "/items/one-movie-full.json")).item();
        MediaItem listed = titled(items(version + "/items/movies-movie.json"), full.title());
        assertThat(full).isEqualTo(listed);
    }

    @Test
    void theFilesOfAFilmComeFromItsSources() throws IOException {
        Row page = single("recorded-12.0/items/one-movie-full.json");
        MediaItem whole = parser().withVersions(parsed(page).item(), page);
        assertThat(whole.aliases()).isEmpty();
        assertThat(whole.parts())
                .containsExactly(new MediaPart(
                        "",
                        "/media/movies/Ampersand & Sons (2002)/Ampersand & Sons (2002).strm",
                        28L,
                        "strm",
                        null,
                        null));
    }

    @Test
    void onlyTheFilmWithVersionsIsAskedAboutThem() throws IOException {
        List<String> titles = parsed("recorded-12.0/items/movies-movie.json").stream()
                .filter(parser()::mayHaveVersions)
                .map(item -> item.item().title())
                .toList();
        assertThat(titles).containsExactly("Versions");
    }

    @Test
    void seasonsWithoutAFolderAreThereThoughTheServerCallsThemVirtual() throws IOException {
        List<MediaItem> virtual = new ArrayList<>();
        for (Parsed.Item season : parsed("recorded-12.0/items/shows-season.json")) {
            if ("Virtual".equals(season.row().text("LocationType"))) {
                virtual.add(season.item());
            }
        }
        assertThat(virtual).hasSize(3).allMatch(season -> season.availability() == Availability.AVAILABLE);
        assertThat(virtual)
                .extracting(MediaItem::numbering)
                .contains(Numbering.season(1), Numbering.season(2), Numbering.NONE);
    }

    @Test
    void anEpisodeThatHoldsTwoHasAnEnd() throws IOException {
        MediaItem two = titled(items("recorded-12.0/items/shows-episode.json"), "Double S01E01-E02");
        assertThat(two.numbering()).isEqualTo(Numbering.episode(1, 1).withEndEpisode(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-12.0", "recorded-10.11", "recorded-10.10"})
    void everyEpisodeOfALibraryHangsBelowAListedParent(String version) throws IOException {
        List<String> asked = new ArrayList<>();
        List<ObservedItem> shows = placed(
                version,
                List.of("/items/shows-series.json", "/items/shows-season.json", "/items/shows-episode.json"),
                asked);
        assertThat(shows).hasSize(44).allMatch(item -> item.trust() == Trust.FULL);
        assertThat(asked).isEmpty();
        noneIsAnOrphan(shows);
    }

    private static void noneIsAnOrphan(List<ObservedItem> items) {
        List<String> ids = items.stream().map(item -> item.item().key().id()).toList();
        assertThat(items)
                .allMatch(item -> item.item().parentId() == null
                        || ids.contains(item.item().parentId()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-12.0", "recorded-10.11"})
    void theSeasonsOfAHiddenShowHangBelowTheShownOne(String version) throws IOException {
        List<String> asked = new ArrayList<>();
        List<ObservedItem> shows = placed(
                version,
                List.of(
                        "/structure/series-grouped.json",
                        "/structure/seasons-grouped.json",
                        "/structure/episodes-grouped.json"),
                asked);
        assertThat(shows).hasSize(43).allMatch(item -> item.trust() == Trust.FULL);
        noneIsAnOrphan(shows);
        assertThat(asked).hasSize(1);
        List<MediaItem> shown = shows.stream()
                .map(ObservedItem::item)
                .filter(item -> item.kind() == MediaKind.SHOW && item.title().startsWith("Split"))
                .toList();
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).aliases()).containsExactlyElementsOf(asked);
        assertThat(shows)
                .filteredOn(item -> shown.get(0).key().id().equals(item.item().parentId()))
                .extracting(item -> item.item().numbering().season())
                .containsExactlyInAnyOrder(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-12.0", "recorded-10.11", "recorded-10.10"})
    void everyTrackHangsBelowItsAlbumAndEveryAlbumBelowItsArtist(String version) throws IOException {
        List<ObservedItem> music = placed(
                version,
                List.of("/items/music-musicartist.json", "/items/music-musicalbum.json", "/items/music-audio.json"),
                new ArrayList<>());
        assertThat(music).hasSize(27);
        noneIsAnOrphan(music);
        assertThat(music).filteredOn(item -> item.item().parentId() == null).hasSize(3);
        MediaItem track = music.get(26).item();
        assertThat(track.about().runtime()).isEqualTo(Duration.ofMillis(1_080));
        assertThat(track.dates().released()).isEqualTo(LocalDate.of(2001, 1, 1));
        assertThat(track.credits()).hasSize(1).allMatch(credit -> credit.role() == Credit.Role.OTHER);
        assertThat(track.numbering().track()).isNotNull();
    }

    @Test
    void aTrackOfAnOlderServerIsRead() throws IOException {
        MediaItem track =
                parsed(single("aiojellyfin/tracks-where_the_bands_are.json")).item();
        assertThat(track.title()).isNotEmpty();
        assertThat(track.about().runtime()).isNotNull();
    }

    @Test
    void anAlbumsIdsAreItsOwnAndNotThoseOfItsArtist() throws IOException {
        Row row = single("aiojellyfin/albums-infest.json");
        String artist = row.pairs("ProviderIds").get("MusicBrainzAlbumArtist");
        assertThat(artist).isNotNull();
        assertThat(parsed(row).item().externalIds())
                .isNotEmpty()
                .extracting(ExternalId::value)
                .doesNotContain(artist);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-12.0", "recorded-10.11", "recorded-10.10"})
    void aSetHoldsItsMembersInOrder(String version) throws IOException {
        MediaItem set = items(version + "/sets/boxsets.json").get(0);
        List<String> ids = rows(version + "/sets/members.json").stream()
                .map(row -> Objects.requireNonNull(row.word("Id")))
                .toList();
        MediaItem whole = parser().withMembers(set, ids);
        assertThat(whole.kind()).isEqualTo(MediaKind.COLLECTION);
        assertThat(whole.title()).isEqualTo("Set One");
        assertThat(whole.members())
                .extracting(ItemKey::id)
                .containsExactlyElementsOf(ids)
                .hasSize(3);
    }

    @Test
    void aPlaylistMayHoldAFilmTwice() throws IOException {
        MediaItem list = items("recorded-12.0/sets/playlist.json").get(0);
        List<String> ids = rows("recorded-12.0/sets/playlist-items.json").stream()
                .map(row -> Objects.requireNonNull(row.word("Id")))
                .toList();
        assertThat(parser().withMembers(list, ids).members()).hasSize(3);
        assertThat(list.kind()).isEqualTo(MediaKind.PLAYLIST);
    }

    @ParameterizedTest
    @CsvSource({
        "recorded-12.0/traps/misspelt-type.json, 5",
        "recorded-10.11/traps/misspelt-type.json, 5",
        "recorded-10.10/traps/misspelt-type.json, 2",
        "recorded-12.0/traps/ids-empty.json, 6",
        "recorded-12.0/traps/ids-malformed.json, 6",
        "jellyash-demo-server/items-recursive-limit5-folders.json, 5",
        "jellyash-demo-server/items-movie-and-mixed-search.json, 2",
    })
    void rowsThatWereNotAskedForAreToldApart(String name, int others) throws IOException {
        List<Parsed> rows = rows(name).stream()
                .map(row -> parser().parse(row, ItemType.MOVIE))
                .toList();
        assertThat(rows).filteredOn(row -> row instanceof Parsed.Unsupported).hasSize(others);
        assertThat(rows).allMatch(row -> row.id() != null);
    }

    @Test
    void aRecordedLibraryHoldsWhatItsSourcesSay() throws IOException {
        List<MediaItem> films = items("recorded-12.0/items/movies-movie.json");
        assertThat(films)
                .filteredOn(film -> film.externalIds().contains(new ExternalId("tmdb", "930000")))
                .hasSize(2);
        assertThat(films)
                .filteredOn(film -> film.titles().order().equals("movie"))
                .hasSize(2);
    }
}
