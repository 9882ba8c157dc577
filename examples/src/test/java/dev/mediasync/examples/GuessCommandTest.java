package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.source.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;

class GuessCommandTest {
    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(folder);
    }

    @Test
    void aLineGivesAnObjectWithAllKeys() {
        Stage.Played played = stage.typing("Lights (2015) [tvdbid-9]/Season 1/Lights S01E02-E03.mkv\n")
                .run("guess");

        assertThat(played.code()).isZero();
        JsonNode guess = played.only();
        assertThat(Stage.Played.keys(guess))
                .containsExactly(
                        "input",
                        "kind",
                        "title",
                        "year",
                        "season",
                        "episodes",
                        "absolute",
                        "airDate",
                        "edition",
                        "part",
                        "ids",
                        "extra");
        assertThat(guess.toString())
                .isEqualTo("{\"input\":\"Lights (2015) [tvdbid-9]/Season 1/Lights S01E02-E03.mkv\",\"kind\":\"episode\""
                        + ",\"title\":\"Lights\",\"year\":2015,\"season\":1,\"episodes\":[2,3],\"absolute\":null"
                        + ",\"airDate\":null,\"edition\":null,\"part\":null,\"ids\":{\"tvdb\":\"9\"},\"extra\":null}");
    }

    @Test
    void daysAreWrittenAsIsoDoes() {
        JsonNode guess = stage.typing("Late Talk 21.03.2019.mkv").run("guess").only();

        assertThat(guess.get("airDate").asString()).isEqualTo("2019-03-21");
        assertThat(guess.get("episodes").isNull()).isTrue();
    }

    @Test
    void theTypeDecidesWhereANameDoesNot() {
        stage.typing("Lights/2/05.mkv\nLights/05.mp3\n");

        assertThat(kinds("guess", "--type", "shows")).containsExactly("episode", "track");
        assertThat(kinds("guess", "--type", "movies")).containsExactly("movie", "track");
        assertThat(kinds("guess", "--type", "music")).containsExactly("music_video", "track");
    }

    private List<String> kinds(String... arguments) {
        return stage.run(arguments).json().stream()
                .map(guess -> guess.get("kind").asString())
                .toList();
    }

    @Test
    void anUnknownTypeIsRefused() {
        Stage.Played played = stage.run("guess", "--type", "books");

        assertThat(played.code()).isEqualTo(ExitCode.USAGE);
        assertThat(played.err()).contains("--type");
    }

    @Test
    void noLineIsLostWhateverItHolds() throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.write("\n \n\0\n/\n\\\n..\n[\n(((\nS01E\n".getBytes(StandardCharsets.UTF_8));
        lines.write(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, '\n'});
        lines.write(("[".repeat(100_000) + "\n").getBytes(StandardCharsets.UTF_8));
        lines.write(("a/".repeat(50_000) + "\n").getBytes(StandardCharsets.UTF_8));
        lines.write(("S01E01-".repeat(20_000) + "\r\nlast S01E02.mkv").getBytes(StandardCharsets.UTF_8));

        List<String> printed = run(lines.toByteArray()).lines().toList();

        assertThat(printed).hasSize(14);
        assertThat(printed.get(2)).startsWith("{\"input\":\"\\u0000\"");
        assertThat(printed.get(13)).contains("\"title\":\"last\",\"year\":null,\"season\":1,\"episodes\":[2]");
    }

    private static String run(byte[] input) {
        StringWriter out = new StringWriter();
        PrintWriter err = new PrintWriter(new StringWriter());
        Surroundings surroundings = new Surroundings(
                new PrintWriter(out),
                err,
                new ByteArrayInputStream(input),
                Map.of(),
                Ansi.OFF,
                null,
                Clock.systemUTC(),
                new Cancellation());
        assertThat(Runner.execute(surroundings, "guess")).isZero();
        return out.toString();
    }
}
