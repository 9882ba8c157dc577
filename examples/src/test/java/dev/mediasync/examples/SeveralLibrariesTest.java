package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.examples.Stage.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A source's libraries are synced together, so that nothing is lost between them. */
class SeveralLibrariesTest {
    private static final String FILM = "|movie|Solaris||1972||tt0069293\n";
    private static final String SHOWS = "# Shows\ns|show|The Wire||2002\n";
    private static final String FILMS = "# Films\na|movie|Metropolis||1927\nb|movie|Stalker||1979\n";

    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void prepare() {
        stage = new Stage(folder);
    }

    private static String text(JsonNode report, String field) {
        return report.get(field).stringValue();
    }

    @Test
    void whatUsersDidFollowsAnItemIntoAnotherLibrary() {
        stage.lists(FILMS + "m" + FILM + SHOWS);
        stage.sourced("sync");
        stage.stored("state", "list/m", "--position", "42");
        stage.lists(FILMS + SHOWS + "z" + FILM);

        List<JsonNode> reports = stage.sourced("sync", "--json").json();

        assertThat(reports).extracting(report -> text(report, "library")).containsExactly("Films", "Shows");
        assertThat(reports.get(0).get("rekeyed").intValue()).isEqualTo(1);
        assertThat(reports.get(1).get("added").intValue()).isEqualTo(1);
        assertThat(stage.stored("state", "list/z", "--json").out()).contains("\"positionSeconds\":42,");
        assertThat(text(stage.stored("why", "list/m", "--json").only(), "standing"))
                .isEqualTo("moved");
    }

    @Test
    void anItemWithTheSameKeyInAnotherLibraryStaysTheSame() {
        stage.lists(FILMS + "m" + FILM + SHOWS);
        stage.sourced("sync");
        stage.stored("state", "list/m", "--position", "42");
        stage.lists(FILMS + SHOWS + "m" + FILM);

        assertThat(stage.sourced("sync").code()).isZero();

        assertThat(stage.stored("state", "list/m", "--json").out()).contains("\"positionSeconds\":42,");
        JsonNode why = stage.stored("why", "list/m", "--json").only();
        assertThat(text(why, "standing")).isEqualTo("here");
        assertThat(why.get("places"))
                .extracting(place -> text(place, "library"))
                .containsExactly("Shows");
        assertThat(why.get("history"))
                .extracting(event -> text(event, "verb") + " " + text(event, "library"))
                .containsExactly("added Films", "added Shows", "removed Films");
    }

    @Test
    void whatUsersDidIsCountedForPeople() {
        stage.lists(FILMS + "m" + FILM);
        stage.sourced("sync");
        stage.stored("state", "list/m", "--played");
        stage.lists(FILMS);

        assertThat(stage.sourced("sync").out())
                .contains("Films: COMPLETED (", "What users did: 1 put away with items that went, 0 given");
        assertThat(stage.sourced("sync").out()).doesNotContain("What users did");
    }

    @Test
    void aLibraryThatIsNotListedAnyMoreIsReportedAndKept() {
        stage.sourced("sync");
        stage.lists("# Films\na|movie|Metropolis||1927\nb|movie|東京物語||1953\n");

        Played played = stage.sourced("sync", "--json");

        assertThat(played.code()).isEqualTo(3);
        assertThat(played.json().get(0).get("outcome").stringValue()).isEqualTo("COMPLETED");
        JsonNode shows = played.json().get(1);
        assertThat(text(shows, "library")).isEqualTo("Shows");
        assertThat(text(shows, "outcome")).isEqualTo("BLOCKED");
        assertThat(shows.get("reasons").get(0).get("code").stringValue()).isEqualTo("LIBRARY_VANISHED");
        assertThat(stage.stored("browse", "--library", "Shows", "--json").json())
                .hasSize(3);
    }

    @Test
    void aLibraryThatIsNotListedAnyMoreCanBeChosenAndLetGo() {
        stage.sourced("sync");
        stage.lists("# Films\n");

        JsonNode blocked = stage.sourced("sync", "--json", "--library", "Shows").only();
        Played approved = stage.sourced("sync", "--json", "--library", "Shows", "--approve", text(blocked, "plan"));

        assertThat(approved.code()).isZero();
        assertThat(approved.only().get("removed").intValue()).isEqualTo(3);
        assertThat(text(approved.only(), "mode")).isEqualTo("approved");
        assertThat(stage.stored("browse", "--json").json()).hasSize(2);
        assertThat(stage.sourced("sync", "--library", "Shows").code()).isEqualTo(2);
    }

    @Test
    void aLibraryThatIsNotListedAnyMoreCanBePlannedAndApplied() {
        stage.sourced("sync");
        stage.lists("# Films\n");
        Path saved = folder.resolve("plan.json");

        Played planned = stage.sourced("plan", "--library", "Shows", "--out", saved.toString());
        assertThat(planned.code()).isEqualTo(3);
        assertThat(planned.out()).contains("Plan for Shows", "LIBRARY_VANISHED");
        String digest = planned.out()
                .lines()
                .filter(line -> line.contains("Digest: "))
                .findFirst()
                .orElseThrow();
        Played applied = stage.sourced(
                "apply", saved.toString(), "--json", "--approve", digest.strip().substring("Digest: ".length()));

        assertThat(applied.code()).as(applied.err()).isZero();
        assertThat(applied.only().get("removed").intValue()).isEqualTo(3);
    }

    @Test
    void aSourceThatIsNotThereDoesNotStopTheOthers() throws IOException {
        Path other = folder.resolve("other.txt");
        Files.writeString(other, "# Music\n");

        Played played = stage.stored(
                "sync", "--json", "--source", "list:" + folder.resolve("none"), "--source", "list:" + other);

        assertThat(played.code()).isEqualTo(4);
        assertThat(played.json()).hasSize(2);
        assertThat(text(played.json().get(0), "outcome")).isEqualTo("FAILED");
        assertThat(played.json().get(0).get("mode").isNull()).isTrue();
        assertThat(text(played.json().get(1), "library")).isEqualTo("Music");
        assertThat(text(played.json().get(1), "outcome")).isEqualTo("COMPLETED");
    }

    @Test
    void whatEndedBeforeTheFileFailedIsStillReported() {
        stage.lists(FILMS + "# Shows\n! STORAGE_FULL\n");

        Played played = stage.sourced("sync", "--json");

        assertThat(played.code()).isEqualTo(5);
        assertThat(text(played.only(), "library")).isEqualTo("Films");
        assertThat(text(played.only(), "outcome")).isEqualTo("COMPLETED");
        assertThat(played.err())
                .startsWith("mediasync: The source refuses Shows")
                .hasLineCount(1);
    }

    @Test
    void anIncrementalRunTakesWhatCameAndRemovesNothing() {
        stage.lists("cursor 1\n# Films\na|movie|Metropolis\nb|movie|Stalker\nc|movie|Solaris\n");
        stage.sourced("sync");
        stage.lists("cursor 2\n# Films\na|movie|Metropolis\nb|movie|Stalker\nd|movie|Nosferatu\n");

        JsonNode changes =
                stage.sourced("sync", "--json", "--mode", "incremental").only();
        assertThat(text(changes, "mode")).isEqualTo("incremental");
        assertThat(changes.get("added").intValue()).isEqualTo(1);
        assertThat(changes.get("removed").intValue()).isZero();
        assertThat(text(stage.sourced("sync", "--json", "--mode", "auto").only(), "mode"))
                .isEqualTo("incremental");
        assertThat(stage.sourced("sync", "--mode", "auto").out()).startsWith("Films: COMPLETED, incremental (");

        JsonNode everything = stage.sourced("sync", "--json").only();
        assertThat(text(everything, "mode")).isEqualTo("full");
        assertThat(everything.get("removed").intValue()).isEqualTo(1);
    }

    @Test
    void anAutomaticRunLooksAtEverythingAfterADay() {
        stage.lists("cursor 1\n# Films\na|movie|Metropolis\n");
        stage.sourced("sync");

        JsonNode later = stage.after(Duration.ofHours(25))
                .sourced("sync", "--json", "--mode", "auto")
                .only();

        assertThat(text(later, "mode")).isEqualTo("full");
    }
}
