package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.repository.RunOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** P12: a server that changes while it is read is caught up with by the next run. */
public abstract class MovingServerContract extends RepositoryContract {
    private static final int TRIES = 100;

    /** Makes the contract ready. */
    protected MovingServerContract() {}

    /** P12: after a change at any page, the next full run MUST end in the server's final state. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p12AChangeAtAnyPageIsCaughtUpWith(
            @ForAll("perturbed") Perturbed pair,
            @ForAll @IntRange(min = 1, max = 6) int page,
            @ForAll Counter counter) {
        ScriptedSource source = changing(pair, page, counter);
        sync(source);

        LibraryReport report = sync(source.heal());

        assertInStep(source, report);
    }

    /** P12: after a change at any page, the next automatic run MUST end in the server's final state. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p12AChangeAtAnyPageIsCaughtUpWithByAnAutomaticRun(
            @ForAll("perturbed") Perturbed pair, @ForAll @IntRange(min = 1, max = 6) int page) {
        ScriptedSource source = changing(pair, page, Counter.THERE).withChanges();
        sync(source);
        SyncOptions automatic = SyncOptions.defaults().in(SyncOptions.Mode.AUTOMATIC);

        LibraryReport report =
                unlimited(source.heal()).sync(automatic).libraries().get(0);

        assertInStep(source, report);
    }

    /** P12: a run during which the server changes MUST NOT lose what was there all the time. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p12WhatIsThereAllTheTimeIsNotLost(
            @ForAll("perturbed") Perturbed pair,
            @ForAll @IntRange(min = 1, max = 6) int page,
            @ForAll Counter counter) {
        ScriptedSource source = changing(pair, page, counter);
        List<MediaItem> before = source.held(source.library("main"));

        sync(source);

        Set<ItemKey> always = keys(before);
        always.retainAll(keys(source.held(source.library("main"))));
        assertThat(snapshot(source.library("main").key()).keySet()).containsAll(always);
        assertThat(repository().check().sound()).isTrue();
    }

    /** Whether a server has a counter of its changes. */
    protected enum Counter {
        /** It has one. */
        THERE,
        /** It has none, so only the seams of pages show that something moved. */
        MISSING
    }

    private ScriptedSource changing(Perturbed pair, int page, Counter counter) {
        ScriptedSource source = freshSource().pageSize(2);
        if (counter == Counter.MISSING) {
            source.withoutCounter();
        }
        Library library = source.library("main");
        load(source, library, LibraryArbitraries.in(source.describe().id(), pair.recorded()));
        List<MediaItem> then = LibraryArbitraries.in(source.describe().id(), pair.observed());
        return source.script(Faults.changesBefore(page, held -> then));
    }

    private void assertInStep(ScriptedSource source, LibraryReport report) {
        if (report.outcome() == RunOutcome.BLOCKED) {
            unlimited(source).sync(SyncOptions.defaults().approve(report.plan()));
        }
        Library library = source.library("main");
        assertThat(snapshot(library.key())).as(report.toString()).isEqualTo(byKey(source.held(library)));
        assertThat(repository().check().sound()).isTrue();
    }

    private static Set<ItemKey> keys(List<MediaItem> items) {
        Set<ItemKey> keys = new HashSet<>();
        items.forEach(item -> keys.add(item.key()));
        return keys;
    }
}
