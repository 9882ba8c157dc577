package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.examples.Stage.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {
    @TempDir
    Path folder;

    private Stage stage(String more) {
        Stage stage = new Stage(folder).lists(Stage.DEFAULT + more);
        stage.sourced("sync");
        stage.stored("state", "list/a", "--played");
        stage.stored("state", "list/b", "--position", "90");
        return stage;
    }

    private String unsent(Stage stage) {
        return stage.stored("state", "--unsent").out();
    }

    @Test
    void whatWasChangedHereIsSentOnce() throws IOException {
        Stage stage = stage("takes nothing-less\n");
        Played played = stage.sourced("send", "--json");
        assertThat(played.code()).isZero();
        assertThat(played.json())
                .extracting(line -> line.get("key").stringValue())
                .containsExactly("list/a", "list/b");
        assertThat(unsent(stage)).isEmpty();
        assertThat(stage.sourced("send").out()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("taken.txt"))).containsExactly("a", "b");
    }

    @Test
    void whatASourceDoesNotTakeStaysAndHoldsUpNothing() throws IOException {
        Stage stage = stage("takes a\n");
        Played played = stage.sourced("send");
        assertThat(played.code()).isEqualTo(ExitCode.SOURCE);
        assertThat(played.err()).contains("does not answer about list/a");
        assertThat(unsent(stage)).contains("list/a").doesNotContain("list/b");
        assertThat(Files.readAllLines(folder.resolve("taken.txt"))).containsExactly("b");
    }

    @Test
    void aSyncSendsToo() throws IOException {
        Stage stage = stage("takes a\n");
        Played played = stage.sourced("sync", "--json");
        assertThat(played.code()).isZero();
        assertThat(played.err()).contains("does not answer about list/a");
        assertThat(played.json())
                .allSatisfy(
                        line -> assertThat(line.get("outcome").stringValue()).isEqualTo("COMPLETED"));
        assertThat(unsent(stage)).contains("list/a").doesNotContain("list/b");
        assertThat(Files.readAllLines(folder.resolve("taken.txt"))).containsExactly("b");
    }

    @Test
    void aDryRunSendsNothing() {
        Stage stage = stage("takes nothing-less\n");
        assertThat(stage.sourced("sync", "--dry-run").code()).isZero();
        assertThat(unsent(stage)).contains("list/a", "list/b");
        assertThat(folder.resolve("taken.txt")).doesNotExist();
    }

    @Test
    void theOnlyUserWhoseStateIsKnownIsMeant() {
        Stage stage = stage("");
        stage.stored("state", "list/s1", "--user", "ada", "--played");
        assertThat(stage.stored("state", "list/s1").out()).contains("ada: played");
        stage.stored("state", "list/s1", "--user", "ben", "--played");
        assertThat(stage.stored("state", "list/s1").out()).contains("default: not played");
    }

    @Test
    void aSourceThatTakesNoStatesIsSaidToBeOne() {
        Stage stage = stage("");
        Played played = stage.sourced("send");
        assertThat(played.code()).isEqualTo(ExitCode.USAGE);
        assertThat(played.err()).contains("takes no states");
        assertThat(unsent(stage)).contains("list/a");
    }
}
