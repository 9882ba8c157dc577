package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.examples.Stage.Played;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void tellsTheSameStoryEachTime() {
        Played first = new Stage(folder).run("demo");
        Played second = new Stage(folder).run("demo");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("COMPLETED", "FAILED", "BLOCKED", "東京物語", "goes on at 0:42:00", "0 orphans")
                .isEqualTo(second.out());
    }

    @Test
    void printsItsReportsAsJson() {
        assertThat(new Stage(folder)
                        .run("demo", "--json").json().stream()
                                .map((JsonNode line) -> line.get("outcome").stringValue()))
                .containsExactly("COMPLETED", "COMPLETED", "COMPLETED", "FAILED", "BLOCKED", "COMPLETED");
    }
}
