package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.model.Availability;
import dev.mediasync.model.Credit;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.source.PushHint;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is made of answers that were recorded from real servers.
 *
 * <p>They are read from the directory {@code plex} below the one that {@code mediasync.fixtures} names.
 */
class RecordedAnswersIT {
    private static final String FIXTURES = "mediasync.fixtures";
    private static final SourceId SOURCE = new SourceId("recorded");

    private static byte[] bytes(String name) throws IOException {
        String folder = System.getProperty(FIXTURES, "");
        assumeThat(folder)
                .as("RECORDED ANSWERS NOT TRIED: name their directory with -D" + FIXTURES)
                .isNotEmpty();
        return Files.readAllBytes(Path.of(folder).resolve("plex").resolve(name));
    }

    private static Answer answer(byte[] body) {
        return new Answer(200, HttpHeaders.of(Map.of(), (name, value) -> true), body);
    }

    private static Container<Row> container(String name) throws IOException {
        try {
            return ContainerParser.parse(answer(bytes(name)));
        } catch (UnreadableJson e) {
            throw new IOException(name, e);
        }
    }

    private static Container<ListedRow> listed(Answer answer) throws IOException {
        try {
            return ListingParser.parse(answer);
        } catch (UnreadableJson e) {
            throw new IOException(e);
        }
    }

    private static List<ObservedItem> observed(String name) throws IOException {
        List<ObservedItem> items = new ArrayList<>();
        for (ListedRow row : listed(answer(bytes(name))).rows()) {
            RowType type = Objects.requireNonNull(RowType.ofWord(row.type()));
            String id = Objects.requireNonNull(row.id());
            items.add(Objects.requireNonNull(new Observations(SOURCE).observed(row, id, type)));
        }
        return items;
    }

    private static List<MediaItem> items(String name) throws IOException {
        return observed(name).stream().map(ObservedItem::item).toList();
    }

    private static MediaItem item(String name) throws IOException {
        return items(name).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "plex-api.rs/movie_library.json, 4",
        "plex-api.rs/tv_library.json, 2",
        "plex-api.rs/tv_episodes.json, 3",
        "plex-api.rs/music_library.json, 2",
        "plex-api.rs/music_albums.json, 1",
        "plex-api.rs/music_tracks.json, 3",
        "plex-openapi-official/section_allLeaves.json, 1",
        "plex-openapi-official/section_albums_with_deletedAt.json, 1",
    })
    void everyRowOfAListingIsTrusted(String name, int rows) throws IOException {
        assertThat(observed(name)).hasSize(rows).allMatch(row -> row.trust() == ObservedItem.Trust.FULL);
    }

    @Test
    void anUnpagedListingSaysNoTotal() throws IOException {
        Container<Row> films = container("plex-api.rs/movie_library.json");
        assertThat(films.total()).isNull();
        assertThat(films.offset()).isNull();
        assertThat(films.fields().whole("size")).isEqualTo(4);
    }

    @Test
    void aFilmIsReadInFull() throws IOException {
        MediaItem film = items("plex-api.rs/movie_library.json").get(1);
        assertThat(film.key().id()).isEqualTo("56");
        assertThat(film.title()).isEqualTo("Elephants Dream");
        assertThat(film.dates().year()).isEqualTo(2006);
        assertThat(film.dates().added()).isEqualTo(Instant.ofEpochSecond(1_579_514_088));
        assertThat(film.about().runtime()).isEqualTo(Duration.ofMillis(5_062));
        assertThat(film.externalIds()).containsExactly(new ExternalId("imdb", "tt0807840"));
        assertThat(film.tags().labels()).containsExactly("Animation");
        assertThat(film.parts()).extracting(MediaPart::file).containsExactly("/data/Movies/Elephants Dream (2006).mkv");
        assertThat(film.parts().get(0).modified()).isEqualTo(Instant.ofEpochSecond(1_579_478_991));
    }

    @Test
    void aRowsOwnPageHasWhatItsListingCutsOff() throws IOException {
        MediaItem listed = items("plex-api.rs/movie_library.json").get(2);
        MediaItem full = item("plex-api.rs/metadata_108.json");
        assertThat(listed.key()).isEqualTo(full.key());
        assertThat(actors(listed)).isEqualTo(3);
        assertThat(actors(full)).isEqualTo(22);
        assertThat(listed.tags().genres()).hasSize(2);
        assertThat(full.tags().genres()).hasSize(4);
        assertThat(full.credits()).contains(new Credit("Gary Oldman", Credit.Role.ACTOR, "O.W. Grant"));
    }

    private static long actors(MediaItem item) {
        return item.credits().stream()
                .filter(credit -> credit.role() == Credit.Role.ACTOR)
                .count();
    }

    @Test
    void aFilmHasTwoVersionsOfOneAndTwoFiles() throws IOException {
        MediaItem film = item("plex-api.rs/metadata_159637_multiversion.json");
        assertThat(film.parts()).hasSize(3);
        assertThat(film.parts().stream().map(MediaPart::version).distinct()).hasSize(2);
        assertThat(film.externalIds()).contains(new ExternalId("imdb", "tt9114286"), new ExternalId("tmdb", "505642"));
        assertThat(actors(film)).isEqualTo(79);
    }

    @Test
    void watchingMovesTheStateAndNothingElse() throws IOException {
        ObservedItem begun =
                observed("plex-api.rs/metadata_182_in_progress.json").get(0);
        ObservedItem seen = observed("plex-api.rs/metadata_182_watched.json").get(0);
        ObservedItem unseen =
                observed("plex-api.rs/metadata_182_unwatched.json").get(0);
        assertThat(List.of(seen.fingerprint(), unseen.fingerprint())).containsOnly(begun.fingerprint());

        assertThat(state("plex-api.rs/metadata_182_in_progress.json").position())
                .isPositive();
        assertThat(state("plex-api.rs/metadata_182_watched.json").playCount()).isEqualTo(1);
        assertThat(state("plex-api.rs/metadata_182_unwatched.json").played()).isFalse();
    }

    private static UserState state(String name) throws IOException {
        return States.of(container(name).rows().get(0), RowType.MOVIE, "default");
    }

    @Test
    void showsSeasonsAndEpisodesHangTogether() throws IOException {
        assertThat(item("plex-api.rs/tv_library.json").externalIds()).containsExactly(new ExternalId("tvdb", "268592"));
        List<Row> seasons = container("plex-api.rs/tv_seasons.json").rows();
        assertThat(seasons).hasSize(3);
        MediaItem episode = item("plex-api.rs/tv_episodes.json");
        assertThat(episode.parentId()).isEqualTo("89");
        assertThat(episode.numbering().season()).isEqualTo(1);
        assertThat(episode.numbering().episode()).isEqualTo(1);
        assertThat(episode.artwork()).hasSize(1);
    }

    @Test
    void aContainerMaySayNineAndHoldThree() throws IOException {
        Container<Row> episodes = container("plex-api.rs/tv_episodes.json");
        assertThat(episodes.fields().whole("size")).isEqualTo(9);
        assertThat(episodes.fields().text("grandparentRatingKey")).isEqualTo("22");
        assertThat(episodes.rows()).hasSize(3);
    }

    @Test
    void aLocalTrackHasNoPublicIdAndNoGuidToKnowItBy() throws IOException {
        MediaItem track = item("plex-api.rs/music_tracks.json");
        assertThat(track.parentId()).isEqualTo("157");
        assertThat(track.externalIds()).isEmpty();
        assertThat(track.identities()).noneMatch(word -> word.startsWith("guid:"));
        assertThat(track.numbering().track()).isEqualTo(1);
    }

    @Test
    void anAlbumInTheTrashIsThereAndUnavailable() throws IOException {
        MediaItem album = item("plex-openapi-official/section_albums_with_deletedAt.json");
        assertThat(album.availability()).isEqualTo(Availability.UNAVAILABLE);
        assertThat(album.parentId()).isEqualTo("251");
    }

    @Test
    void aCollectionIsNoItem() throws IOException {
        Row row = container("plex-api.rs/collection_161.json").rows().get(0);
        assertThat(row.text("type")).isEqualTo("collection");
        assertThat(row.whole("childCount")).isEqualTo(3);
        assertThat(row.number("maxYear", 1, 9_999)).isNotNull();
        ListedRow listed =
                listed(answer(bytes("plex-api.rs/collection_161.json"))).rows().get(0);
        assertThat(new Observations(SOURCE).observed(listed, "161", RowType.MOVIE))
                .isNull();
    }

    @Test
    void sectionsAreRead() throws IOException {
        List<Section> sections = new ArrayList<>();
        for (Row row :
                container("plex-openapi-official/library_sections_all.json").rows()) {
            sections.add(Objects.requireNonNull(Section.of(row)));
        }
        assertThat(sections).extracting(Section::type).containsExactly("movie", "show", "artist");
        assertThat(sections).extracting(Section::counter).containsExactly("1234", "1235", "1233");
        assertThat(sections).noneMatch(Section::scanning);
    }

    @Test
    void aPageOfHistorySaysItsTotal() throws IOException {
        Container<Row> history = container("plex-openapi-official/history_all_page.json");
        assertThat(history.total()).isEqualTo(33);
        assertThat(history.offset()).isZero();
        assertThat(history.rows().get(0).whole("librarySectionID")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plex-openapi-official/metadata_tree_show.json"})
    void otherShapesAreReadWithoutRowsOfOurs(String name) throws IOException {
        assertThat(container(name).rows()).allMatch(row -> Observations.id(row) == null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "home-assistant/library_sections.xml",
                "home-assistant/library_tvshows_most_recent.xml",
                "plex.py/detail_malformed.xml"
            })
    void xmlIsKnownAsSuch(String name) throws IOException {
        assertThat(answer(bytes(name)).xml()).isTrue();
    }

    @Test
    void theEndOfARefreshIsAHint() throws IOException {
        String recorded = new String(bytes("plextraktsync/events-played.json"), StandardCharsets.UTF_8);
        List<PushHint> hints = new ArrayList<>();
        for (JsonNode message : new JsonMapper().readTree(recorded)) {
            hints.addAll(new HintParser(SOURCE).hints(message.toString()));
        }
        assertThat(hints).isNotEmpty().allMatch(hint -> hint.ids().size() == 1);
    }

    @Test
    void theDirectoryOfAnAccountIsRead() throws IOException {
        JsonNode directory = new JsonMapper().readTree(bytes("plex-api.rs/plextv_resources_v2.json"));
        List<PlexServer> servers = ServerParser.servers(directory);
        assertThat(servers).extracting(PlexServer::name).containsExactly("Box");
        assertThat(servers.get(0).credentials().token()).isNotBlank();
        assertThat(servers.get(0).addresses()).isNotEmpty();
    }

    /** The file holds many answers, each a body inside a description of its request. */
    @ParameterizedTest
    @CsvSource({
        "sections_get_200, 0",
        "library_movie_get_200, 1",
        "library_show_get_200, 2",
        "library_episodes_get_200, 4",
    })
    void answersOfAnotherServerAreRead(String name, int type) throws IOException {
        Answer answer = answer(body(name).getBytes(StandardCharsets.UTF_8));
        List<ListedRow> rows = listed(answer).rows();
        assertThat(rows).isNotEmpty();
        for (ListedRow row : rows) {
            if (type == 0) {
                assertThat(Section.of(row.whole())).isNotNull();
            } else {
                RowType rowType = Objects.requireNonNull(RowType.ofWord(row.type()));
                assertThat(rowType.number()).isEqualTo(type);
                ObservedItem item = new Observations(SOURCE).observed(row, String.valueOf(row.id()), rowType);
                assertThat(Objects.requireNonNull(item).trust()).isEqualTo(ObservedItem.Trust.FULL);
                assertThat(item.item().externalIds()).isNotEmpty();
            }
        }
    }

    private static String body(String name) throws IOException {
        String text = new String(bytes("watchstate/plex_data.json"), StandardCharsets.UTF_8);
        Matcher start = Pattern.compile("\"" + name + "\".*?\"body\"\\s*:\\s*", Pattern.DOTALL)
                .matcher(text);
        assertThat(start.find()).isTrue();
        int depth = 0;
        for (int at = start.end(); at < text.length(); at++) {
            depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return text.substring(start.end(), at + 1);
            }
        }
        throw new IOException("No end of " + name);
    }
}
