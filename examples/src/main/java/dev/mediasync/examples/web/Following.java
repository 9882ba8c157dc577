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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows runs, tells the pages of their progress, and remembers the last of them; thread-safe. */
final class Following {
    private static final int KEPT = 100;
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Events events;
    private final Clock clock;
    private final Deque<Map<String, @Nullable Object>> ended = new ArrayDeque<>();
    private final Map<String, Map<String, @Nullable Object>> running = new LinkedHashMap<>();
    private final Map<String, Long> expected = new LinkedHashMap<>();
    private Instant told = Instant.EPOCH;

    Following(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void on(WebServer server) {
        server.get("/api/runs", WebServer.json(call -> runs()));
    }

    private synchronized Fields runs() {
        return JsonLine.fields().put("running", List.copyOf(running.values())).put("ended", new ArrayList<>(ended));
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
        Fields fields = JsonLine.fields()
                .put("library", name(library))
                .put("name", library.name())
                .put("observed", observed)
                .put("expected", expected.getOrDefault(name(library), 0L));
        running.put(name(library), fields.map());
        events.tell("progress", fields);
    }

    private static String name(Library library) {
        return library.key().toString();
    }

    private synchronized void ended(LibraryReport report) {
        running.remove(name(report.library()));
        Map<String, @Nullable Object> line = new LinkedHashMap<>(Reports.json(report));
        line.put("key", name(report.library()));
        line.put("ended", clock.instant());
        ended.addFirst(line);
        if (ended.size() > KEPT) {
            ended.removeLast();
        }
        Fields fields = JsonLine.fields();
        line.forEach(fields::put);
        events.tell("run", fields);
    }
}
