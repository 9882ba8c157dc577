package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.SyncException;
import dev.mediasync.SyncReport;
import dev.mediasync.WatchOptions;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The libraries that a run left unfinished, and when they are looked at again; of one thread. */
final class Debts {
    /** Why something was kept back that another look may prove. */
    private static final Set<ReasonCode> PASSING =
            EnumSet.of(ReasonCode.SOURCE_CHANGING, ReasonCode.EVIDENCE_INCOMPLETE, ReasonCode.NOT_CONFIRMED);

    /** How a source fails that has nothing to say about any of its libraries. */
    private static final Set<ErrorKind> SILENT = EnumSet.of(ErrorKind.SOURCE_UNREACHABLE, ErrorKind.SOURCE_REFUSED);

    private final WatchTime time;
    private final WatchOptions options;
    private final Backoff backoff;
    private final Map<LibraryKey, Optional<SyncException>> owed = new LinkedHashMap<>();
    private final Set<LibraryKey> unread = new HashSet<>();
    private long retryAt;

    Debts(WatchTime time, WatchOptions options) {
        this.time = time;
        this.options = options;
        this.backoff = new Backoff(time, options.retry().first());
    }

    /** Takes what a run did; gives the error if the source as a whole is away or refuses, else null. */
    @Nullable
    SyncException settle(SyncReport report) {
        boolean again = false;
        for (LibraryReport library : report.libraries()) {
            LibraryKey key = library.library().key();
            if (library.outcome() == RunOutcome.CANCELLED) {
                continue;
            }
            settleStates(library);
            boolean unfinished = library.error() != null
                    || library.reasons().stream().anyMatch(reason -> PASSING.contains(reason.code()));
            if (unfinished) {
                owed.put(key, Optional.ofNullable(library.error()));
                again = true;
            } else if (library.mode() != RunRecord.Mode.INCREMENTAL) {
                owed.remove(key);
            }
        }
        if (owed.isEmpty()) {
            backoff.reset();
        } else if (again) {
            boolean failed = error().isPresent();
            retryAt = time.nanos() + backoff.next(failed ? options.retry().longest() : options.lookEvery());
        }
        return whole(report);
    }

    private void settleStates(LibraryReport library) {
        if (library.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.USER_STATE_UNREAD)) {
            unread.add(library.library().key());
        } else if (library.error() == null) {
            unread.remove(library.library().key());
        }
    }

    private static @Nullable SyncException whole(SyncReport report) {
        SyncException error = null;
        for (LibraryReport library : report.libraries()) {
            error = library.error();
            if (error == null || !SILENT.contains(error.kind())) {
                return null;
            }
        }
        return error;
    }

    /** Forgets libraries that a run over everything did not meet. */
    void keepOnly(SyncReport report) {
        Set<LibraryKey> met = report.libraries().stream()
                .map(library -> library.library().key())
                .collect(Collectors.toSet());
        owed.keySet().retainAll(met);
        unread.retainAll(met);
    }

    /** Whether what users did there is known as far as the last look at each library goes. */
    boolean statesRead() {
        return unread.isEmpty();
    }

    /** The ids of the libraries. */
    Set<String> libraries() {
        return owed.keySet().stream().map(LibraryKey::id).collect(Collectors.toSet());
    }

    /** Why one of them failed, where one did. */
    Optional<SyncException> error() {
        return owed.values().stream().flatMap(Optional::stream).findFirst();
    }

    /** How many nanoseconds until they are looked at again; the largest number where there are none. */
    long dueIn() {
        return owed.isEmpty() ? Long.MAX_VALUE : Math.max(0, retryAt - time.nanos());
    }
}
