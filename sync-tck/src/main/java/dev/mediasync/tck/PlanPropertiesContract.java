package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.PlanJson;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.IntegrityReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The properties that hold for every plan, applied to the repository under test. */
public abstract class PlanPropertiesContract extends RepositoryContract {
    private static final int TRIES = 200;

    /** Makes the contract ready. */
    protected PlanPropertiesContract() {}

    /** P1: a plan, applied, ends in what was observed. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p1ApplyingAPlanEndsInWhatWasObserved(@ForAll("perturbed") Perturbed pair) {
        Try run = recorded(pair);

        SyncPlan plan = run.plan();
        applyApproved(run.source, plan);

        assertThat(snapshot(run.library.key())).isEqualTo(byKey(run.observed));
        assertThat(status(run.library.key()).items()).isEqualTo(run.observed.size());
        assertThat(plan.unparented()).isEmpty();
        assertSound();
    }

    /** P1: what a plan counts adds up to what was recorded and what was observed. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p1TheCountsOfAPlanAddUp(@ForAll("perturbed") Perturbed pair) {
        Try run = recorded(pair);

        var counts = run.plan().counts();

        assertThat(counts.updated() + counts.rekeyed() + counts.removed() + counts.unchanged() + counts.withheld())
                .isEqualTo(pair.recorded().size());
        assertThat(counts.added() + counts.updated() + counts.rekeyed() + counts.unchanged())
                .isEqualTo(pair.observed().size());
    }

    /** P2: the plan of an unchanged library is empty, and applying it moves no revision. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p2AnUnchangedLibraryNeedsNothing(@ForAll("libraries") List<MediaItem> items) {
        Try run = recorded(new Perturbed(items, items));
        long revision = status(run.library.key()).revision();
        long sequence = lastSequence();

        SyncPlan plan = run.plan();
        sync(run.source);

        assertThat(plan.changes()).isEmpty();
        assertThat(status(run.library.key()).revision()).isEqualTo(revision);
        assertThat(lastSequence()).isEqualTo(sequence);
    }

    /** P3: without complete evidence nothing is removed. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p3NothingIsRemovedWithoutCompleteEvidence(
            @ForAll("perturbed") Perturbed pair, @ForAll @IntRange(max = 9) int page, @ForAll Damage how) {
        Try run = recorded(pair);
        run.source.script(incomplete(page, how));

        SyncPlan plan = run.plan();
        sync(run.source);

        assertThat(plan.removals()).isEmpty();
        Map<ItemKey, MediaItem> left = snapshot(run.library.key());
        Set<ItemKey> moved = rekeyed(plan);
        run.recorded.forEach(item -> assertThat(left.containsKey(item.key()) || moved.contains(item.key()))
                .as("item " + item.key() + " is still there")
                .isTrue());
    }

    /** P4: after any prefix of a plan nothing hangs in the air. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p4AnyPrefixOfAPlanLeavesNoOrphan(
            @ForAll("perturbed") Perturbed pair, @ForAll @IntRange(max = 1_000) int cut) {
        Try run = recorded(pair);
        SyncPlan plan = run.plan();
        SyncPlan prefix = prefix(plan, cut % (plan.changes().size() + 1));

        commit(run.library, prefix, Duration.ofDays(1));

        assertSound();
        Map<ItemKey, MediaItem> left = snapshot(run.library.key());
        left.values()
                .forEach(item -> assertThat(item.parent() == null || left.containsKey(item.parent()))
                        .as("parent of " + item.key() + " is there")
                        .isTrue());
    }

    /** P5: the order and the size of pages, and rows shown twice, do not matter to a byte. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p5PageOrderAndDuplicatesDoNotMatter(
            @ForAll("perturbed") Perturbed pair,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int pageSize,
            @ForAll @IntRange(max = 3) int repeats) {
        Try run = recorded(pair);

        String plain = PlanJson.write(run.plan());
        run.source.shuffled(seed).pageSize(pageSize).repeating(repeats);

        assertThat(PlanJson.write(run.plan())).isEqualTo(plain);
    }

    /** P8: one more failed page can only take removals away. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p8AFailedPageOnlyTakesRemovalsAway(
            @ForAll("perturbed") Perturbed pair, @ForAll @IntRange(max = 9) int page, @ForAll Damage how) {
        Try run = recorded(pair);

        Set<ItemKey> whole = removed(run.plan());
        run.source.script(incomplete(page, how));

        assertThat(removed(run.plan())).isSubsetOf(whole);
    }

    /** P10: a plan read back from its JSON is the same plan, and has the same bytes. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p10APlanSurvivesItsJson(@ForAll("perturbed") Perturbed pair) {
        SyncPlan plan = recorded(pair).plan();

        String json = PlanJson.write(plan);
        SyncPlan back = PlanJson.read(json);

        assertThat(back).isEqualTo(plan);
        assertThat(PlanJson.write(back)).isEqualTo(json);
        assertThat(back.digest()).isEqualTo(plan.digest());
    }

    /** P11: a plan made for another revision has no effect. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p11AStalePlanHasNoEffect(@ForAll("perturbed") Perturbed pair) {
        Try run = recorded(pair);
        SyncPlan stale = run.plan();
        List<MediaItem> moved = new ArrayList<>(run.recorded);
        moved.add(film(run.source.describe().id(), "late arrival"));
        load(run.source, run.library, moved);
        var before = snapshot(run.library.key());
        long sequence = lastSequence();

        assertThatThrownBy(() -> commit(run.library, stale, Duration.ofDays(1)))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.STALE_PLAN));

        assertThat(snapshot(run.library.key())).isEqualTo(before);
        assertThat(lastSequence()).isEqualTo(sequence);
    }

    /** P14: equal ids in two sources name different things, which never touch each other. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p14SourcesNeverTouchEachOther(@ForAll("perturbed") Perturbed pair) {
        Try one = recorded(pair);
        Try other = recorded(pair);

        applyApproved(one.source, one.plan());

        assertThat(snapshot(other.library.key())).isEqualTo(byKey(other.recorded));
        assertThat(snapshot(one.library.key())).isEqualTo(byKey(one.observed));
    }

    /** P14: libraries of one source never touch each other either. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p14LibrariesNeverTouchEachOther(@ForAll("perturbed") Perturbed pair) {
        Try one = recorded(pair);
        Library second = one.source.library("second");
        List<MediaItem> films = List.of(film(one.source.describe().id(), "second-1"));
        load(one.source, second, films);

        applyApproved(one.source, one.plan());

        assertThat(snapshot(second.key())).isEqualTo(byKey(films));
    }

    private Try recorded(Perturbed pair) {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        Try run = new Try(
                source,
                library,
                LibraryArbitraries.in(source.describe().id(), pair.recorded()),
                LibraryArbitraries.in(source.describe().id(), pair.observed()));
        load(source, library, run.recorded);
        source.put(library, run.observed);
        return run;
    }

    private void assertSound() {
        IntegrityReport report = repository().check();
        assertThat(report.orphans()).as("orphans").isZero();
        assertThat(report.foreignKeyViolations()).as("broken references").isZero();
        assertThat(report.sound()).as("integrity: " + report.integrity()).isTrue();
    }

    static Fault incomplete(int page, Damage how) {
        return switch (how) {
            case PAGE_FAILS -> Faults.pageFails(page);
            case PAGE_FAILS_SILENTLY -> Faults.without(page);
            case TOTAL_MOVES -> Faults.totalMoves(page);
            case SCAN_RUNNING -> Faults.scanRunning();
            case COUNTER_MOVES -> Faults.counterMoves();
        };
    }

    private static SyncPlan prefix(SyncPlan plan, int steps) {
        return plan.with(plan.baseRevision(), plan.changes().subList(0, steps));
    }

    private static Set<ItemKey> removed(SyncPlan plan) {
        return keys(plan.removals());
    }

    private static Set<ItemKey> keys(Collection<? extends Change> changes) {
        return changes.stream().map(Change::key).collect(Collectors.toSet());
    }

    private static Set<ItemKey> rekeyed(SyncPlan plan) {
        return plan.changes().stream()
                .filter(Change.Rekey.class::isInstance)
                .map(change -> ((Change.Rekey) change).from())
                .collect(Collectors.toSet());
    }

    /** What makes evidence incomplete. */
    protected enum Damage {
        /** A page is reported as failed. */
        PAGE_FAILS,
        /** A page never comes, and nobody says so. */
        PAGE_FAILS_SILENTLY,
        /** A page declares another total. */
        TOTAL_MOVES,
        /** The server is scanning. */
        SCAN_RUNNING,
        /** The server's change counter moves. */
        COUNTER_MOVES
    }

    /** What one try works with. */
    private final class Try {
        final ScriptedSource source;
        final Library library;
        final List<MediaItem> recorded;
        final List<MediaItem> observed;

        Try(ScriptedSource source, Library library, List<MediaItem> recorded, List<MediaItem> observed) {
            this.source = source;
            this.library = library;
            this.recorded = recorded;
            this.observed = observed;
        }

        SyncPlan plan() {
            return unlimited(source).plan(library);
        }
    }
}
