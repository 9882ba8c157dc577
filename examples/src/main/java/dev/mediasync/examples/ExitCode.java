package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.SyncException;
import dev.mediasync.repository.RunOutcome;

/** The numbers with which the runner ends; scripts rely on them. */
final class ExitCode {
    /** Everything was done. */
    static final int COMPLETED = 0;
    /** The runner itself is broken. */
    static final int BROKEN = 1;
    /** The command line, or what it names, is wrong. */
    static final int USAGE = 2;
    /** Something was kept back, or the run was ended early. */
    static final int WITHHELD = 3;
    /** The source, or another process, stands in the way. */
    static final int SOURCE = 4;
    /** The database file stands in the way. */
    static final int STORAGE = 5;

    private ExitCode() {}

    static int of(ErrorKind kind) {
        if (kind.storage()) {
            return STORAGE;
        }
        return switch (kind) {
            case USAGE, NOT_APPROVED, CHANGES_TRIMMED -> USAGE;
            case STALE_PLAN, CANCELLED -> WITHHELD;
            default -> SOURCE;
        };
    }

    static int of(LibraryReport report) {
        SyncException error = report.error();
        return error == null ? of(report.outcome()) : of(error.kind());
    }

    static int of(RunOutcome outcome) {
        return switch (outcome) {
            case COMPLETED -> COMPLETED;
            case REMOVALS_WITHHELD, BLOCKED, CANCELLED -> WITHHELD;
            case FAILED -> SOURCE;
        };
    }
}
