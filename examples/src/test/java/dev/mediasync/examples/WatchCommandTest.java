package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.examples.Stage.Played;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A watch in a command line of its own; what it prints leads to the next thing that happens. */
@Timeout(60)
class WatchCommandTest {
    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void begin() {
        stage = new Stage(folder).lists("# Films\na|movie|Metropolis||1927\nb|movie|Faust||1926\nanswers\n");
    }

    /** Does one thing after the other, each when the next line was printed. */
    private static final class Reader extends StringWriter {
        private final Deque<Runnable> reactions = new ArrayDeque<>();

        Reader then(Runnable reaction) {
            reactions.add(reaction);
            return this;
        }

        @Override
        public void write(String text, int from, int length) {
            super.write(text, from, length);
            if (text.substring(from, from + length).contains("sequence") || text.contains("  ")) {
                Runnable reaction = reactions.poll();
                if (reaction != null) {
                    reaction.run();
                }
            }
        }
    }

    private Played watch(StringWriter out, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("watch", "--every", "0.05s", "--db", stage.db.toString(), "--source", "list:" + stage.list));
        arguments.addAll(List.of(more));
        return stage.run(out, arguments.toArray(String[]::new));
    }

    private Runnable lists(String text) {
        return () -> stage.lists(text);
    }

    private static void nothing() {}

    @Test
    void changesArePrintedAsTheyAreCommitted() {
        Reader out = new Reader()
                .then(WatchCommandTest::nothing)
                .then(lists("# Films\na|movie|Metropolis||1927\nanswers\n"))
                .then(lists("# Films\na|movie|Metropolis||1928\nanswers\n"))
                .then(stage.cancellation::cancel);

        Played played = watch(out, "--json");

        assertThat(played.code()).isZero();
        assertThat(verbs(played)).containsExactly("ADDED", "ADDED", "REMOVED", "UPDATED");
        assertThat(played.json().get(2).get("title").stringValue()).isEqualTo("Faust");
        assertThat(played.err()).contains("list:" + stage.list + ": in step");
    }

    @Test
    void aSourceThatGoesAwayAndComesBackEndsNothing() {
        Reader out =
                new Reader().then(WatchCommandTest::nothing).then(this::unmount).then(stage.cancellation::cancel);
        stage.whenTold("away since", lists("# Films\na|movie|Metropolis||1927\nanswers\n"));

        Played played = watch(out, "--json");

        assertThat(played.code()).isZero();
        assertThat(verbs(played)).containsExactly("ADDED", "ADDED", "REMOVED");
        assertThat(played.err()).contains("away since").contains("is not there; mount it");
    }

    private void unmount() {
        try {
            Files.delete(stage.list);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itGoesOnWhereAnotherWatchEnded() {
        Reader first = new Reader().then(WatchCommandTest::nothing).then(stage.cancellation::cancel);
        watch(first, "--json");
        stage = new Stage(folder).lists("# Films\na|movie|Metropolis||1927\nanswers\n");
        Reader second = new Reader().then(WatchCommandTest::nothing).then(stage.cancellation::cancel);

        Played played = watch(second, "--json", "--since", "1");

        assertThat(verbs(played)).containsExactly("ADDED", "REMOVED");
    }

    @Test
    void peopleReadTheSameAsOfTheCommandChanges() {
        Reader out = new Reader().then(WatchCommandTest::nothing).then(stage.cancellation::cancel);

        Played played = watch(out);

        assertThat(played.out().lines().toList())
                .isEqualTo(stage.stored("changes").out().lines().toList());
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        Played played = watch(new StringWriter(), "--every", "soon");

        assertThat(played.code()).isEqualTo(ExitCode.USAGE);
        assertThat(played.err()).contains("There is no duration \"soon\"");
    }

    @Test
    void aLibraryThatNoSourceHasIsRefused() {
        Played played = watch(new StringWriter(), "--library", "Shows");

        assertThat(played.code()).isEqualTo(ExitCode.USAGE);
        assertThat(played.err()).contains("No library is called Shows");
    }

    private static List<String> verbs(Played played) {
        return played.json().stream()
                .map(line -> line.get("verb"))
                .map(JsonNode::stringValue)
                .toList();
    }
}
