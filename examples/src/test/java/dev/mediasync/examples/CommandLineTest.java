package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.ErrorKind;
import dev.mediasync.examples.Stage.Played;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sync --nonsense",
                "nonsense",
                "browse --kind film",
                "browse --limit 0",
                "browse --limit many",
                "changes --limit 0",
                "search",
                "search night --limit 0",
                "search night --limit 1001",
                "search night --kind film",
                "search night --limt 3",
                "show",
                "apply",
                "sync --source",
                "sync --mode some",
                "why",
                "why list",
                "serve",
                "serve --port 99999 --source local:/nowhere",
                "watch"
            })
    void aWrongCommandLineIsExplained(String line) {
        Played played = new Stage(folder).run(line.split(" ", -1));

        assertThat(played.code()).isEqualTo(2);
        assertThat(played.out()).isEmpty();
        assertThat(played.err()).startsWith("mediasync: ");
    }

    @Test
    void helpListsWhatWorks() {
        Played played = new Stage(folder).run("--help");

        assertThat(played.code()).isZero();
        assertThat(played.out())
                .contains(
                        "demo", "sync", "plan", "apply", "browse", "search", "show", "why", "state", "status",
                        "changes", "check", "watch", "serve", "guess", "link");
        assertThat(new Stage(folder).run("sync", "--help").out()).contains("--dry-run", "--token-file");
    }

    @Test
    void withoutCommandHelpIsAnError() {
        Played played = new Stage(folder).run();

        assertThat(played.code()).isEqualTo(2);
        assertThat(played.err()).contains("demo");
    }

    @ParameterizedTest
    @CsvSource({
        "USAGE, 2",
        "NOT_APPROVED, 2",
        "STALE_PLAN, 3",
        "CANCELLED, 3",
        "SOURCE_UNREACHABLE, 4",
        "SOURCE_REFUSED, 4",
        "SOURCE_INVALID, 4",
        "CHANGES_TRIMMED, 2",
        "LEASE_HELD, 4",
        "STORAGE_FOREIGN, 5",
        "STORAGE_FULL, 5"
    })
    void eachErrorHasItsExitCode(ErrorKind kind, int code) {
        assertThat(ExitCode.of(kind)).isEqualTo(code);
    }

    @Test
    void controlCharactersNeverReachTheTerminal() {
        assertThat(Text.wrapped("a\u001b[31mb " + "word ".repeat(40), "  ").lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("  ") && line.length() <= 100 && !line.endsWith(" "));
        assertThat(Text.wrapped("x".repeat(120) + " y", "  ")).isEqualTo("  " + "x".repeat(120) + "\n  y");
        assertThat(Text.clean("a\u001b[31mb\nc")).isEqualTo("a [31mb c");
        assertThat(Text.clean("a\u202eb\u2066c\u2028d\u200fe")).isEqualTo("a b c d e");
    }
}
