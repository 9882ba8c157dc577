package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncOptions;
import dev.mediasync.SyncReport;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.Credentials;
import dev.mediasync.tck.LoopbackServer;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Manner;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
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
    private static final String FIXTURES = "mediasync.fixtures";
    private static final String TOKEN = "USER-TOKEN";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<String, String> LISTINGS = Map.of(
            "Movie", "items/movies-movie.json",
            "Series", "items/shows-series.json",
            "Season", "items/shows-season.json",
            "Episode", "items/shows-episode.json",
            "MusicArtist", "items/music-musicartist.json",
            "MusicAlbum", "items/music-musicalbum.json",
            "Audio", "items/music-audio.json");
    private static final Map<String, String> WHOLE = Map.of(
            "/System/Info/Public", "auth/public-info.json",
            "/Users/Me", "auth/me.json",
            "/UserViews", "libraries/user-views.json",
            "/ScheduledTasks", "libraries/tasks.json",
            "/Library/VirtualFolders", "libraries/virtual-folders.json");

    /** Answers from files as a server does, page by page. */
    private static final class Replay implements AutoCloseable {
        private final Path folder;
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
            String whole = WHOLE.get(asked.path());
            if (whole != null) {
                return Reply.utf8(file(whole).toString());
            }
            if (asked.path().equals("/Items")) {
                return Reply.utf8(page(FakeJellyfin.query(asked)).toString());
            }
            return new Reply(404, Map.of(), "", Manner.WHOLE);
        }

        private JsonNode page(Map<String, String> query) {
            String name = LISTINGS.get(query.getOrDefault("includeitemtypes", ""));
            boolean ties = "03fdb1eb63a124b23c29ecdc7dbd4906".equals(query.get("parentid"));
            ArrayNode all = name == null || ties || (query.containsKey("mindatelastsaved") && !epoch(query))
                    ? MAPPER.createArrayNode()
                    : (ArrayNode) file(name).path("Items");
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

    @ParameterizedTest
    @ValueSource(strings = {"recorded-12.0", "recorded-10.11", "recorded-10.10"})
    void aRecordedServerIsSyncedAndSyncedAgainWithoutAChange(String folder) {
        String fixtures = System.getProperty(FIXTURES, "");
        assumeThat(fixtures).isNotEmpty();
        try (Replay server = new Replay(Path.of(fixtures, "jellyfin", folder));
                JellyfinSource source = JellyfinSource.builder(server.server.address(), new Credentials(TOKEN))
                        .withPageRows(5)
                        .build()) {
            MediaSync sync = MediaSync.builder(source, new InMemoryRepository()).build();
            Map<String, LibraryReport> first = sync(sync);
            assertThat(of(first, "Movies").counts().added()).isEqualTo(21);
            assertThat(of(first, "Shows").counts().added()).isEqualTo(44);
            assertThat(of(first, "Music").counts().added()).isEqualTo(27);

            for (LibraryReport again : sync(sync).values()) {
                assertThat(again.outcome()).as(again.toString()).isEqualTo(RunOutcome.COMPLETED);
                assertThat(again.counts().added()
                                + again.counts().updated()
                                + again.counts().removed())
                        .isZero();
                assertThat(again.reasons()).isEmpty();
            }
        }
    }
}
