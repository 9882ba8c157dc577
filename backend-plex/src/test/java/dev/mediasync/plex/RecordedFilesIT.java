package dev.mediasync.plex;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.model.SourceId;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That no recorded file is left aside: each is read to as many pieces as it holds, and a new one wants its number here. */
class RecordedFilesIT {
    private static final String FIXTURES = "mediasync.fixtures";
    private static final JsonMapper MAPPER = new JsonMapper();

    /** How many rows an answer has, or hints, or servers; XML, which is refused, and a tree have none. */
    private static final Map<String, Integer> PIECES = Map.ofEntries(
            entry("home-assistant/library_sections.xml", 0),
            entry("home-assistant/library_tvshows_most_recent.xml", 0),
            entry("plex-api.rs/collection_161.json", 1),
            entry("plex-api.rs/metadata_108.json", 1),
            entry("plex-api.rs/metadata_159637_multiversion.json", 1),
            entry("plex-api.rs/metadata_182_in_progress.json", 1),
            entry("plex-api.rs/metadata_182_unwatched.json", 1),
            entry("plex-api.rs/metadata_182_watched.json", 1),
            entry("plex-api.rs/movie_library.json", 4),
            entry("plex-api.rs/music_albums.json", 1),
            entry("plex-api.rs/music_library.json", 2),
            entry("plex-api.rs/music_tracks.json", 3),
            entry("plex-api.rs/plextv_resources_v2.json", 1),
            entry("plex-api.rs/tv_episodes.json", 3),
            entry("plex-api.rs/tv_library.json", 2),
            entry("plex-api.rs/tv_seasons.json", 3),
            entry("plex-openapi-official/history_all_page.json", 1),
            entry("plex-openapi-official/library_sections_all.json", 3),
            entry("plex-openapi-official/metadata_tree_show.json", 0),
            entry("plex-openapi-official/section_albums_with_deletedAt.json", 1),
            entry("plex-openapi-official/section_allLeaves.json", 1),
            entry("plex.py/detail_malformed.xml", 0),
            entry("plextraktsync/events-played.json", 1),
            entry("watchstate/plex_data.json", 10));

    private static Path folder() {
        String folder = System.getProperty(FIXTURES, "");
        assumeThat(folder)
                .as("RECORDED FILES NOT TRIED: name their directory with -D" + FIXTURES)
                .isNotEmpty();
        return Path.of(folder).resolve("plex");
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Path folder = folder();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.equals("SOURCES.md")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static Answer answer(byte[] body) {
        return new Answer(200, HttpHeaders.of(Map.of(), (name, value) -> true), body);
    }

    @Test
    void everyFileIsReadToWhatItHolds() throws Exception {
        Map<String, byte[]> files = files();
        assertThat(new TreeSet<>(PIECES.keySet())).isEqualTo(new TreeSet<>(files.keySet()));
        Map<String, Integer> pieces = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            pieces.put(file.getKey(), pieces(file.getKey(), file.getValue()));
        }
        assertThat(pieces).isEqualTo(new TreeMap<>(PIECES));
    }

    private static int pieces(String name, byte[] body) throws UnreadableJson {
        if (answer(body).xml()) {
            return 0;
        }
        JsonNode tree = MAPPER.readTree(body);
        if (name.equals("plex-api.rs/plextv_resources_v2.json")) {
            return ServerParser.servers(tree).size();
        }
        if (name.equals("plextraktsync/events-played.json")) {
            int hints = 0;
            for (JsonNode message : tree) {
                hints += new HintParser(new SourceId("recorded"))
                        .hints(message.toString())
                        .size();
            }
            return hints;
        }
        return tree.has("MediaContainer") ? rows(answer(body)) : answers(tree);
    }

    /** Both readers see the same rows. */
    private static int rows(Answer answer) throws UnreadableJson {
        int rows = ContainerParser.parse(answer).rows().size();
        assertThat(ListingParser.parse(answer).rows()).hasSize(rows);
        return rows;
    }

    /** A file of many answers, each with its own status and headers: the rows of all together. */
    private static int answers(JsonNode answers) throws UnreadableJson {
        int rows = 0;
        for (JsonNode one : answers) {
            JsonNode response = one.path("response");
            JsonNode body = response.path("body");
            Answer answer = new Answer(response.path("http_code").asInt(), headers(response), bytes(body));
            if (body.isObject() && body.has("MediaContainer")) {
                rows += rows(answer);
            } else {
                assertThat(answer.failed() || answer.html() || answer.body().length == 0)
                        .isTrue();
            }
            assertThat(total(answer)).isEqualTo(number(answer.header("X-Plex-Container-Total-Size")));
        }
        return rows;
    }

    /** What the headers alone say, as they do in answer to a question for a head. */
    private static @Nullable Long total(Answer answer) {
        return ContainerParser.container(MAPPER.createObjectNode(), List.of(), answer)
                .total();
    }

    /** Some files hold a name in the place of a number. */
    private static @Nullable Long number(@Nullable String header) {
        return header == null || header.startsWith("$") ? null : Long.valueOf(header);
    }

    private static byte[] bytes(JsonNode body) {
        return body.isObject()
                ? MAPPER.writeValueAsBytes(body)
                : body.asString("").getBytes(StandardCharsets.UTF_8);
    }

    private static HttpHeaders headers(JsonNode response) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asString())));
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
