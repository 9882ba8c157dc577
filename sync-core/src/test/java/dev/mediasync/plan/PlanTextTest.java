package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.SOURCE;
import static dev.mediasync.plan.PlannerDriver.episode;
import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.About;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.Titles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static final MediaItem SHOW = item("x", MediaKind.SHOW, null).with(b -> b.titles(Titles.of("The Wire")));
    private static final MediaItem FIRST = item("x1", MediaKind.SEASON, "x").with(b -> b.titles(Titles.of("Season 1")));
    private static final MediaItem SECOND =
            item("x2", MediaKind.SEASON, "x").with(b -> b.titles(Titles.of("Season 2")));
    private static final MediaItem ONE = episode("e1", "x1", 1);
    private static final MediaItem TWO = episode("e2", "x1", 2);
    private static final MediaItem THREE = episode("e3", "x2", 3);

    @Test
    void aWholePlanReadsAsAPersonReviewsIt() {
        SyncPlan plan = PlanJsonTest.plan();
        assertThat(PlanText.of(plan).named("Films").recorded(find(movie("b"), movie("old"))))
                .hasToString(String.join(
                        "\n",
                        "Plan for Films, made at revision 3. Verdict: REMOVALS_WITHHELD, it removes less than is missing, "
                                + "because not all of it is proved",
                        "  HIDDEN: Not listed, and kept because the source only hides them from us: 1 item.",
                        "  remove: 1",
                        "    movie    Movie c (c)",
                        "  replace what had the id before: 1",
                        "    movie    Movie e (e) makes way for the video video e",
                        "  rekey: 1",
                        "    movie    Movie new  old → new",
                        "      title: Movie old → Movie new",
                        "      externalIds: (none) → tmdb:603",
                        "  keep although not shown: 1",
                        "    HIDDEN: 1",
                        "      movie    Movie d (d)",
                        "  add: 1",
                        "    movie    千と千尋 \"の\" 神隠し (2001)",
                        "  update: 1",
                        "    movie    Other (b)",
                        "      title: Movie b → Other",
                        "  1 unchanged",
                        "  Digest: " + plan.digest()));
    }

    @Test
    void aShowThatGoesTellsItsSeasonsByNumberOfEpisodes() {
        SyncPlan plan = new PlannerDriver()
                .recorded(SHOW, FIRST, SECOND, ONE, TWO, THREE, movie("m"))
                .shows(movie("m"))
                .plan();
        assertThat(PlanText.of(plan).changes().lines())
                .containsExactly(
                        "  remove: 6",
                        "    show     The Wire (x), with all below it:",
                        "      season   Season 1 (x1): 2 episodes (all)",
                        "      season   Season 2 (x2): 1 episode (all)",
                        "  1 unchanged");
    }

    @Test
    void anEpisodeIsToldByWhatItsSourceCounts() {
        MediaItem unseasoned = item("u", MediaKind.EPISODE, "x1").with(b -> b.numbering(Numbering.episode(null, 7)));
        MediaItem unnumbered = item("n", MediaKind.EPISODE, "x1").with(b -> b.numbering(Numbering.episode(2, null)));
        MediaItem film = movie("f").with(b -> b.numbering(Numbering.episode(1, 2)));
        SyncPlan plan = new PlannerDriver()
                .recorded(SHOW, FIRST, unseasoned, unnumbered, ONE, film)
                .shows(SHOW, FIRST, ONE)
                .plan();

        assertThat(PlanText.of(plan)
                        .recorded(find(SHOW, FIRST, unseasoned, unnumbered, ONE, film))
                        .changes())
                .contains("episode u E07 (u)", "episode n (n)", "Movie f (f)");
    }

    @Test
    void whatGoesBelowIsCountedByItsKindWhereAllAreAlike() {
        MediaItem direct = episode("d", "x", 9);
        SyncPlan mixed = new PlannerDriver()
                .recorded(SHOW, FIRST, direct, movie("m"))
                .shows(movie("m"))
                .plan();
        assertThat(PlanText.of(mixed).changes()).contains("The Wire (x): 2 items (all)");

        SyncPlan alike = new PlannerDriver()
                .recorded(SHOW, FIRST, SECOND, movie("m"))
                .shows(movie("m"))
                .plan();
        assertThat(PlanText.of(alike).changes()).contains("The Wire (x): 2 seasons (all)");
    }

    @Test
    void aPlanWithoutANameIsToldByItsKey() {
        SyncPlan plan = new PlannerDriver().shows(movie("m")).plan();

        assertThat(PlanText.of(plan).toString()).startsWith("Plan for " + plan.library());
    }

    @Test
    void whatIsKeptIsCountedThoughThePlanDoesNotNameIt() {
        SyncPlan plan = PlanJsonTest.plan();
        PlanCounts counts = plan.counts();
        SyncPlan more = new SyncPlan(
                plan.library(),
                plan.baseRevision(),
                plan.scope(),
                plan.cursor(),
                plan.evidence(),
                plan.policy(),
                plan.changes(),
                new PlanCounts(
                        counts.added(), counts.updated(), counts.rekeyed(), counts.removed(), counts.unchanged(), 3),
                plan.withheld(),
                plan.answers(),
                plan.unparented(),
                plan.verdict(),
                plan.reasons());

        assertThat(PlanText.of(more).changes()).contains("keep although not shown: 3", "    … and 2 more");
    }

    @Test
    void aSeasonAndAnEpisodeThatGoHangBelowTheShowThatStays() {
        SyncPlan plan = new PlannerDriver()
                .recorded(SHOW, FIRST, SECOND, ONE, TWO, THREE)
                .shows(SHOW, FIRST, TWO)
                .plan();
        assertThat(PlanText.of(plan).recorded(find(SHOW, FIRST, ONE)).changes().lines())
                .containsExactly(
                        "  remove: 3",
                        "    show     The Wire (x), which stays, without:",
                        "      season   Season 1 (x1), which stays, without:",
                        "        episode  episode e1 S01E01 (e1)",
                        "      season   Season 2 (x2): 1 episode (all)",
                        "  3 unchanged");
    }

    @Test
    void withoutRecordedItemsAParentThatStaysIsNamedByItsKey() {
        SyncPlan plan = new PlannerDriver()
                .recorded(SHOW, FIRST, ONE, TWO)
                .shows(SHOW, FIRST, TWO)
                .plan();
        assertThat(PlanText.of(plan).changes())
                .contains("    s/x1, which stays, without:\n      episode  episode e1 (e1)\n");
    }

    @Test
    void aGroupThatIsTooLongSaysHowManyItLeavesOut() {
        MediaItem[] films =
                IntStream.range(10, 25).mapToObj(n -> movie("f" + n)).toArray(MediaItem[]::new);
        SyncPlan gone = new PlannerDriver()
                .recorded(films)
                .recorded(movie("m"))
                .shows(movie("m"))
                .plan();
        assertThat(PlanText.of(gone).limit(2).changes())
                .contains("remove: 15", "(f11)", "    … and 13 more")
                .doesNotContain("(f12)");
        assertThat(PlanText.of(gone).limit(0).changes()).contains("    … and 15 more");
        SyncPlan added = new PlannerDriver().shows(films).plan();
        assertThat(PlanText.of(added).changes())
                .contains("add: 15", "Movie f19", "    … and 5 more")
                .doesNotContain("Movie f20");
        assertThat(PlanText.of(new PlannerDriver()
                                .recorded(films)
                                .shows(films[0])
                                .end(WalkEnd.of("other"))
                                .plan()
                                .additions())
                        .limit(3)
                        .changes())
                .contains("keep although not shown: 14", "more");
    }

    @Test
    void whatIsLeftOutIsCountedInItemsThatGo() {
        SyncPlan plan = new PlannerDriver()
                .recorded(movie("a"), movie("m"), SHOW, FIRST, SECOND, ONE, TWO, THREE)
                .shows(movie("m"))
                .plan();
        String one = PlanText.of(plan).limit(1).changes();
        assertThat(one).contains("remove: 7\n", "(a)\n    … and 6 more\n");
        assertThat(sumOfLines(PlanText.of(plan).limit(0).changes())).isEqualTo(7);
    }

    @Test
    void titlesCannotRuleTheTerminalOrFakeALine() {
        MediaItem evil = movie("e\u001b]0;x\u0007").with(b -> b.titles(Titles.of("a\nDigest: 0\u202Eb\u2028\u2066c")));
        SyncPlan plan =
                new PlannerDriver().recorded(evil, movie("m")).shows(movie("m")).plan();
        assertThat(PlanText.of(plan).named("x\ny").toString())
                .startsWith("Plan for x y, ")
                .contains("movie    a Digest: 0 b  c (e ]0;x )");
    }

    @Test
    void aBlankTitleIsNamedAsSuch() {
        SyncPlan plan = new PlannerDriver()
                .shows(movie("m").with(b -> b.titles(Titles.of("\u0000 "))))
                .plan();
        assertThat(PlanText.of(plan).changes()).contains("movie    (no title)");
    }

    @Test
    void aLongValueIsShownWhereItBeginsToDiffer() {
        String same = "word ".repeat(40);
        MediaItem old = movie("m").with(b -> b.about(about(same + "old end")));
        MediaItem now = movie("m").with(b -> b.about(about(same + "new end")));
        SyncPlan plan = new PlannerDriver().recorded(old).shows(now).plan();
        assertThat(PlanText.of(plan).recorded(find(old)).changes())
                .contains("      overview: … word word word old end → … word word word new end\n");
    }

    @Test
    void whatWaitsForItsParentSaysForWhich() {
        SyncPlan plan = new PlannerDriver().shows(episode("e", "gone", 1)).plan();
        assertThat(PlanText.of(plan).changes())
                .contains("leave out until the parent appears: 1\n    episode e (e), waits for gone\n")
                .contains("nothing to change");
    }

    @Test
    void theYearTellsFilmsApart() {
        MediaItem film = movie("m").with(b -> b.dates(Dates.ofYear(1972)));
        SyncPlan plan =
                new PlannerDriver().recorded(film, movie("k")).shows(movie("k")).plan();
        assertThat(PlanText.of(plan).recorded(find(film)).changes()).contains("movie    Movie m (1972) (m)");
    }

    @Test
    void aDamagedPlanWhoseParentsRunInACircleStillShowsEachRemoval() {
        SyncPlan plan = removing(removal("a", "b"), removal("b", "c"), removal("c", "a"));
        assertThat(PlanText.of(plan).changes())
                .contains("remove: 3", "(c), with all below it:", "(b): 1 episode (all)");
    }

    @Test
    void aDamagedPlanThatIsVeryDeepEndsInANumber() {
        Change.Remove[] chain = IntStream.range(0, 3_000)
                .mapToObj(n -> removal("d" + n, "d" + (n + 1)))
                .toArray(Change.Remove[]::new);
        assertThat(PlanText.of(removing(chain)).changes()).contains("remove: 3000", "more\n");
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThatThrownBy(() -> PlanText.of(PlanJsonTest.plan()).limit(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A group names no fewer than 0 entries, but this is -1");
    }

    private static long sumOfLines(String text) {
        return text.lines()
                .filter(line -> line.contains("… and "))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    @Test
    void anItemThatWentToAnotherLibraryTellsItsNewId() {
        Change.Remove moved = new Change.Remove(
                new ItemKey(SOURCE, "old"), MediaKind.MOVIE, "Title", null, new ItemKey(SOURCE, "new"));
        assertThat(PlanText.of(removing(moved)).changes().lines())
                .contains("    movie    Title (old) moved to another library as new");
    }

    @Test
    void anItemThatTakesThePlaceOfAnotherTellsItsFormerId() {
        Change.Replace replace = new Change.Replace(movie("b"), 1, MediaKind.SHOW, "Former", new ItemKey(SOURCE, "a"));
        assertThat(PlanText.of(removing(replace)).changes().lines())
                .contains("    show     Former (b) makes way for the movie Movie b, until now (a)");
    }

    private static Change.Remove removal(String id, String parent) {
        return new Change.Remove(new ItemKey(SOURCE, id), MediaKind.EPISODE, "Title", parent, null);
    }

    private static SyncPlan removing(Change... changes) {
        return new SyncPlan(
                new LibraryKey(SOURCE, "l"),
                1,
                null,
                null,
                PlanningSession.seen(0),
                RemovalPolicy.DEFAULT,
                List.of(changes),
                new PlanCounts(0, 0, 0, changes.length, 0, 0),
                List.of(),
                List.of(),
                List.of(),
                Verdict.READY,
                List.of());
    }

    private static About about(String overview) {
        return new About(overview, null, null, null, List.of());
    }

    private static Function<ItemKey, Optional<MediaItem>> find(MediaItem... items) {
        Map<ItemKey, MediaItem> all = Stream.of(items).collect(Collectors.toMap(MediaItem::key, item -> item));
        return key -> Optional.ofNullable(all.get(key));
    }
}
