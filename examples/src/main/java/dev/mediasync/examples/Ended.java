package dev.mediasync.examples;

import dev.mediasync.LibraryReport;
import dev.mediasync.SyncListener;
import dev.mediasync.model.Library;
import dev.mediasync.plan.SyncPlan;
import java.util.ArrayList;
import java.util.List;

/** Keeps the reports of runs that ended, for the case that a later one ends the command. */
final class Ended implements SyncListener {
    private final SyncListener next;
    private final List<LibraryReport> reports = new ArrayList<>();

    /**
     * Collects nothing yet.
     *
     * @param next hears everything as well
     */
    Ended(SyncListener next) {
        this.next = next;
    }

    /** The reports so far, in the order in which the runs ended. */
    List<LibraryReport> reports() {
        return List.copyOf(reports);
    }

    @Override
    public void started(Library library, long recorded) {
        next.started(library, recorded);
    }

    @Override
    public void observed(Library library, long observed) {
        next.observed(library, observed);
    }

    @Override
    public void planned(Library library, SyncPlan plan) {
        next.planned(library, plan);
    }

    @Override
    public void ended(LibraryReport report) {
        reports.add(report);
        next.ended(report);
    }
}
