package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Titles;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.WithheldItem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What stays although it was not seen is listed, with its reason and its age. */
public abstract class WithheldContract extends RepositoryContract {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Makes the contract ready. */
    protected WithheldContract() {}

    /** W01: a withheld item MUST be listed with what it is, why it stays, since when, and when it was last seen. */
    @Example
    protected void w01AWithheldItemIsListedWithItsReasonAndItsAge() {
        OneLibrary at = loaded(3);
        Instant seen = clock.instant();
        hideAndSync(at, Presence.PRESENT);

        Instant missed = clock.instant();
        assertThat(repository().withheld(at.library.key()))
                .containsExactly(
                        new WithheldItem(at.key("2"), MediaKind.MOVIE, "2", ReasonCode.STILL_PRESENT, missed, 1, seen));
    }

    /** W02: a withheld item MUST keep its age from run to run, while the runs that missed it are counted. */
    @Example
    protected void w02AWithheldItemKeepsItsAge() {
        OneLibrary at = loaded(3);
        Instant seen = clock.instant();
        hideAndSync(at, Presence.PRESENT);
        Instant missed = clock.instant();

        hideAndSync(at, Presence.HIDDEN);
        hideAndSync(at, Presence.HIDDEN);

        assertThat(repository().withheld(at.library.key()))
                .containsExactly(
                        new WithheldItem(at.key("2"), MediaKind.MOVIE, "2", ReasonCode.HIDDEN, missed, 3, seen));
    }

    /** W03: an item that is seen again MUST vanish from the list, and begin anew when it is missed again. */
    @Example
    protected void w03AnItemThatIsSeenAgainVanishesFromTheList() {
        OneLibrary at = loaded(3);
        hideAndSync(at, Presence.PRESENT);

        later(at.source.heal());
        assertThat(repository().withheld(at.library.key())).isEmpty();
        Instant seenAgain = clock.instant();

        hideAndSync(at, Presence.PRESENT);
        assertThat(repository().withheld(at.library.key()))
                .extracting(WithheldItem::since, WithheldItem::runs, WithheldItem::lastSeen)
                .containsExactly(tuple(clock.instant(), 1L, seenAgain));
    }

    /** W04: a removed item MUST vanish from the list. */
    @Example
    protected void w04ARemovedItemVanishesFromTheList() {
        OneLibrary at = loaded(3);
        hideAndSync(at, Presence.PRESENT);
        at.source.heal();
        at.holds(without(at.films(3), "2"));

        later(at.source);

        assertThat(repository().withheld(at.library.key())).isEmpty();
        assertThat(repository().find(at.key("2"))).isEmpty();
    }

    /** W05: the removals of a blocked plan MUST be listed as waiting for an approval, until it is given. */
    @Example
    protected void w05TheRemovalsOfABlockedPlanAreListed() {
        OneLibrary at = loaded(8);
        at.holds(at.films(2));

        LibraryReport report = later(at.source);

        assertThat(report.outcome()).isEqualTo(RunOutcome.BLOCKED);
        assertThat(repository().withheld(at.library.key()))
                .extracting(WithheldItem::key, WithheldItem::code)
                .containsExactlyElementsOf(List.of("3", "4", "5", "6", "7", "8").stream()
                        .map(id -> tuple(at.key(id), ReasonCode.AWAITING_APPROVAL))
                        .toList());
        unlimited(at.source).sync(SyncOptions.defaults().approve(report.plan()));
        assertThat(repository().withheld(at.library.key())).isEmpty();
    }

    /** W06: a run over changes alone MUST leave the list as it is. */
    @Example
    protected void w06AnIncrementalRunLeavesTheList() {
        OneLibrary at = loaded(3);
        hideAndSync(at, Presence.PRESENT);
        List<WithheldItem> before = repository().withheld(at.library.key());
        clock.advance(HOUR);

        LibraryReport report = unlimited(at.source)
                .sync(SyncOptions.defaults().in(SyncOptions.Mode.INCREMENTAL))
                .libraries()
                .get(0);

        assertThat(report.mode()).isEqualTo(RunRecord.Mode.INCREMENTAL);
        assertThat(repository().withheld(at.library.key())).isEqualTo(before);
    }

    /** W07: a failed run MUST leave the list as it is. */
    @Example
    protected void w07AFailedRunLeavesTheList() {
        OneLibrary at = loaded(3);
        hideAndSync(at, Presence.PRESENT);
        List<WithheldItem> before = repository().withheld(at.library.key());
        at.source.script(Faults.throwsBefore(0, new IllegalStateException("the connection broke")));

        assertThat(later(at.source).outcome()).isEqualTo(RunOutcome.FAILED);

        assertThat(repository().withheld(at.library.key())).isEqualTo(before);
    }

    /** W08: the status of a library MUST count its withheld items and tell the age of the oldest. */
    @Example
    protected void w08TheStatusCountsWithheldItems() {
        OneLibrary at = loaded(4);
        assertThat(status(at.library.key()).withheld()).isZero();
        assertThat(status(at.library.key()).withheldSince()).isNull();
        hideAndSync(at, Presence.PRESENT);
        Instant oldest = clock.instant();
        clock.advance(HOUR);
        at.source.script(Faults.hides(Set.of("3")));

        sync(at.source);

        assertThat(status(at.library.key()).withheld()).isEqualTo(2);
        assertThat(status(at.library.key()).withheldSince()).isEqualTo(oldest);
    }

    /** W09: the list of one library MUST hold nothing of another. */
    @Example
    protected void w09TheListOfOneLibraryHoldsNothingOfAnother() {
        OneLibrary at = loaded(3);
        OneLibrary other = new OneLibrary(at.source, "other");
        load(at.source, other.library, List.of(at.film("x", "x")));

        hideAndSync(at, Presence.PRESENT);

        assertThat(repository().withheld(at.library.key())).hasSize(1);
        assertThat(repository().withheld(other.library.key())).isEmpty();
        assertThat(repository().withheld(freshSource().library("unknown").key()))
                .isEmpty();
    }

    /** W10: after any run every recorded item MUST be shown, or stand above what was shown, or be listed as withheld. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    protected void w10NothingStaysWithoutAName(
            @ForAll("perturbed") Perturbed pair,
            @ForAll @IntRange(max = 9) int page,
            @ForAll PlanPropertiesContract.Damage how,
            @ForAll Damaged damaged) {
        ScriptedSource source = freshSource();
        Library library = source.library("main");
        load(source, library, LibraryArbitraries.in(source.describe().id(), pair.recorded()));
        source.put(library, LibraryArbitraries.in(source.describe().id(), pair.observed()));
        if (damaged == Damaged.YES) {
            source.script(PlanPropertiesContract.incomplete(page, how));
        }
        Shown shown = new Shown();
        source.script(shown);
        MediaSync door = door(source, RemovalPolicy.DEFAULT.withFloor(1)).build();

        door.sync();

        Set<ItemKey> withheld = new HashSet<>();
        repository().withheld(library.key()).forEach(item -> withheld.add(item.key()));
        Map<ItemKey, MediaItem> recorded = snapshot(library.key());
        assertThat(recorded.keySet()).as("withheld items are recorded").containsAll(withheld);
        assertThat(recorded.keySet())
                .allMatch(
                        key -> withheld.contains(key) || shown.above(recorded).contains(key),
                        "was shown or is withheld");
        assertThat(status(library.key()).withheld()).isEqualTo(withheld.size());
    }

    /** W11: what a run over changes alone puts or moves MUST vanish from the list. */
    @Example
    protected void w11WhatARunOverChangesPutsVanishesFromTheList() {
        OneLibrary at = loaded(3);
        hideAndSync(at, Presence.PRESENT);
        at.source.heal();
        at.holds(at.films(3).stream()
                .map(film -> film.with(b -> b.titles(Titles.of("Changed " + film.title()))))
                .toList());
        clock.advance(HOUR);

        LibraryReport report = unlimited(at.source)
                .sync(SyncOptions.defaults().in(SyncOptions.Mode.INCREMENTAL))
                .libraries()
                .get(0);

        assertThat(report.counts().updated()).isEqualTo(3);
        assertThat(repository().withheld(at.library.key())).isEmpty();
        assertThat(status(at.library.key()).withheld()).isZero();
        assertThat(repository().check().sound()).isTrue();
    }

    /** W12: what a run over changes alone sees again MUST vanish from the list, though nothing about it changed. */
    @Example
    protected void w12WhatARunOverChangesSeesUnchangedVanishesFromTheList() {
        OneLibrary at = loaded(4);
        at.source.script(Faults.hides(Set.of("2", "3"))).answering(Presence.PRESENT);
        later(at.source);
        at.source.heal();
        at.holds(renamed(at, "2")).holds(at.films(4));
        at.source.script(Faults.hides(Set.of("3")));
        clock.advance(HOUR);

        LibraryReport report = unlimited(at.source)
                .sync(SyncOptions.defaults().in(SyncOptions.Mode.INCREMENTAL))
                .libraries()
                .get(0);

        assertThat(report.counts().updated()).isZero();
        assertThat(repository().withheld(at.library.key()))
                .extracting(WithheldItem::key)
                .containsExactly(at.key("3"));
        assertThat(status(at.library.key()).withheld()).isOne();
    }

    private static List<MediaItem> renamed(OneLibrary at, String id) {
        return at.films(4).stream()
                .map(film -> film.key().equals(at.key(id)) ? film.with(b -> b.titles(Titles.of("Other"))) : film)
                .toList();
    }

    /** Whether a source is damaged. */
    protected enum Damaged {
        /** It is. */
        YES,
        /** It is not. */
        NO
    }

    private OneLibrary loaded(int films) {
        OneLibrary at = new OneLibrary(freshSource().withChanges());
        later(at.holds(at.films(films)).source);
        return at;
    }

    private LibraryReport later(ScriptedSource source) {
        clock.advance(HOUR);
        return sync(source);
    }

    private void hideAndSync(OneLibrary at, Presence answer) {
        at.source.heal();
        at.source.script(Faults.hides(Set.of("2"))).answering(answer);
        later(at.source);
    }

    /** Notes which ids a source shows. */
    private static final class Shown implements Fault {
        final Set<String> ids = new HashSet<>();

        /** The recorded items that were shown, and everything above them. */
        Set<ItemKey> above(Map<ItemKey, MediaItem> recorded) {
            Set<ItemKey> above = new HashSet<>();
            for (MediaItem item : recorded.values()) {
                MediaItem at = ids.contains(item.key().id()) ? item : null;
                while (at != null && above.add(at.key())) {
                    ItemKey parent = at.parent();
                    at = parent == null ? null : recorded.get(parent);
                }
            }
            return above;
        }

        @Override
        public List<ObservedPage> pages(List<ObservedPage> honest) {
            for (ObservedPage page : honest) {
                page.items().stream()
                        .map(shown -> shown.item())
                        .map(MediaItem::key)
                        .map(ItemKey::id)
                        .forEach(ids::add);
                ids.addAll(page.sightings());
            }
            return honest;
        }
    }
}
