package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSources;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncReport;
import dev.mediasync.model.MediaKind;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.MediaSource;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first example stands here, is compiled, and prints what the README says. */
class ReadmeTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    @TempDir
    Path temporary;

    private void example(Path folder, Path file, PrintStream out) {
        // example: begin
        try (MediaSource media = MediaSources.open("local:" + folder);
                MediaRepository cache = SqliteMediaRepository.open(file)) {
            SyncReport report = MediaSync.builder(media, cache).build().sync();
            report.libraries().forEach(out::println);
            for (ItemSummary item : cache.browse(BrowseQuery.ALL.ofKind(MediaKind.MOVIE))) {
                out.println(item.title() + ", " + item.year());
            }
        }
        // example: end
    }

    @Test
    void theExampleIsTheOneThatIsCompiledHere() throws IOException {
        String source = Files.readString(MODULE.resolve("src/test/java/dev/mediasync/examples/ReadmeTest.java"));
        String compiled = source.substring(
                source.indexOf("// example: begin\n") + "// example: begin\n".length(),
                source.indexOf("// example: end"));
        String shown = block("java");
        assertThat(shown.replace("System.out", "out")).isEqualToNormalizingWhitespace(compiled);
    }

    @Test
    void itPrintsWhatTheReadmeSays() throws IOException {
        Path media = temporary.resolve("Media");
        for (String film : new String[] {"Metropolis (1927)", "東京物語 (1953)"}) {
            video(media.resolve("Films").resolve(film).resolve(film + ".mkv"));
        }
        for (int episode = 1; episode <= 3; episode++) {
            video(media.resolve("Shows/Twin Peaks/Season 1/Twin Peaks S01E0" + episode + ".mkv"));
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        example(media, temporary.resolve("library.db"), new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8).lines().sorted())
                .containsExactlyElementsOf(block("text").lines().sorted().toList());
    }

    private static void video(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not really a video: " + file.getFileName());
    }

    private static String block(String language) throws IOException {
        String readme = Files.readString(MODULE.resolveSibling("README.md"));
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).as("README has a %s block", language).isTrue();
        return block.group(1);
    }
}
