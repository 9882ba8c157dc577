package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.episode;
import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static dev.mediasync.plan.PlannerDriver.tmdb;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.Dates;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.Titles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every id of a source changed at once: what has no proof of its own is known by its looks, if most of the rest is known. */
class RebuiltLibraryTest {
    private final List<MediaItem> recorded = new ArrayList<>();
    private final List<MediaItem> shown = new ArrayList<>();

    @Test
    void whatIsAloneWithItsTitleAndYearIsKnownAgain() {
        proved(4);
        plain("Heat", 1995);

        assertThat(plan().counts()).isEqualTo(new PlanCounts(0, 0, 5, 0, 0, 0));
        assertThat(plan().verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void aTitleWithoutAYearNeverIs() {
        proved(4);
        plain("Heat", null);

        assertThat(plan().counts()).isEqualTo(new PlanCounts(1, 0, 4, 1, 0, 0));
    }

    @Test
    void anotherYearTitleKindOrNumberIsAnotherThing() {
        proved(9);
        recorded.add(looks("a", "Heat", 1995));
        shown.add(looks("A", "Heat", 2013));
        recorded.add(looks("b", "Solaris", 1972));
        shown.add(looks("B", "Stalker", 1972));
        recorded.add(looks("c", "Ran", 1985));
        shown.add(looks("C", "Ran", 1985).with(b -> b.kind(MediaKind.VIDEO)));
        recorded.add(looks("d", "Dekalog", 1989).with(b -> b.numbering(Numbering.episode(1, 1))));
        shown.add(looks("D", "Dekalog", 1989).with(b -> b.numbering(Numbering.episode(1, 2))));

        assertThat(plan().counts()).isEqualTo(new PlanCounts(4, 0, 9, 4, 0, 0));
    }

    @Test
    void twoWithTheSameLooksOnEitherSideAreNotGuessed() {
        proved(9);
        plain("Heat", 1995);
        recorded.add(looks("second", "Heat", 1995));
        plain("Ran", 1985);
        shown.add(looks("third", "Ran", 1985));

        assertThat(plan().counts()).isEqualTo(new PlanCounts(3, 0, 9, 3, 0, 0));
    }

    @Test
    void whatWasKnownByItsProofDoesNotStandInTheWay() {
        proved(4);
        recorded.add(looks("twin", "Heat", 1995).with(b -> b.externalIds(List.of(tmdb("949")))));
        shown.add(looks("TWIN", "Heat", 1995).with(b -> b.externalIds(List.of(tmdb("949")))));
        plain("Heat", 1995);

        assertThat(plan().counts()).isEqualTo(new PlanCounts(0, 0, 6, 0, 0, 0));
    }

    @Test
    void differentIdsInOneDatabaseMeanDifferentThings() {
        proved(4);
        recorded.add(looks("a", "Heat", 1995).with(b -> b.externalIds(List.of(tmdb("949")))));
        shown.add(looks("A", "Heat", 1995).with(b -> b.externalIds(List.of(tmdb("950")))));

        assertThat(plan().counts()).isEqualTo(new PlanCounts(1, 0, 4, 1, 0, 0));
    }

    @Test
    void threeThatAreKnownAgainAreNotARebuiltLibrary() {
        proved(3);
        plain("Heat", 1995);

        assertThat(plan().counts()).isEqualTo(new PlanCounts(1, 0, 3, 1, 0, 0));
    }

    @Test
    void halfThatIsKnownAgainIsNotARebuiltLibrary() {
        proved(4);
        plain("Heat", 1995);
        for (int number = 0; number < 3; number++) {
            recorded.add(movie("same" + number));
            shown.add(movie("same" + number));
        }

        assertThat(plan().counts()).isEqualTo(new PlanCounts(1, 0, 4, 1, 3, 0));
    }

    @Test
    void episodesThatAreKnownAgainAreNotARebuiltLibrary() {
        MediaItem show = item("show", MediaKind.SHOW, null);
        recorded.add(show);
        shown.add(show);
        for (int number = 0; number < 9; number++) {
            String inode = "inode:" + number;
            recorded.add(episode("e" + number, "show", number).with(b -> b.identities(List.of(inode))));
            shown.add(episode("E" + number, "show", number).with(b -> b.identities(List.of(inode))));
        }
        plain("Heat", 1995);

        assertThat(plan().counts()).isEqualTo(new PlanCounts(1, 0, 9, 1, 1, 0));
    }

    @Test
    void theEpisodesOfAShowThatIsKnownByItsLooksFollowIt() {
        proved(4);
        recorded.add(show("old"));
        shown.add(show("new"));
        for (int number = 1; number <= 3; number++) {
            recorded.add(episode("e" + number, "old", number));
            shown.add(episode("E" + number, "new", number));
        }

        assertThat(plan().counts()).isEqualTo(new PlanCounts(0, 0, 8, 0, 0, 0));
    }

    private void proved(int count) {
        for (int number = 0; number < count; number++) {
            String id = String.valueOf(number);
            recorded.add(movie("p" + number).with(b -> b.externalIds(List.of(tmdb(id)))));
            shown.add(movie("P" + number).with(b -> b.externalIds(List.of(tmdb(id)))));
        }
    }

    private void plain(String title, @Nullable Integer year) {
        recorded.add(looks("old " + title, title, year));
        shown.add(looks("new " + title, title, year));
    }

    private static MediaItem looks(String id, String title, @Nullable Integer year) {
        return movie(id).with(b -> b.titles(Titles.of(title)).dates(Dates.ofYear(year)));
    }

    private static MediaItem show(String id) {
        return looks(id, "The Wire", 2002).with(b -> b.kind(MediaKind.SHOW));
    }

    private SyncPlan plan() {
        return new PlannerDriver()
                .recorded(recorded.toArray(MediaItem[]::new))
                .shows(shown.toArray(MediaItem[]::new))
                .plan();
    }
}
