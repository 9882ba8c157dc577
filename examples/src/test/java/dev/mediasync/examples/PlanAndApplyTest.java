package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.examples.Stage.Played;
import dev.mediasync.plan.PlanJson;
import dev.mediasync.plan.SyncPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanAndApplyTest {
    private static final String ONE_LEFT = "# Films\na|movie|Metropolis||1927\n";

    @TempDir
    Path folder;

    private Stage stage;
    private Path saved;

    @BeforeEach
    void prepare() {
        stage = new Stage(folder);
        saved = folder.resolve("plan.json");
    }

    @Test
    void showsAPlanForPeopleAndMakesNoFile() {
        Played played = stage.sourced("plan", "--library", "Shows");

        assertThat(played.code()).isZero();
        assertThat(played.out())
                .contains("Plan for Shows", "add: 3", "show     The Wire (2002)", "Verdict: READY", "Digest: ");
        assertThat(stage.db).doesNotExist();
    }

    @Test
    void cutsLongLists() {
        StringBuilder films = new StringBuilder("# Films\n");
        for (int film = 10; film < 25; film++) {
            films.append("f" + film + "|movie|Film " + film + "\n");
        }
        stage.lists(films.toString());

        assertThat(stage.sourced("plan").out())
                .contains("add: 15", "Film 19", "… and 5 more")
                .doesNotContain("Film 20");
    }

    @Test
    void printsTheCanonicalFormAsJson() {
        Played played = stage.sourced("plan", "--json", "--library", "Films");

        SyncPlan plan = PlanJson.read(played.out().strip());
        assertThat(plan.counts().added()).isEqualTo(2);
        assertThat(PlanJson.write(plan)).isEqualTo(played.out().strip());
    }

    @Test
    void appliesExactlyTheSavedPlans() {
        stage.sourced("plan", "--out", saved.toString());
        stage.lists("# Films\nz|movie|Another\n# Shows\n");

        Played played = stage.sourced("apply", saved.toString(), "--json");

        assertThat(played.code()).isZero();
        assertThat(played.json()).hasSize(2);
        assertThat(played.json().get(0).get("added").intValue()).isEqualTo(2);
        assertThat(stage.stored("browse", "--json").out())
                .contains("list/a", "list/e1")
                .doesNotContain("list/z");
    }

    @Test
    void readsAPlanFromStandardInput() {
        stage.typing(stage.sourced("plan", "--json", "--library", "Films").out());

        assertThat(stage.sourced("apply", "-", "--json").only().get("added").intValue())
                .isEqualTo(2);
    }

    @Test
    void refusesAStalePlan() {
        stage.sourced("plan", "--library", "Films", "--out", saved.toString());
        stage.sourced("sync");

        Played played = stage.sourced("apply", saved.toString());

        assertThat(played.code()).isEqualTo(3);
        assertThat(played.err()).startsWith("mediasync: ").contains("revision").hasLineCount(1);
    }

    @Test
    void aBlockedPlanNeedsItsDigest() {
        stage.sourced("sync", "--library", "Films");
        stage.lists("# Films\n");
        Played planned = stage.sourced("plan", "--json", "--out", saved.toString());
        String digest = PlanJson.read(planned.out().strip()).digest();

        assertThat(planned.code()).isEqualTo(3);
        Played without = stage.sourced("apply", saved.toString());
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains(digest);
        assertThat(stage.sourced("apply", saved.toString(), "--approve", "0").code())
                .isEqualTo(2);
        Played approved = stage.sourced("apply", saved.toString(), "--approve", digest, "--json");
        assertThat(approved.code()).isZero();
        assertThat(approved.only().get("removed").intValue()).isEqualTo(2);
    }

    @Test
    void showsAndAppliesAWaitingPlan() {
        stage.sourced("sync", "--library", "Films");
        stage.lists("# Films\n");
        String digest = stage.sourced("sync", "--json").only().get("plan").stringValue();

        Played shown = stage.stored("plan");
        assertThat(shown.code()).isEqualTo(3);
        assertThat(shown.out()).contains("Plan for Films", "remove: 2", "BLOCKED", "EMPTY_LISTING", digest);
        assertThat(stage.sourced("apply", digest).code()).isEqualTo(2);
        assertThat(stage.sourced("apply", digest, "--approve", digest).code()).isZero();
        assertThat(stage.stored("browse", "--library", "Films").out()).isEmpty();
        assertThat(stage.stored("plan").out()).isEqualTo("No plan waits for an approval." + System.lineSeparator());
    }

    @Test
    void namesWhatIsKeptThoughNotShown() {
        stage.sourced("sync");
        stage.lists(ONE_LEFT + "?\n");

        Played played = stage.sourced("plan");

        assertThat(played.code()).isEqualTo(3);
        assertThat(played.out()).contains("keep although not shown: 1", "東京物語", "EVIDENCE_INCOMPLETE");
    }

    @Test
    void showsWhatGetsANewKey() {
        stage.lists("# Films\na|movie|Metropolis||1927||tt0017136\n");
        stage.sourced("sync");
        stage.lists("# Films\nz|movie|Metropolis||1927||tt0017136\n");

        assertThat(stage.sourced("plan").out()).contains("rekey: 1", "a → z");
    }

    @Test
    void tellsWhatAnUpdateChangesAndWhatAnEpisodeIsTakenFrom() {
        stage.lists("# Shows\ns|show|The Wire\ns1|season|Season 1|s\ne|episode|One|s1\nf|episode|Two|s1\n");
        stage.sourced("sync");
        stage.lists("# Shows\ns|show|The Wire||2002\ns1|season|Season 1|s\ne|episode|One|s1\n");

        assertThat(stage.sourced("plan").out())
                .contains(
                        "remove: 1",
                        "    show     The Wire (s), which stays, without:\n      season   Season 1 (s1), which stays, without:",
                        "        episode  Two (f)\n",
                        "update: 1\n    show     The Wire (2002) (s)\n      year: (none) → 2002\n");
    }

    @Test
    void refusesWhatIsNoPlan() {
        assertThat(stage.sourced("apply", folder.resolve("none").toString()).code())
                .isEqualTo(2);
        stage.typing("shopping list");
        Played noPlan = stage.sourced("apply", "-");
        assertThat(noPlan.code()).isEqualTo(2);
        assertThat(noPlan.err()).contains("no plan").hasLineCount(1);
        stage.typing("");
        assertThat(stage.sourced("apply", "-").err()).contains("There is no plan in -");
        stage.sourced("sync");
        assertThat(stage.sourced("apply", "a".repeat(64)).err()).contains("waits");
    }

    @Test
    void refusesAPlanOfAnotherSource() {
        stage.sourced("plan", "--library", "Films", "--out", saved.toString());
        stage.lists("# Music\n");

        Played played = stage.sourced("apply", saved.toString());

        assertThat(played.code()).isEqualTo(2);
        assertThat(played.err()).contains("list/id-Films", "no --source given here lists");
    }
}
