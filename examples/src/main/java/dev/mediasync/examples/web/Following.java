package dev.mediasync.examples.web;

import dev.mediasync.LibraryReport;
import dev.mediasync.SyncListener;
import dev.mediasync.examples.JsonLine;
import dev.mediasync.examples.JsonLine.Fields;
import dev.mediasync.examples.Reports;
import dev.mediasync.model.Library;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Follows runs, and tells the pages of their progress; thread-safe. */
final class Following {
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Events events;
    private final Clock clock;
    private final Map<String, Long> expected = new HashMap<>();
    private Instant told = Instant.EPOCH;

    Following(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Follows the runs over one source. */
    SyncListener of(String address, Known known) {
        return new SyncListener() {
            @Override
            public void started(Library library, long recorded) {
                known.tell(address, library.key().source());
                Following.this.started(library, recorded);
            }

            @Override
            public void observed(Library library, long observed) {
                Following.this.observed(library, observed);
            }

            @Override
            public void ended(LibraryReport report) {
                Following.this.ended(report);
            }
        };
    }

    private synchronized void started(Library library, long recorded) {
        expected.put(name(library), recorded);
        progress(library, 0);
    }

    private synchronized void observed(Library library, long observed) {
        if (told.plus(BETWEEN).isBefore(clock.instant())) {
            progress(library, observed);
        }
    }

    private void progress(Library library, long observed) {
        told = clock.instant();
        events.tell(
                "progress",
                JsonLine.fields()
                        .put("library", name(library))
                        .put("name", library.name())
                        .put("observed", observed)
                        .put("expected", expected.getOrDefault(name(library), 0L)));
    }

    private static String name(Library library) {
        return library.key().toString();
    }

    private synchronized void ended(LibraryReport report) {
        expected.remove(name(report.library()));
        Fields fields = JsonLine.fields().put("key", name(report.library()));
        Reports.json(report).forEach(fields::put);
        events.tell("run", fields);
    }
}
