package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.examples.Stage.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SyncCommandTest {
    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void prepare() {
        stage = new Stage(folder);
    }

    @Test
    void printsOneLineForEachLibrary() {
        Played played = stage.sourced("sync", "--json");

        assertThat(played.code()).isZero();
        assertThat(played.err()).isEmpty();
        assertThat(played.json())
                .hasSize(2)
                .allSatisfy(line -> assertThat(Played.keys(line))
                        .containsExactly(
                                "source",
                                "library",
                                "outcome",
                                "added",
                                "updated",
                                "rekeyed",
                                "removed",
                                "unchanged",
                                "withheld",
                                "reasons",
                                "plan",
                                "durationMillis",
                                "mode",
                                "states"));
        JsonNode films = played.json().get(0);
        assertThat(films.get("source").stringValue()).isEqualTo("list");
        assertThat(films.get("library").stringValue()).isEqualTo("Films");
        assertThat(films.get("outcome").stringValue()).isEqualTo("COMPLETED");
        assertThat(films.get("added").intValue()).isEqualTo(2);
        assertThat(films.get("plan").stringValue()).matches("[0-9a-f]{64}");
        assertThat(films.get("reasons").isEmpty()).isTrue();
    }

    @Test
    void leavesAnUnchangedLibraryAlone() {
        stage.sourced("sync");

        JsonNode films = stage.sourced("sync", "--json", "--library", "Films").only();

        assertThat(films.get("added").intValue()).isZero();
        assertThat(films.get("unchanged").intValue()).isEqualTo(2);
    }

    @Test
    void tellsPeopleInOneLineEach() {
        assertThat(stage.sourced("sync").out().lines())
                .containsExactly(
                        "Films: COMPLETED (2 added, 0 updated, 0 rekeyed, 0 removed, 0 unchanged, 0 withheld)",
                        "Shows: COMPLETED (3 added, 0 updated, 0 rekeyed, 0 removed, 0 unchanged, 0 withheld)");
    }

    @Test
    void dryRunMakesNoFile() {
        Played played = stage.sourced("sync", "--dry-run", "--json", "--library", "Films");

        assertThat(played.code()).isZero();
        assertThat(played.only().get("added").intValue()).isEqualTo(2);
        assertThat(stage.db).doesNotExist();
    }

    @Test
    void dryRunLeavesWhatIsRecorded() {
        stage.sourced("sync");
        stage.lists("# Films\na|movie|Metropolis||1927\nc|movie|Stalker||1979\n");

        Played played = stage.sourced("sync", "--dry-run", "--json", "--library", "Films");

        assertThat(played.only().get("added").intValue()).isEqualTo(1);
        assertThat(played.only().get("removed").intValue()).isEqualTo(1);
        assertThat(stage.stored("browse", "--library", "Films", "--json").out())
                .contains("list/a", "list/b")
                .doesNotContain("list/c");
    }

    @Test
    void blocksAnEmptyListingUntilItsDigestIsApproved() {
        stage.sourced("sync", "--library", "Films");
        stage.lists("# Films\n");

        Played blocked = stage.sourced("sync", "--json");
        assertThat(blocked.code()).isEqualTo(3);
        assertThat(blocked.only().get("outcome").stringValue()).isEqualTo("BLOCKED");
        assertThat(blocked.only().get("removed").intValue()).isZero();
        assertThat(blocked.only().get("reasons").get(0).get("code").stringValue())
                .isEqualTo("EMPTY_LISTING");
        assertThat(blocked.only().get("reasons").get(0).get("message").stringValue())
                .contains("approve this plan");
        String digest = blocked.only().get("plan").stringValue();

        Played wrong = stage.sourced("sync", "--json", "--approve", "0000");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("mediasync: No plan 0000").hasLineCount(1);

        Played approved = stage.sourced("sync", "--json", "--approve", digest);
        assertThat(approved.code()).isZero();
        assertThat(approved.only().get("removed").intValue()).isEqualTo(2);
    }

    @Test
    void anApprovalConcernsItsLibraryOnly() {
        stage.sourced("sync");
        String films = "# Films\n# Shows\n";
        stage.lists(films);
        List<JsonNode> blocked = stage.sourced("sync", "--json").json();

        Played played = stage.sourced(
                "sync", "--json", "--approve", blocked.get(1).get("plan").stringValue());

        assertThat(played.code()).isEqualTo(3);
        assertThat(played.json().get(0).get("outcome").stringValue()).isEqualTo("BLOCKED");
        assertThat(played.json().get(1).get("removed").intValue()).isEqualTo(3);
    }

    @Test
    void approvesWhatADryRunShowed() {
        stage.sourced("sync", "--library", "Films");
        stage.lists("# Films\n");
        String digest =
                stage.sourced("sync", "--dry-run", "--json").only().get("plan").stringValue();

        Played played = stage.sourced("sync", "--json", "--approve", digest);

        assertThat(played.code()).isZero();
        assertThat(played.only().get("removed").intValue()).isEqualTo(2);
    }

    @Test
    void keepsWhatWasNotProvedToBeGone() {
        stage.sourced("sync", "--library", "Films");
        stage.lists("# Films\na|movie|Metropolis||1927\n?\n");

        Played played = stage.sourced("sync", "--json");

        assertThat(played.code()).isEqualTo(3);
        assertThat(played.only().get("outcome").stringValue()).isEqualTo("REMOVALS_WITHHELD");
        assertThat(played.only().get("withheld").intValue()).isEqualTo(1);
        assertThat(played.only().get("reasons").get(0).get("code").stringValue())
                .isEqualTo("EVIDENCE_INCOMPLETE");
    }

    @Test
    void aLibraryThatFailsDoesNotStopTheOthers() {
        stage.lists("# Films\n! SOURCE_REFUSED\n# Shows\ns|show|The Wire||2002\n");

        Played played = stage.sourced("sync", "--json");

        assertThat(played.code()).isEqualTo(4);
        assertThat(played.json().get(0).get("outcome").stringValue()).isEqualTo("FAILED");
        assertThat(played.json().get(0).get("plan").isNull()).isTrue();
        assertThat(played.json().get(0).get("reasons").get(0).get("code").stringValue())
                .isEqualTo("SOURCE_REFUSED");
        assertThat(played.json().get(1).get("outcome").stringValue()).isEqualTo("COMPLETED");
        assertThat(played.err())
                .isEqualTo("mediasync: The source refuses Films; ask for leave" + System.lineSeparator());
    }

    @Test
    void reportsASourceThatIsNotThere() throws IOException {
        Files.delete(stage.list);

        Played played = stage.sourced("sync", "--json");

        assertThat(played.code()).isEqualTo(4);
        assertThat(played.only().get("outcome").stringValue()).isEqualTo("FAILED");
        assertThat(played.only().get("library").isNull()).isTrue();
        assertThat(played.err())
                .startsWith("mediasync: " + stage.list + " is not there")
                .hasLineCount(1);
    }

    @Test
    void aCancelledRunSaysSo() {
        stage.cancellation.cancel();

        Played played = stage.sourced("sync", "--json", "--library", "Films");

        assertThat(played.code()).isEqualTo(3);
        assertThat(played.only().get("outcome").stringValue()).isEqualTo("CANCELLED");
        assertThat(played.only().get("reasons").get(0).get("code").stringValue())
                .isEqualTo("CANCELLED");
    }

    @Test
    void refusesAForeignFileAndLeavesItAlone() throws IOException {
        String content = "this is a shopping list, and it is long enough for a header";
        Files.writeString(stage.db, content);

        Played played = stage.sourced("sync");

        assertThat(played.code()).isEqualTo(5);
        assertThat(played.err())
                .startsWith("mediasync: ")
                .contains("is not an SQLite database")
                .hasLineCount(1);
        assertThat(stage.db).hasContent(content);
    }

    @Test
    void needsASource() {
        Played played = stage.stored("sync");

        assertThat(played.code()).isEqualTo(2);
        assertThat(played.err())
                .startsWith("mediasync: Say where the media are")
                .hasLineCount(1);
        assertThat(stage.db).doesNotExist();
    }

    @Test
    void refusesAnUnknownScheme() {
        Played played = stage.stored("sync", "--source", "gopher:hole");

        assertThat(played.code()).isEqualTo(2);
        assertThat(played.err()).contains("No backend for \"gopher:\"");
        assertThat(stage.db).doesNotExist();
    }

    @Test
    void refusesALibraryThatDoesNotExist() {
        Played played = stage.sourced("sync", "--library", "Films", "--library", "Music");

        assertThat(played.code()).isEqualTo(2);
        assertThat(played.err())
                .isEqualTo("mediasync: No library is called Music; there are [Films, Shows]" + System.lineSeparator());
    }

    @Test
    void takesTheTokenFromAFileOrTheEnvironment() throws IOException {
        stage.lists("token secret\n" + Stage.DEFAULT);
        Path file = Files.writeString(folder.resolve("token"), "secret\n");
        Path empty = Files.writeString(folder.resolve("empty"), "\n");

        assertThat(stage.sourced("sync").code()).isEqualTo(4);
        assertThat(stage.sourced("sync", "--token-file", file.toString()).code())
                .isZero();
        assertThat(stage.sourced("sync", "--token-file", empty.toString()).err())
                .isEqualTo("mediasync: The token file " + empty + " is empty" + System.lineSeparator());
        stage.with(Map.of("MEDIASYNC_TOKEN", "secret"));
        assertThat(stage.sourced("sync").code()).isZero();
        stage.with(Map.of("MEDIASYNC_TOKEN", "wrong"));
        Played wrong = stage.sourced("sync", "--json", "--verbose");
        assertThat(wrong.code()).isEqualTo(4);
        assertThat(wrong.out() + wrong.err()).doesNotContain("secret");
    }

    @Test
    void showsStackTracesOnlyWhenAsked() throws IOException {
        Files.writeString(stage.db, "this is a shopping list, and it is long enough for a header");

        assertThat(stage.sourced("sync").err()).doesNotContain("\tat ");
        assertThat(stage.sourced("sync", "--verbose").err()).contains("\tat ");
    }
}
