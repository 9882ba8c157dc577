package dev.mediasync.tck;

import static dev.mediasync.tck.OneLibrary.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Reason;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.RunOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;

/** Several libraries of one source: what moves between them, what they share, and what they may lose together. */
public abstract class LibrariesContract extends RepositoryContract {
    /** Makes the contract ready. */
    protected LibrariesContract() {}

    /** B01: an item that moved to another library under a new id MUST keep its user state. */
    @Example
    protected void b01AnItemThatMovedKeepsItsState() {
        Two two = loaded();

        sync(two, List.of(two.one.film("1", "1")), List.of(two.one.film("x", "x"), two.one.film("there", "2")));

        assertThat(repository().userState(two.one.key("there"), "ann")).contains(seen("ann", 2));
        assertThat(repository().find(two.one.key("2"))).isEmpty();
    }

    /** B02: an item that moved MUST count as rekeyed in the library it left and as added in the one it came to. */
    @Example
    protected void b02AnItemThatMovedCountsAsRekeyed() {
        Two two = loaded();

        Map<Library, LibraryReport> reports =
                sync(two, List.of(two.one.film("1", "1")), List.of(two.one.film("x", "x"), two.one.film("there", "2")));

        LibraryReport left = report(reports, two.one);
        assertThat(left.counts().rekeyed()).isEqualTo(1);
        assertThat(left.counts().removed()).isZero();
        assertThat(report(reports, two.other).counts().added()).isEqualTo(1);
        assertThat(repository()
                        .base(two.one.library, RemovalPolicy.DEFAULT.window())
                        .history()
                        .removed())
                .isZero();
    }

    /** B03: the feed MUST tell of an item that moved from which key to which key it went. */
    @Example
    protected void b03TheFeedTellsWhereAnItemMoved() {
        Two two = loaded();
        long before = lastSequence();

        sync(two, List.of(two.one.film("1", "1")), List.of(two.one.film("x", "x"), two.one.film("there", "2")));

        List<ChangeEvent> events = repository().changesSince(before, 100);
        assertThat(events)
                .extracting(ChangeEvent::verb)
                .containsExactly(ChangeEvent.Verb.ADDED, ChangeEvent.Verb.REKEYED);
        ChangeEvent moved = events.get(1);
        assertThat(moved.library()).isEqualTo(two.one.library.key());
        assertThat(moved.from()).isEqualTo(two.one.key("2"));
        assertThat(moved.key()).isEqualTo(two.one.key("there"));
    }

    /** B04: a library of which everything moved to another one MUST NOT be blocked by the policy. */
    @Example
    protected void b04ALibraryMayMoveAsAWhole() {
        Two two = new Two(freshSource());
        sync(two, two.one.films(60), List.of(two.one.film("x", "x")));
        repository().saveUserState(two.one.key("60"), seen("ann", 3));
        List<MediaItem> moved = new ArrayList<>(List.of(two.one.film("x", "x")));
        for (int number = 1; number <= 60; number++) {
            moved.add(two.one.film("there " + number, Integer.toString(number)));
        }

        Map<Library, LibraryReport> reports = sync(two, List.of(), moved);

        assertThat(report(reports, two.one).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report(reports, two.one).counts().rekeyed()).isEqualTo(60);
        assertThat(snapshot(two.one.library.key())).isEmpty();
        assertThat(repository().userState(two.one.key("there 60"), "ann")).contains(seen("ann", 3));
    }

    /** B05: items that move in both directions in one run MUST keep their user states. */
    @Example
    protected void b05WhatMovesInBothDirectionsKeepsItsState() {
        Two two = loaded();
        repository().saveUserState(two.one.key("x"), seen("ann", 9));

        sync(two, List.of(two.one.film("1", "1"), two.one.film("here", "x")), List.of(two.one.film("there", "2")));

        assertThat(repository().userState(two.one.key("there"), "ann")).contains(seen("ann", 2));
        assertThat(repository().userState(two.one.key("here"), "ann")).contains(seen("ann", 9));
    }

    /** B06: an item that moved and kept its id MUST keep its user state. */
    @Example
    protected void b06AnItemThatMovedUnderItsIdKeepsItsState() {
        Two two = loaded();

        sync(two, List.of(two.one.film("1", "1")), List.of(two.one.film("x", "x"), two.one.film("2", "2")));

        assertThat(repository().userState(two.one.key("2"), "ann")).contains(seen("ann", 2));
    }

    /** B07: a show that moved MUST keep the user states of its episodes. */
    @Example
    protected void b07AShowThatMovedKeepsTheStatesOfItsEpisodes() {
        Two two = new Two(freshSource());
        sync(two, two.one.show("a", "Alpha"), List.of(two.one.film("x", "x")));
        repository().saveUserState(two.one.key("a/s1/e2"), seen("ann", 4));
        List<MediaItem> moved = new ArrayList<>(two.one.show("b", "Alpha"));
        moved.add(two.one.film("x", "x"));

        Map<Library, LibraryReport> reports = sync(two, List.of(), moved);

        assertThat(report(reports, two.one).counts().rekeyed()).isEqualTo(4);
        assertThat(repository().userState(two.one.key("b/s1/e2"), "ann")).contains(seen("ann", 4));
    }

    /** B08: when two libraries long hold the same films and one lists nothing, nothing MUST move or go. */
    @Example
    protected void b08TwoLibrariesWithTheSameFilmsProveNoMove() {
        Two two = new Two(freshSource());
        List<MediaItem> copies = new ArrayList<>();
        for (MediaItem film : two.one.films(8)) {
            copies.add(two.one.film("copy " + film.key().id(), film.title()));
        }
        sync(two, two.one.films(8), copies);
        long before = lastSequence();

        Map<Library, LibraryReport> reports = sync(two, List.of(), copies);

        assertThat(report(reports, two.one).outcome()).isEqualTo(RunOutcome.BLOCKED);
        assertThat(codes(report(reports, two.one))).contains(ReasonCode.EMPTY_LISTING);
        assertThat(lastSequence()).isEqualTo(before);
        assertThat(snapshot(two.one.library.key())).hasSize(8);
    }

    /** B09: a library that the source does not list any more MUST stay, blocked and listed, until that is approved. */
    @Example
    protected void b09ALibraryThatIsNotListedStaysUntilThatIsApproved() {
        Two two = loaded();
        two.source.drop(two.one.library);

        Map<Library, LibraryReport> reports = reports(two);

        LibraryReport vanished = report(reports, two.one);
        LibraryStatus status = status(two.one.library.key());
        assertThat(vanished.outcome()).isEqualTo(RunOutcome.BLOCKED);
        assertThat(codes(vanished)).contains(ReasonCode.LIBRARY_VANISHED);
        assertThat(report(reports, two.other).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(status.items()).isEqualTo(2);
        assertThat(status.withheld()).isEqualTo(2);
        assertThat(status.blocked()).isEqualTo(vanished.plan());
        unlimited(two.source).sync(SyncOptions.defaults().approve(vanished.plan()));
        assertThat(snapshot(two.one.library.key())).isEmpty();
        assertThat(repository().check().sound()).isTrue();
    }

    /** B10: a library that is listed again MUST be as it was, and ask for nothing. */
    @Example
    protected void b10ALibraryThatIsListedAgainAsksForNothing() {
        Two two = loaded();
        two.source.drop(two.one.library);
        reports(two);

        Map<Library, LibraryReport> reports = sync(two, two.one.films(2), List.of(two.one.film("x", "x")));

        assertThat(report(reports, two.one).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(status(two.one.library.key()).blocked()).isNull();
        assertThat(status(two.one.library.key()).withheld()).isZero();
        assertThat(repository().userState(two.one.key("2"), "ann")).contains(seen("ann", 2));
    }

    /** B11: small libraries that each lose a little MUST NOT lose more together than the policy allows the source. */
    @Example
    protected void b11SmallLibrariesTogetherStayWithinTheBudgetOfTheSource() {
        ScriptedSource source = freshSource();
        List<OneLibrary> all = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            OneLibrary at = new OneLibrary(source, "library " + number);
            all.add(at);
            at.holds(four(at));
        }
        unlimited(source).sync();
        all.forEach(at -> at.holds(four(at).subList(0, 2)));

        List<LibraryReport> reports =
                door(source, RemovalPolicy.DEFAULT.withFloor(2)).build().sync().libraries();

        long removed =
                reports.stream().mapToLong(report -> report.counts().removed()).sum();
        assertThat(removed).isBetween(2L, 16L);
        List<LibraryReport> held =
                reports.stream().filter(report -> !report.completed()).toList();
        assertThat(held).hasSize(10 - (int) removed / 2).allSatisfy(report -> {
            assertThat(report.outcome()).isEqualTo(RunOutcome.BLOCKED);
            assertThat(codes(report)).contains(ReasonCode.BUDGET_SOURCE);
        });
    }

    /** B12: an item of two libraries MUST be listed in both, and count in each. */
    @Example
    protected void b12AnItemOfTwoLibrariesIsListedInBoth() {
        Two two = new Two(freshSource());

        sync(two, two.one.films(3), two.one.films(2));

        assertThat(snapshot(two.one.library.key())).isEqualTo(byKey(two.one.films(3)));
        assertThat(snapshot(two.other.library.key())).isEqualTo(byKey(two.one.films(2)));
        assertThat(status(two.one.library.key()).items()).isEqualTo(3);
        assertThat(status(two.other.library.key()).items()).isEqualTo(2);
        assertThat(stamps(two.other.library)).containsExactlyInAnyOrder("1", "2");
    }

    /** B13: an item that leaves one of its libraries MUST stay in the other with its user state, and the feed MUST name the one. */
    @Example
    protected void b13AnItemThatLeavesOneLibraryStaysInTheOther() {
        Two two = new Two(freshSource());
        sync(two, two.one.films(3), two.one.films(2));
        repository().saveUserState(two.one.key("2"), seen("ann", 2));
        long before = lastSequence();

        sync(two, without(two.one.films(3), "2"), two.one.films(2));

        List<ChangeEvent> events = repository().changesSince(before, 10);
        assertThat(events).extracting(ChangeEvent::verb).containsExactly(ChangeEvent.Verb.REMOVED);
        assertThat(events.get(0).library()).isEqualTo(two.one.library.key());
        assertThat(repository().find(two.one.key("2"))).contains(two.one.film("2", "2"));
        assertThat(repository().userState(two.one.key("2"), "ann")).contains(seen("ann", 2));
    }

    /** B14: an item of two libraries that got another id MUST be in both under that, with its user state. */
    @Example
    protected void b14AnItemOfTwoLibrariesGetsItsNewIdInBoth() {
        Two two = new Two(freshSource());
        sync(two, two.one.films(2), two.one.films(2));
        repository().saveUserState(two.one.key("2"), seen("ann", 2));
        List<MediaItem> now = List.of(two.one.film("1", "1"), two.one.film("new", "2"));

        sync(two, now, now);

        assertThat(snapshot(two.one.library.key())).isEqualTo(byKey(now));
        assertThat(snapshot(two.other.library.key())).isEqualTo(byKey(now));
        assertThat(repository().find(two.one.key("2"))).isEmpty();
        assertThat(repository().userState(two.one.key("new"), "ann")).contains(seen("ann", 2));
    }

    private Two loaded() {
        Two two = new Two(freshSource());
        sync(two, two.one.films(2), List.of(two.one.film("x", "x")));
        repository().saveUserState(two.one.key("2"), seen("ann", 2));
        return two;
    }

    private Map<Library, LibraryReport> sync(Two two, Collection<MediaItem> one, Collection<MediaItem> other) {
        two.one.holds(one);
        two.other.holds(other);
        Map<Library, LibraryReport> reports = reports(two);
        if (reports.values().stream().allMatch(LibraryReport::completed)) {
            assertThat(snapshot(two.one.library.key())).isEqualTo(byKey(one));
            assertThat(snapshot(two.other.library.key())).isEqualTo(byKey(other));
        }
        assertThat(repository().check().sound()).isTrue();
        return reports;
    }

    private Map<Library, LibraryReport> reports(Two two) {
        Map<Library, LibraryReport> reports = new HashMap<>();
        door(two.source, RemovalPolicy.DEFAULT)
                .build()
                .sync()
                .libraries()
                .forEach(report -> reports.put(report.library(), report));
        return reports;
    }

    private static LibraryReport report(Map<Library, LibraryReport> reports, OneLibrary at) {
        LibraryReport report = reports.get(at.library);
        if (report == null) {
            throw new AssertionError("No report about " + at.library + " in " + reports);
        }
        return report;
    }

    private static List<ReasonCode> codes(LibraryReport report) {
        return report.reasons().stream().map(Reason::code).toList();
    }

    private Set<String> stamps(Library library) {
        Set<String> ids = new HashSet<>();
        repository().stamps(library.key(), stamp -> ids.add(stamp.id()));
        return ids;
    }

    private static List<MediaItem> four(OneLibrary at) {
        List<MediaItem> films = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            String id = at.library.name() + "/" + number;
            films.add(at.film(id, id));
        }
        return films;
    }

    /** Two libraries of one source. */
    private static final class Two {
        final ScriptedSource source;
        final OneLibrary one;
        final OneLibrary other;

        Two(ScriptedSource source) {
            this.source = source;
            this.one = new OneLibrary(source, "one");
            this.other = new OneLibrary(source, "other");
        }
    }
}
