package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSources;
import dev.mediasync.MediaSync;
import dev.mediasync.plex.LinkRequest;
import dev.mediasync.plex.PlexLink;
import dev.mediasync.plex.PlexServer;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the page about Plex stand here and are compiled. */
class PlexPageTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    static void sync(String token, Path file) {
        // example
        try (MediaSource media = MediaSources.open("plex:http://192.168.1.2:32400", new Credentials(token));
                MediaRepository cache = SqliteMediaRepository.open(file)) {
            MediaSync.builder(media, cache).build().sync();
        }
        // end
    }

    static void link() {
        // example
        PlexLink link = PlexLink.ofThisMachine();
        LinkRequest request = link.request();
        System.out.println("Open " + request.page());
        Credentials account = link.await(request, new Cancellation());
        for (PlexServer server : link.servers(account)) {
            link.reach(server).ifPresent(address -> System.out.println(server.name() + " is at " + address));
        }
        // end
    }

    @Test
    void theExamplesAreThoseThatAreCompiledHere() throws IOException {
        String source = Files.readString(MODULE.resolve("src/test/java/dev/mediasync/examples/PlexPageTest.java"));
        String page = Files.readString(MODULE.resolveSibling("docs").resolve("plex.md"));
        List<String> shown = blocks("```java\n(.*?)```", page);
        assertThat(shown).isNotEmpty().isEqualTo(blocks("// example\n(.*?)// end", source));
    }

    private static List<String> blocks(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(block -> block.group(1).replaceAll("\\s+", " ").strip())
                .toList();
    }
}
