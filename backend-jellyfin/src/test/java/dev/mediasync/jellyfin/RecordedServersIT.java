package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncOptions;
import dev.mediasync.SyncReport;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.Credentials;
import dev.mediasync.tck.LoopbackServer;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Syncs from servers that answer what real ones of three versions answered.
 *
 * <p>They are read from the directory {@code jellyfin} below the one that {@code mediasync.fixtures} names.
 */
class RecordedServersIT {
    private static final String TOKEN = "USER-TOKEN";
    private static final String KEY = "API-KEY";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<String, String> LISTINGS = Map.of(
            "Movie", "items/movies-movie.json",
            "Series", "items/shows-series.json",
            "Season", "items/shows-season.json",
            "Episode", "items/shows-episode.json",
            "MusicArtist", "items/music-musicartist.json",
            "MusicAlbum", "items/music-musicalbum.json",
            "Audio", "items/music-audio.json",
            "Playlist", "sets/playlist.json");
    private static final Map<String, String> WHOLE = Map.of(
            "/System/Info/Public", "auth/public-info.json",
            "/Users/Me", "auth/me.json",
            "/UserViews", "libraries/user-views.json",
            "/Library/MediaFolders", "libraries/media-folders.json",
            "/ScheduledTasks", "libraries/tasks.json",
            "/Library/VirtualFolders", "libraries/virtual-folders.json");

    /** Answers from files as a server does, page by page. */
    private static final class Replay implements AutoCloseable {
        private final Path folder;
        private final Set<String> gone = new HashSet<>();
        private final LoopbackServer server = new LoopbackServer(this::answer);

        Replay(Path folder) {
            this.folder = folder;
        }

        private JsonNode file(String name) {
            try {
                return MAPPER.readTree(Files.readAllBytes(folder.resolve(name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Reply answer(Asked asked) {
            String token = FakeLogins.header(asked).getOrDefault("Token", "");
            boolean key = token.equals(KEY);
            if (!asked.path().equals("/System/Info/Public") && !key && !token.equals(TOKEN)) {
                return FakeJellyfin.text(401, "");
            }
            if (key && asked.path().equals("/Users/Me")) {
                return FakeJellyfin.problem(400, "Bad Request");
            }
            if (key && asked.path().equals("/UserViews") && !asked.target().contains("userId=")) {
                return FakeJellyfin.text(400, "Error processing request.");
            }
            String whole = WHOLE.get(asked.path());
            if (whole != null) {
                return Reply.utf8(file(whole).toString());
            }
            return switch (asked.path()) {
                case "/Users" -> Reply.utf8("[" + file("auth/me.json") + "]");
                case "/Items" -> Reply.utf8(page(FakeJellyfin.query(asked), key).toString());
                default -> FakeJellyfin.problem(404, "Not Found");
            };
        }

        private ArrayNode listed(Map<String, String> query) {
            String name = LISTINGS.get(query.getOrDefault("includeitemtypes", ""));
            boolean ties = "03fdb1eb63a124b23c29ecdc7dbd4906".equals(query.get("parentid"));
            boolean since = query.containsKey("mindatelastsaved") && !epoch(query);
            ArrayNode rows = MAPPER.createArrayNode();
            if (name != null && !ties && !since) {
                for (JsonNode row : file(name).path("Items")) {
                    if (!gone.contains(row.path("Id").asString(""))) {
                        rows.add(row);
                    }
                }
            }
            return rows;
        }

        /** What a key is shown has no user data, unless it asks for a user. */
        private JsonNode page(Map<String, String> query, boolean key) {
            ArrayNode all = listed(query);
            if (key && !query.containsKey("userid")) {
                all.forEach(row -> ((ObjectNode) row).remove("UserData"));
            }
            int start = Integer.parseInt(query.getOrDefault("startindex", "0"));
            int limit = Integer.parseInt(query.getOrDefault("limit", "100000"));
            ArrayNode rows = MAPPER.createArrayNode();
            for (int at = start; at < Math.min(all.size(), start + limit); at++) {
                rows.add(all.get(at));
            }
            ObjectNode page = MAPPER.createObjectNode();
            page.set("Items", rows);
            page.put("TotalRecordCount", all.size());
            page.put("StartIndex", start);
            return page;
        }

        private static boolean epoch(Map<String, String> query) {
            return query.getOrDefault("mindatelastsaved", "").startsWith("1970");
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private static Map<String, LibraryReport> sync(MediaSync sync) {
        SyncReport report = sync.sync(SyncOptions.defaults().in(SyncOptions.Mode.FULL));
        Map<String, LibraryReport> libraries = new TreeMap<>();
        report.libraries().forEach(library -> libraries.put(library.library().name(), library));
        return libraries;
    }

    private static LibraryReport of(Map<String, LibraryReport> reports, String name) {
        return Objects.requireNonNull(reports.get(name), name);
    }

    private static Replay replay(String folder) {
        return new Replay(Recorded.folder().resolve(folder));
    }

    private static JellyfinSource.Builder builder(Replay server, String secret) {
        return JellyfinSource.builder(server.server.address(), new Credentials(secret))
                .withPause(time -> {})
                .withPageRows(5);
    }

    private static void unchanged(Map<String, LibraryReport> reports) {
        for (LibraryReport report : reports.values()) {
            assertThat(report.outcome()).as(report.toString()).isEqualTo(RunOutcome.COMPLETED);
            assertThat(report.counts().added()
                            + report.counts().updated()
                            + report.counts().removed())
                    .isZero();
            assertThat(report.reasons()).isEmpty();
        }
    }

    private static void twice(JellyfinSource source, String... names) {
        MediaSync sync = MediaSync.builder(source, new InMemoryRepository()).build();
        Map<String, LibraryReport> first = sync(sync);
        assertThat(first.keySet()).containsExactly(names);
        assertThat(of(first, "Movies").counts().added()).isEqualTo(21);
        assertThat(of(first, "Shows").counts().added()).isEqualTo(44);
        assertThat(of(first, "Music").counts().added()).isEqualTo(27);
        unchanged(sync(sync));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-12.0", "recorded-10.11", "recorded-10.10"})
    void aRecordedServerIsSyncedAndSyncedAgainWithoutAChange(String folder) {
        try (Replay server = replay(folder);
                JellyfinSource source = builder(server, TOKEN).build()) {
            twice(source, "Movies", "Music", "Shows", "Ties");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-12.0", "recorded-10.11", "recorded-10.10"})
    void aKeyAloneReadsThePlaylistsToo(String folder) {
        try (Replay server = replay(folder);
                JellyfinSource source = builder(server, KEY).build()) {
            twice(source, "Movies", "Music", "Playlists", "Shows", "Ties");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-12.0", "recorded-10.11", "recorded-10.10"})
    void aKeyActsForAUserOfARecordedServer(String folder) {
        try (Replay server = replay(folder);
                JellyfinSource source = builder(server, KEY).withUser("root").build()) {
            twice(source, "Movies", "Music", "Shows", "Ties");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, KEY})
    void whatARecordedServerDoesNotListAnyMoreIsRemoved(String secret) {
        try (Replay server = replay("recorded-12.0");
                JellyfinSource source = builder(server, secret).build()) {
            MediaSync sync = MediaSync.builder(source, new InMemoryRepository()).build();
            sync(sync);
            server.gone.add(server.file("items/movies-movie.json")
                    .path("Items")
                    .get(4)
                    .path("Id")
                    .asString(""));
            Map<String, LibraryReport> second = sync(sync);
            assertThat(of(second, "Movies").counts().removed()).isEqualTo(1);
            assertThat(of(second, "Movies").reasons()).isEmpty();
            unchanged(sync(sync));
        }
    }
}
