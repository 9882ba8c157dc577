package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.examples.Stage.Played;
import dev.mediasync.plan.ReasonCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nothing is kept without a name, and nothing goes without a reason. */
class WhyTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";

    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void prepare() {
        stage = new Stage(folder);
        stage.lists("# Films\na|movie|Metropolis||1927||tt0017136\nb|movie|東京物語||1953\n");
        stage.sourced("sync");
    }

    private JsonNode why(String key) {
        Played played = stage.stored("why", key, "--json");
        assertThat(played.code()).isZero();
        assertThat(Played.keys(played.only())).containsExactly("key", "standing", "places", "history");
        return played.only();
    }

    private String explained(String key) {
        Played played = stage.stored("why", key);
        assertThat(played.code()).isZero();
        return played.out().replaceAll("\\s+", " ");
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    @Test
    void anItemThatIsHereNamesTheRunThatSawIt() {
        JsonNode why = why("list/b");

        assertThat(text(why, "key")).isEqualTo("list/b");
        assertThat(text(why, "standing")).isEqualTo("here");
        JsonNode place = why.get("places").get(0);
        assertThat(text(place, "library")).isEqualTo("Films");
        assertThat(place.get("withheld").isNull()).isTrue();
        assertThat(text(place.get("lastSeen"), "mode")).isEqualTo("full");
        assertThat(text(place.get("lastSeen"), "started")).matches(TIME);
        assertThat(place.get("lastSeen").get("observed").intValue()).isEqualTo(2);
        assertThat(text(place.get("lastSeen"), "continuity")).isEqualTo("proved");
        JsonNode added = why.get("history").get(0);
        assertThat(text(added, "verb")).isEqualTo("added");
        assertThat(text(added, "at")).matches(TIME);
        assertThat(explained("list/b"))
                .startsWith("list/b: movie 東京物語 (1953) It is here: ")
                .contains("In Films: Seen last at ", ", by a full run that began at ", " and ended COMPLETED.")
                .contains("That run saw 2 items, could read every part, and nothing can have moved unseen")
                .contains("What happened to it, oldest first: ", " added to Films, by a full run");
    }

    @Test
    void anItemThatStaysSaysWhyAndSinceWhen() {
        stage.lists("# Films\na|movie|Metropolis||1927||tt0017136\n?\n");
        stage.sourced("sync");
        stage.after(Duration.ofDays(3)).sourced("sync");

        JsonNode why = why("list/b");
        assertThat(text(why, "standing")).isEqualTo("withheld");
        JsonNode withheld = why.get("places").get(0).get("withheld");
        assertThat(text(withheld, "code")).isEqualTo("EVIDENCE_INCOMPLETE");
        assertThat(withheld.get("runs").intValue()).isEqualTo(2);
        assertThat(text(withheld, "since")).matches(TIME);
        assertThat(explained("list/b"))
                .contains(
                        "It is withheld: ",
                        "In Films: not seen since ",
                        " (3 days), by 2 runs. It stays",
                        "Seen last at 20")
                .contains(
                        "It stays because the part of the source where it was could not be read (EVIDENCE_INCOMPLETE)");
        assertThat(text(why("list/a"), "standing")).isEqualTo("here");
    }

    @Test
    void anItemWhoseRemovalWaitsNamesTheDigest() {
        stage.lists("# Films\n");
        String digest = text(stage.sourced("sync", "--json").only(), "plan");

        assertThat(explained("list/b"))
                .contains("its removal waits for an approval (AWAITING_APPROVAL)", "The plan " + digest + " waits: ");
        stage.sourced("sync", "--approve", digest);
        assertThat(explained("list/b")).contains("It is gone", "Somebody had approved it.");
    }

    @Test
    void anItemThatIsGoneTellsWhatTheSourceSaid() {
        stage.lists("answers\n# Films\na|movie|Metropolis||1927||tt0017136\n");
        stage.sourced("sync");

        JsonNode why = why("list/b");
        assertThat(text(why, "standing")).isEqualTo("gone");
        assertThat(why.get("places").isEmpty()).isTrue();
        JsonNode removed = why.get("history").get(1);
        assertThat(text(removed, "verb")).isEqualTo("removed");
        assertThat(text(removed, "answer")).isEqualTo("gone");
        assertThat(text(removed, "lastSeen")).matches(TIME);
        assertThat(text(removed.get("run"), "outcome")).isEqualTo("COMPLETED");
        assertThat(explained("list/b"))
                .startsWith("list/b: movie 東京物語 It is gone")
                .contains("removed from Films, by a full run", "asked for it by its id, said that it is gone.")
                .contains("It was within what may go without an approval.");
    }

    @Test
    void anItemUnderAnotherKeyLeadsThere() {
        stage.lists("# Films\nz|movie|Metropolis||1927||tt0017136\nb|movie|東京物語||1953\n");
        stage.sourced("sync");

        JsonNode moved = why("list/a");
        assertThat(text(moved, "standing")).isEqualTo("moved");
        assertThat(text(moved.get("history").get(1), "verb")).isEqualTo("rekeyed");
        assertThat(text(moved.get("history").get(1), "from")).isEqualTo("list/a");
        assertThat(explained("list/a"))
                .startsWith("list/a: movie Metropolis (1927) It moved: ")
                .contains("Ask why list/z", "known again in Films under the key list/z");
        assertThat(explained("list/z")).contains("It is here", "known again in Films as what was list/a before");
    }

    @Test
    void anUnknownKeyIsNoError() {
        JsonNode why = why("list/none");

        assertThat(text(why, "standing")).isEqualTo("unknown");
        assertThat(why.get("history").isEmpty()).isTrue();
        assertThat(explained("list/none"))
                .startsWith("list/none It is unknown: ")
                .contains("browse lists");
    }

    @Test
    void aLongHistoryIsCutForPeopleOnly() {
        for (int year = 1900; year < 1921; year++) {
            stage.lists("# Films\na|movie|Metropolis||" + year + "||tt0017136\nb|movie|東京物語||1953\n");
            stage.sourced("sync");
        }

        assertThat(why("list/a").get("history").size()).isEqualTo(22);
        assertThat(explained("list/a"))
                .contains("… 2 earlier changes", "updated in Films")
                .doesNotContain("added to");
    }

    @Test
    void statusCountsAndNamesWhatStays() {
        stage.lists("# Films\na|movie|Metropolis||1927||tt0017136\n?\n");
        stage.sourced("sync");

        JsonNode status = stage.stored("status", "--json").only();
        assertThat(status.get("withheld").intValue()).isEqualTo(1);
        assertThat(text(status, "withheldSince")).matches(TIME);
        stage.after(Duration.ofHours(5));
        assertThat(stage.stored("status").out())
                .contains("1 item stays although the last full run did not see it, the oldest since ", " (5 hours)")
                .contains("    movie    東京物語  list/b: ", "(EVIDENCE_INCOMPLETE)")
                .doesNotContain("more;");
    }

    @Test
    void statusListsAllThatStays() {
        StringBuilder films = new StringBuilder("# Films\n");
        for (int film = 1; film <= 5; film++) {
            films.append("f").append(film).append("|movie|Film ").append(film).append("|||\n");
        }
        stage.lists(films.toString());
        stage.sourced("sync");
        stage.lists("# Films\nf1|movie|Film 1\n?\n");
        stage.sourced("sync");

        assertThat(stage.stored("status").out())
                .contains("4 items stay although the last full run did not see them", "Film 4", "… and 1 more; status")
                .doesNotContain("Film 5");
        Played all = stage.stored("status", "--withheld", "--json");
        assertThat(all.json())
                .hasSize(4)
                .allSatisfy(line -> assertThat(Played.keys(line))
                        .containsExactly(
                                "source", "library", "key", "kind", "title", "code", "since", "runs", "lastSeen"));
        assertThat(text(all.json().get(3), "title")).isEqualTo("Film 5");
        assertThat(stage.stored("status", "--withheld").out())
                .contains("Films: movie    Film 5  list/f5: the part of the source", "by 1 run; seen last: 20");
    }

    @Test
    void statusIsSilentWhereNothingStays() {
        assertThat(stage.stored("status", "--json").only().get("withheldSince").isNull())
                .isTrue();
        assertThat(stage.stored("status").out()).doesNotContain("stay");
        assertThat(stage.stored("status", "--withheld", "--json").out()).isEmpty();
        assertThat(stage.stored("status", "--withheld").out()).startsWith("Nothing is kept");
    }

    @Test
    void everyReasonHasWords() {
        assertThat(Arrays.stream(ReasonCode.values()).map(Codes::words))
                .doesNotHaveDuplicates()
                .allSatisfy(words -> assertThat(words).matches("[a-z].*[a-z]"));
    }

    @Test
    void anAgeIsToldInItsLargestUnit() {
        assertThat(Text.age(Duration.ofSeconds(-5))).isEqualTo("just now");
        assertThat(Text.age(Duration.ofSeconds(90))).isEqualTo("1 minute");
        assertThat(Text.age(Duration.ofMinutes(150))).isEqualTo("2 hours");
        assertThat(Text.age(Duration.ofHours(24))).isEqualTo("1 day");
    }
}
