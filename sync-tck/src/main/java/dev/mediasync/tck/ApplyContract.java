package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.SyncReport;
import dev.mediasync.model.About;
import dev.mediasync.model.Artwork;
import dev.mediasync.model.Credit;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Rating;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Tags;
import dev.mediasync.model.Titles;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What whole runs leave behind: removals and their guards, chunks, crashes, run records. */
public abstract class ApplyContract extends RepositoryContract {
    private static final int TRIES = 100;

    /** P15: a stored plan that was approved takes nothing away that the source has again. */
    @Example
    protected void p15AnApprovedPlanIsRefusedWhenTheItemsAreThereAgain() {
        ScriptedSource source = freshSource();
        Library library = source.library("films");
        List<MediaItem> films = films(library.key().source(), 8);
        load(source, library, films);
        source.put(library, List.of());
        String digest = String.valueOf(sync(source).plan());
        SyncPlan waiting = repository().blockedPlan(library.key()).orElseThrow();
        source.put(library, films);

        assertThatThrownBy(() -> unlimited(source).apply(waiting, digest))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.STALE_PLAN))
                .hasMessageContaining("Nothing was changed");
        assertThat(snapshot(library.key())).hasSize(8);
    }

    /** A01: an approval finds the library in which its plan waits, and leaves the others to their own guards. */
    @Example
    protected void a01AnApprovalConcernsOneLibraryOnly() {
        ScriptedSource source = freshSource();
        Library one = source.library("one");
        Library two = source.library("two");
        SourceId id = one.key().source();
        source.put(one, List.of(film(id, "1"))).put(two, List.of(film(id, "2")));
        unlimited(source).sync();
        source.put(one, List.of()).put(two, List.of());
        unlimited(source).sync();
        String digest = String.valueOf(status(two.key()).blocked());

        SyncReport report = unlimited(source).sync(SyncOptions.defaults().approve(digest));

        assertThat(report.libraries())
                .extracting(LibraryReport::outcome)
                .containsExactly(RunOutcome.BLOCKED, RunOutcome.COMPLETED);
        assertThat(snapshot(one.key())).hasSize(1);
        assertThat(snapshot(two.key())).isEmpty();
    }

    /** A02: a plan that waits keeps its digest while the source stays as it is, whatever was added with it. */
    @Example
    protected void a02AWaitingPlanKeepsItsDigest() {
        ScriptedSource source = freshSource();
        Library library = source.library("films");
        List<MediaItem> films = films(library.key().source(), 12);
        load(source, library, films);
        List<MediaItem> now = new ArrayList<>(films.subList(0, 2));
        now.add(film(library.key().source(), "new"));
        source.put(library, now);
        LibraryReport first = sync(source);

        LibraryReport second = sync(source);

        assertThat(first.outcome()).isEqualTo(RunOutcome.BLOCKED);
        assertThat(first.counts().added()).isEqualTo(1);
        assertThat(second.plan()).isEqualTo(first.plan());
    }

    /** Makes the contract ready. */
    protected ApplyContract() {}

    /** P6: a first load in chunks ends like one in a single commit. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p6AFirstLoadInChunksEndsInTheSameState(
            @ForAll("libraries") List<MediaItem> shapes,
            @ForAll @IntRange(min = 1, max = 7) int chunk,
            @ForAll long seed) {
        ScriptedSource source = freshSource().shuffled(seed);
        Library library = source.library("main");
        List<MediaItem> items = LibraryArbitraries.in(source.describe().id(), shapes);
        source.put(library, items);

        LibraryReport report = chunked(source, chunk);

        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().added()).isEqualTo(items.size());
        assertThat(report.counts().unchanged()).isZero();
        assertThat(snapshot(library.key())).isEqualTo(byKey(items));
        assertThat(status(library.key()).revision()).isEqualTo(1);
        assertThat(repository().check().sound()).isTrue();
    }

    /** P6: a first load that broke off, run again, ends like one that did not. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p6AFirstLoadThatBrokeOffIsFinishedByTheNextRun(
            @ForAll("perturbed") Perturbed pair,
            @ForAll @IntRange(min = 1, max = 7) int chunk,
            @ForAll @IntRange(max = 5) int page) {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        source.put(library, LibraryArbitraries.in(source.describe().id(), pair.recorded()));
        source.script(Faults.throwsBefore(page, new IllegalStateException("the connection broke")));
        chunked(source, chunk);
        assertThat(repository().check().sound()).isTrue();

        source.heal();
        List<MediaItem> observed = LibraryArbitraries.in(source.describe().id(), pair.observed());
        load(source, library, observed);

        assertThat(snapshot(library.key())).isEqualTo(byKey(observed));
        assertThat(repository().check().sound()).isTrue();
    }

    /** P9: removals stay within the budget, or none is made. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p9RemovalsStayWithinTheBudgetOrNoneIsMade(
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll @IntRange(max = 40) int gone,
            @ForAll @IntRange(max = 10) int floor) {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> films = films(source.describe().id(), count);
        load(source, library, films);
        source.put(library, films.subList(Math.min(gone, count), count));

        LibraryReport report = door(source, RemovalPolicy.DEFAULT.withFloor(floor))
                .build()
                .sync()
                .libraries()
                .get(0);

        long removed = count - status(library.key()).items();
        assertThat(removed).isEqualTo(report.counts().removed());
        assertThat(removed).isLessThanOrEqualTo((long) Math.max(floor, 0.2 * count));
        if (report.outcome() == RunOutcome.BLOCKED) {
            assertThat(removed).isZero();
            assertThat(report.reasons()).isNotEmpty();
        } else {
            assertThat(removed).isEqualTo(Math.min(gone, count));
        }
    }

    /** P9: an empty listing of a populated library always blocks, whatever the policy. */
    @Example
    protected void p9AnEmptyListingOfAPopulatedLibraryBlocks() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        load(source, library, films(source.describe().id(), 2));
        source.script(Faults.emptyAnswer()).answering(Presence.GONE);

        LibraryReport report = sync(source);

        assertThat(report.outcome()).isEqualTo(RunOutcome.BLOCKED);
        assertThat(report.reasons()).extracting(reason -> reason.code()).contains(ReasonCode.EMPTY_LISTING);
        assertThat(status(library.key()).items()).isEqualTo(2);
        assertThat(status(library.key()).blocked()).isEqualTo(report.plan());
    }

    /** A03: an approval removes exactly what was approved, and only what is still gone. */
    @Example
    protected void a03AnApprovalRemovesExactlyWhatIsStillGone() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> films = films(source.describe().id(), 20);
        load(source, library, films);
        source.put(library, films.subList(0, 5));
        String digest = door(source, RemovalPolicy.DEFAULT.withFloor(1))
                .build()
                .sync()
                .libraries()
                .get(0)
                .plan();
        List<MediaItem> now = new ArrayList<>(films.subList(2, 5));
        now.add(films.get(19));
        source.put(library, now);

        LibraryReport report = door(source, RemovalPolicy.DEFAULT.withFloor(1))
                .build()
                .sync(SyncOptions.defaults().approve(digest))
                .libraries()
                .get(0);

        List<MediaItem> left = new ArrayList<>(films.subList(0, 5));
        left.add(films.get(19));
        assertThat(report.counts().removed()).isEqualTo(14);
        assertThat(snapshot(library.key())).isEqualTo(byKey(left));
    }

    /** A04: a digest that no waiting plan has approves nothing. */
    @Example
    protected void a04AnUnknownDigestApprovesNothing() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        load(source, library, films(source.describe().id(), 3));

        assertThatThrownBy(() -> unlimited(source).sync(SyncOptions.defaults().approve("0".repeat(64))))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_APPROVED));

        assertThat(status(library.key()).items()).isEqualTo(3);
    }

    /** A05: an item of two libraries stays while it is in one. */
    @Example
    protected void a05AnItemOfTwoLibrariesStaysWhileItIsInOne() {
        ScriptedSource source = freshSource();
        Library one = source.library("one");
        Library two = source.library("two");
        List<MediaItem> films = films(source.describe().id(), 3);
        load(source, one, films);
        load(source, two, films);

        load(source, one, without(films, "2"));

        assertThat(snapshot(one.key())).isEqualTo(byKey(without(films, "2")));
        assertThat(snapshot(two.key())).isEqualTo(byKey(films));
        assertThat(repository().find(films.get(1).key())).contains(films.get(1));
        load(source, two, without(films, "2"));
        assertThat(repository().find(films.get(1).key())).isEmpty();
    }

    /** A06: an item that could not be read, or not in full, stays as it was recorded. */
    @Example
    protected void a06AnUnreadableItemStaysAsItWas() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> films = films(source.describe().id(), 3);
        load(source, library, films);
        source.script(Faults.unreadable(Set.of("2")));

        LibraryReport report = sync(source);

        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(snapshot(library.key())).isEqualTo(byKey(films));
    }

    /** P15: only what the source says is gone is removed. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p15AHiddenItemIsNeverRemoved(
            @ForAll("perturbed") Perturbed pair, @ForAll @IntRange(max = 50) int pick, @ForAll Presence answer) {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> recorded = LibraryArbitraries.in(source.describe().id(), pair.recorded());
        load(source, library, recorded);
        if (recorded.isEmpty() || answer == Presence.GONE) {
            return;
        }
        String hidden = recorded.get(pick % recorded.size()).key().id();
        source.script(Faults.hides(Set.of(hidden))).answering(answer);

        sync(source);

        assertThat(snapshot(library.key())).isEqualTo(byKey(recorded));
    }

    /** A07: a failed run is recorded as failed, and removes nothing. */
    @Example
    protected void a07AFailedRunIsRecordedAsFailed() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        List<MediaItem> films = films(source.describe().id(), 8);
        load(source, library, films);
        source.put(library, without(films, "1"))
                .script(Faults.throwsBefore(
                        1, new SyncException(ErrorKind.SOURCE_UNREACHABLE, "Source did not answer; try later")));

        LibraryReport report = sync(source);

        RunRecord last = Objects.requireNonNull(status(library.key()).lastRun());
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(last.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(last.error()).isEqualTo("Source did not answer; try later");
        assertThat(last.ended()).isEqualTo(clock.instant());
        assertThat(snapshot(library.key())).isEqualTo(byKey(films));
    }

    /** A08: a completed run is recorded with its counts. */
    @Example
    protected void a08ACompletedRunIsRecordedWithItsCounts() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        source.put(library, films(source.describe().id(), 8));

        LibraryReport report = sync(source);

        RunRecord last = Objects.requireNonNull(status(library.key()).lastRun());
        assertThat(last.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(last.counts()).isEqualTo(report.counts());
        assertThat(last.mode()).isEqualTo(RunRecord.Mode.FULL);
        assertThat(last.error()).isNull();
    }

    /** A10: whatever ids, words and texts the model takes come back as they are, and need nothing in the next run. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    protected void a10WhateverTheModelTakesComesBack(
            @ForAll("texts") String id, @ForAll("texts") String word, @ForAll("texts") String text) {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        MediaItem item;
        try {
            item = odd(new ItemKey(source.describe().id(), id), word, text);
        } catch (IllegalArgumentException e) {
            return;
        }
        source.put(library, List.of(item));

        assertThat(sync(source).completed()).isTrue();

        assertThat(snapshot(library.key())).isEqualTo(byKey(List.of(item)));
        assertThat(unlimited(source).plan(library).changesNothing()).isTrue();
    }

    private static MediaItem odd(ItemKey key, String word, String text) {
        return MediaItem.builder(key, MediaKind.MOVIE, text)
                .titles(new Titles(text, text, text))
                .about(new About(text, text, null, text, List.of(new Rating(text, 5))))
                .tags(new Tags(List.of(text), List.of(text), List.of(text)))
                .credits(List.of(new Credit(text, Credit.Role.ACTOR, text)))
                .artwork(List.of(new Artwork(Artwork.Kind.POSTER, text)))
                .parts(List.of(new MediaPart(text, text, 1L, text, null, null)))
                .externalIds(List.of(new ExternalId("tmdb", "t" + word)))
                .aliases(List.of(word))
                .identities(List.of(word))
                .build();
    }

    /** A09: a dry run writes nothing, not even that the library exists. */
    @Example
    protected void a09ADryRunWritesNothing() {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        source.put(library, films(source.describe().id(), 8));
        long sequence = lastSequence();

        unlimited(source).sync(SyncOptions.defaults().dryRun());

        assertThat(repository().libraries())
                .noneMatch(known -> known.library().key().equals(library.key()));
        assertThat(lastSequence()).isEqualTo(sequence);
        assertThat(snapshot(library.key())).isEmpty();
    }

    private LibraryReport chunked(ScriptedSource source, int chunk) {
        return door(source, UNLIMITED)
                .withChunkItems(chunk)
                .build()
                .sync()
                .libraries()
                .get(0);
    }
}
