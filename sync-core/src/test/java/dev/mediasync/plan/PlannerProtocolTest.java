package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.SOURCE;
import static dev.mediasync.plan.PlannerDriver.episode;
import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Titles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The calls that a planner is led by, one by one. */
class PlannerProtocolTest {
    private static final Library LIBRARY = new Library(new LibraryKey(SOURCE, "l"), "Library", LibraryKind.MIXED);
    private static final MediaItem SHOW = item("z-show", MediaKind.SHOW, null);
    private static final MediaItem SEASON = item("season", MediaKind.SEASON, "z-show");

    private final Planner first = new Planner(LibraryBase.unknown(LIBRARY), PlannerDriver.UNLIMITED);
    private final Planner later = new Planner(
            new LibraryBase(LIBRARY, 3, 3, LibraryBase.Seen.in("all"), RemovalHistory.none(3)),
            PlannerDriver.UNLIMITED);

    @Test
    void twoStampsOfOneIdAreRefused() {
        later.record(stamp(1, movie("a")));

        assertThatThrownBy(() -> later.record(stamp(2, movie("a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Two recorded items share the id a");
    }

    @Test
    void aHandleMustBePositive() {
        for (long handle : new long[] {0, -1}) {
            assertThatThrownBy(() -> later.record(stamp(handle, movie("a"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A handle is positive, but that of a is not");
        }
        later.record(stamp(1, movie("a")));
    }

    @Test
    void anItemOfAnotherSourceIsRefused() {
        MediaItem foreign = movie("a").with(b -> b.key(new ItemKey(new SourceId("t"), "a")));

        assertThatThrownBy(() -> later.observe(page(foreign)))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.SOURCE_INVALID))
                .hasMessage("The source of library s/l shows t/a, an item of another source. Nothing was changed; check"
                        + " which server answers.");
    }

    @Test
    void differentIdsAreCountedOnce() {
        first.observe(page(movie("a"), movie("b")));
        first.observe(page(movie("b"), movie("c")));
        first.observe(new ObservedPage(List.of(), List.of("c", "d"), List.of()));

        assertThat(first.observed()).isEqualTo(4);
        assertThat(first.held()).isEqualTo(3);
    }

    @Test
    void callsInAnotherOrderAreRefused() {
        assertThatThrownBy(later::seeking).hasMessage("resolve() comes first");
        assertThatThrownBy(later::toConfirm).hasMessage("resolve() comes first");
        assertThatThrownBy(later::cannotConfirm).hasMessage("resolve() comes first");
        assertThatThrownBy(() -> later.confirm(Map.of())).hasMessage("resolve() comes first");
        assertThatThrownBy(() -> later.resolve(List.of())).hasMessage("close() comes first");
        assertThatThrownBy(later::drain)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Only a first load may be committed ahead of its plan");
    }

    @Test
    void aFirstLoadHandsOverParentsBeforeTheirChildren() {
        first.observe(page(episode("e", "season", 1), SEASON, SHOW));

        assertThat(ids(first.drain())).containsExactly("z-show", "season", "e");
        assertThat(first.held()).isZero();
        assertThat(first.drain()).isEmpty();
    }

    @Test
    void whatWaitsForItsParentIsHandedOverAfterIt() {
        first.observe(page(episode("e", "season", 1), movie("m")));
        assertThat(ids(first.drain())).containsExactly("m");
        assertThat(first.held()).isEqualTo(1);

        first.observe(page(SHOW, SEASON));
        assertThat(ids(first.drain())).containsExactly("z-show", "season", "e");
    }

    @Test
    void aChildIsHandedOverBelowAParentThatWasHandedOverBefore() {
        first.observe(page(SHOW, SEASON));
        first.drain();
        first.observe(page(episode("e", "season", 1), episode("f", "season", 2)));

        assertThat(ids(first.drain())).containsExactly("e", "f");
        SyncPlan plan = finish(first);
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.counts()).isEqualTo(new PlanCounts(4, 0, 0, 0, 0, 0));
    }

    @Test
    void whatWasHandedOverAndComesAgainAsItIsNeedsNothing() {
        first.observe(page(movie("a")));
        first.drain();
        first.observe(page(movie("a")));

        assertThat(first.held()).isZero();
        assertThat(finish(first).counts()).isEqualTo(new PlanCounts(1, 0, 0, 0, 0, 0));
    }

    @Test
    void aGuessAboutWhatWasHandedOverDoesNotOverwriteIt() {
        first.observe(page(movie("a")));
        first.drain();
        MediaItem guess = movie("a").with(b -> b.titles(Titles.of("?")));
        first.observe(new ObservedPage(List.of(ObservedItem.provisional(guess)), List.of(), List.of()));

        assertThat(first.held()).isZero();
    }

    @Test
    void theCutItemsAreTheNewAndChangedOnesUntilTheyAreCompleted() {
        later.record(stamp(1, movie("same")));
        later.record(stamp(2, movie("x").with(b -> b.titles(Titles.of("Before")))));
        later.observe(page(movie("x"), movie("same"), movie("b")));
        assertThat(later.cut()).containsExactly(movie("b"), movie("x"));

        MediaItem full = movie("b").with(b -> b.titles(Titles.of("Full")));
        later.complete(List.of(full, movie("same"), movie("unknown")));

        assertThat(later.cut()).containsExactly(movie("x"));
        assertThat(later.held()).isEqualTo(2);
        later.close(WalkEnd.of("all"));
        later.resolve(List.of(known(2, movie("x"))));
        assertThat(later.finish().changes())
                .containsExactly(
                        new Change.Add(full, Fingerprint.of(movie("b"))),
                        new Change.Update(movie("x"), Fingerprint.of(movie("x"))));
    }

    @Test
    void whatCannotBeHadInFullStaysAsRecordedAndIsAskedForAgain() {
        MediaItem before = movie("x").with(b -> b.titles(Titles.of("Before")));
        later.record(stamp(2, before));
        later.observe(page(movie("x"), movie("b")));
        later.leaveCut();

        assertThat(later.cut()).isEmpty();
        later.close(WalkEnd.of("all").withCursor("next"));
        later.resolve(List.of(known(2, before)));
        SyncPlan plan = later.finish();

        assertThat(plan.changes()).containsExactly(new Change.Add(movie("b"), 0));
        assertThat(plan.cursor()).isNull();
    }

    @Test
    void anotherRowOfACompletedItemDoesNotUndoIt() {
        MediaItem full = movie("a").with(b -> b.identities(List.of("inode:1")));
        first.observe(page(movie("a")));
        first.complete(List.of(full));
        first.observe(page(movie("a").with(b -> b.identities(List.of("zzz")))));

        assertThat(finish(first).changes()).containsExactly(new Change.Add(full, Fingerprint.of(full)));
    }

    @Test
    void aParentThatOnlyTheCompletedItemNamesStays() {
        MediaItem collection = item("set", MediaKind.COLLECTION, null);
        later.record(stamp(1, collection));
        later.observe(page(movie("a")));
        later.complete(List.of(movie("a").with(b -> b.parentId("set"))));
        later.close(WalkEnd.of("all"));
        later.resolve(List.of(known(1, collection)));
        later.confirm(Map.of("set", Presence.GONE));
        SyncPlan plan = later.finish();

        assertThat(plan.changes()).extracting(step -> step.key().id()).containsExactly("a");
        assertThat(plan.counts()).isEqualTo(new PlanCounts(1, 0, 0, 0, 1, 0));
    }

    @Test
    void aParentThatIsShownAfterItsChildIsNoGuess() {
        later.record(stamp(1, SHOW));
        later.record(stamp(2, SEASON));
        later.observe(page(episode("e", "season", 1)));
        later.close(WalkEnd.of("all"));

        assertThat(later.unresolved()).containsExactly(1, 2);
        later.resolve(List.of(known(1, SHOW), known(2, SEASON)));
        assertThat(later.toConfirm()).isEmpty();
        assertThat(later.finish().counts()).isEqualTo(new PlanCounts(1, 0, 0, 0, 2, 0));
    }

    @Test
    void onlyWhatIsAbsentOrChangedMustBeKnownCloser() {
        record(movie("same"), movie("gone"), movie("changed"), movie("sighted"), movie("vague"));
        observe(later);
        later.close(WalkEnd.of("all"));

        assertThat(later.unresolved()).containsExactlyInAnyOrder(2, 3, 4, 5);
    }

    @Test
    void aLookAtChangesMustKnowOnlyWhatChanged() {
        record(movie("same"), movie("gone"), movie("changed"), movie("sighted"), movie("vague"));
        observe(later);
        later.close(WalkEnd.of("all"), Evidence.Reach.CHANGES);

        assertThat(later.unresolved()).containsExactly(3);
    }

    @Test
    void anAnswerThatWasNotAskedForIsIgnoredAndAMissingOneIsUnknown() {
        record(movie("a"), movie("b"), movie("m"));
        later.observe(page(movie("m")));
        later.close(WalkEnd.of("all"));
        later.resolve(List.of(known(1, movie("a")), known(2, movie("b"))));
        later.confirm(Map.of("a", Presence.GONE, "m", Presence.GONE));
        SyncPlan plan = later.finish();

        assertThat(plan.removals()).extracting(step -> step.key().id()).containsExactly("a");
        assertThat(plan.withheld()).extracting(Withheld::code).containsExactly(ReasonCode.NOT_CONFIRMED);
        assertThat(plan.answers())
                .containsExactly(
                        new Answer(movie("a").key(), Presence.GONE),
                        new Answer(movie("b").key(), Presence.UNKNOWN));
    }

    private void observe(Planner planner) {
        planner.observe(new ObservedPage(
                List.of(
                        ObservedItem.of(movie("same")),
                        ObservedItem.of(movie("changed").with(b -> b.titles(Titles.of("Now")))),
                        ObservedItem.of(movie("new")),
                        ObservedItem.provisional(movie("vague"))),
                List.of("sighted"),
                List.of()));
    }

    private void record(MediaItem... items) {
        for (int row = 0; row < items.length; row++) {
            later.record(stamp(row + 1, items[row]));
        }
    }

    private static SyncPlan finish(Planner planner) {
        planner.close(WalkEnd.of("all"));
        planner.resolve(List.of());
        return planner.finish();
    }

    private static RecordedItem known(long handle, MediaItem item) {
        return new RecordedItem(handle, item, RecordedItem.Home.THIS_ALONE);
    }

    private static Stamp stamp(long handle, MediaItem item) {
        return new Stamp(handle, item.key().id(), item.kind(), Fingerprint.of(item));
    }

    private static ObservedPage page(MediaItem... items) {
        List<ObservedItem> shown = Arrays.stream(items).map(ObservedItem::of).toList();
        return new ObservedPage(
                shown, List.of(), List.of(new PageReceipt.Folder("", PageReceipt.Mark.COMPLETE, List.of())));
    }

    private static List<String> ids(List<? extends Change> steps) {
        return steps.stream().map(step -> step.key().id()).toList();
    }

    @Test
    void whatWasHandedOverIsNotHandedOverAgainWhenItChanges() {
        first.observe(hashed(movie("a"), 1));
        assertThat(ids(first.drain())).containsExactly("a");
        first.observe(hashed(movie("a").with(b -> b.titles(Titles.of("Now"))), 2));

        assertThat(first.drain()).isEmpty();
        assertThat(finish(first).changes())
                .hasOnlyElementsOfType(Change.Update.class)
                .hasSize(1);
    }

    @Test
    void aFingerprintOfZeroIsAFingerprint() {
        first.observe(hashed(movie("a"), 0));

        assertThat(finish(first).changes()).containsExactly(new Change.Add(movie("a"), 0));
    }

    @Test
    void aRowThatIsAsRecordedTakesTheChangeOfALowerOneBack() {
        later.record(new Stamp(1, "a", MediaKind.MOVIE, 9));
        later.observe(hashed(movie("a"), 5));
        assertThat(later.held()).isEqualTo(1);
        later.observe(hashed(movie("a"), 9));
        assertThat(later.held()).isZero();
        later.observe(hashed(movie("a"), 7));
        assertThat(later.held()).isZero();
    }

    @Test
    void aTrustedRowWinsOverAGuessWithAHigherFingerprint() {
        MediaItem sure = movie("a").with(b -> b.titles(Titles.of("Sure")));
        first.observe(guess(movie("a"), 8));
        first.observe(hashed(sure, 1));
        first.observe(guess(movie("a"), 9));

        assertThat(finish(first).changes()).containsExactly(new Change.Add(sure, 1));
    }

    @Test
    void theSameOfTwoGuessesWinsInAnyOrder() {
        MediaItem other = movie("a").with(b -> b.titles(Titles.of("?")));
        first.observe(guess(movie("a"), 1));
        first.observe(guess(other, 2));
        first.observe(guess(movie("a"), 1));

        assertThat(finish(first).changes()).containsExactly(new Change.Add(other, 2));
    }

    @Test
    void anItemThatDidNotChangeIsNotMade() {
        MediaItem same = movie("a");
        List<String> made = new ArrayList<>();
        first.record(new Stamp(1, "a", same.kind(), 7));
        first.observe(seen(ObservedItem.later(ObservedItem.Outline.of(same), 7, () -> {
            made.add("a");
            return same;
        })));
        MediaItem fresh = movie("b");
        first.observe(seen(ObservedItem.later(ObservedItem.Outline.of(fresh), 8, () -> {
            made.add("b");
            return fresh;
        })));
        assertThat(made).containsExactly("b");
        assertThat(first.cut()).containsExactly(fresh);
    }

    private static ObservedPage hashed(MediaItem item, long fingerprint) {
        return seen(new ObservedItem(item, fingerprint, ObservedItem.Trust.FULL));
    }

    private static ObservedPage guess(MediaItem item, long fingerprint) {
        return seen(new ObservedItem(item, fingerprint, ObservedItem.Trust.PROVISIONAL));
    }

    private static ObservedPage seen(ObservedItem item) {
        return new ObservedPage(List.of(item), List.of(), List.of());
    }
}
