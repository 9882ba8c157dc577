package dev.mediasync.examples.web;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaWatch;
import dev.mediasync.SourceStatus;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.SyncReport;
import dev.mediasync.examples.JsonLine;
import dev.mediasync.examples.JsonLine.Fields;
import dev.mediasync.model.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Shows how the sources stand, and asks for runs. */
final class Watched {
    private final MediaWatch watch;
    private final Known known;

    Watched(MediaWatch watch, Known known) {
        this.watch = watch;
        this.known = known;
    }

    void on(WebServer server) {
        server.get("/api/sources", WebServer.json(call -> sources())).post("/api/sync", WebServer.json(call -> sync()));
    }

    private Fields sources() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        watch.status().forEach(status -> all.add(source(status).map()));
        return JsonLine.fields().put("sources", all);
    }

    private Fields source(SourceStatus status) {
        SourceId id = known.id(status.source());
        SyncException error = error(status.state());
        return JsonLine.fields()
                .put("address", status.source())
                .put("source", id == null ? null : id.value())
                .put("state", status.state().getClass().getSimpleName())
                .put("away", error != null)
                .put("message", error == null ? null : error.getMessage())
                .put("since", status.since());
    }

    private static @Nullable SyncException error(SourceStatus.State state) {
        if (state instanceof SourceStatus.Away away) {
            return away.error();
        }
        if (state instanceof SourceStatus.NeedsSignIn refused) {
            return refused.error();
        }
        return state instanceof SourceStatus.Failing failing ? failing.error() : null;
    }

    /** Asks every source for a look at everything; that is under way when the answer comes. */
    private Fields sync() {
        watch.status().forEach(status -> watch.sync(status.source(), SyncOptions.defaults()));
        return JsonLine.fields().put("asked", watch.status().size());
    }

    /** Runs over one source, and waits for the end. */
    SyncReport sync(SourceId id, SyncOptions options) {
        String name = watch.status().stream()
                .filter(status -> id.equals(known.id(status.source())))
                .map(SourceStatus::source)
                .findFirst()
                .orElseThrow(() -> new SyncException(
                        ErrorKind.USAGE, "Nothing is known of source " + id + " now; it must be there to be asked"));
        try {
            return watch.sync(name, options).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SyncException told ? told : e;
        }
    }
}
