package dev.mediasync.examples.web;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.examples.JsonLine;
import dev.mediasync.examples.JsonLine.Fields;
import dev.mediasync.examples.Reports;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the plans that wait for an approval, and releases them. */
final class Review {
    private static final int SHOWN = 1_000;

    private final MediaRepository repository;
    private final Watched watched;

    Review(MediaRepository repository, Watched watched) {
        this.repository = repository;
        this.watched = watched;
    }

    void on(WebServer server) {
        server.get("/api/plans", WebServer.json(call -> plans())).post("/api/approve", WebServer.json(this::approve));
    }

    private Fields plans() {
        List<Map<String, @Nullable Object>> plans = new ArrayList<>();
        for (LibraryStatus status : repository.libraries()) {
            repository.blockedPlan(status.library().key()).ifPresent(plan -> plans.add(plan(status, plan)));
        }
        return JsonLine.fields().put("plans", plans);
    }

    private static Map<String, @Nullable Object> plan(LibraryStatus status, SyncPlan plan) {
        List<Map<String, @Nullable Object>> losses = new ArrayList<>();
        for (Change change : plan.changes()) {
            if (losses.size() < SHOWN && change instanceof Change.Remove remove) {
                losses.add(loss(remove.key().toString(), remove.kind().word(), remove.title()));
            } else if (losses.size() < SHOWN && change instanceof Change.Replace replace) {
                losses.add(loss(replace.key().toString(), replace.formerKind().word(), replace.formerTitle()));
            }
        }
        return JsonLine.fields()
                .put("library", status.library().key().toString())
                .put("name", status.library().name())
                .put("items", status.items())
                .put("digest", plan.digest())
                .put("reasons", plan.reasons())
                .put("losses", losses)
                .put("count", plan.losses().size())
                .map();
    }

    private static Map<String, @Nullable Object> loss(String key, String kind, String title) {
        return JsonLine.fields()
                .put("key", key)
                .put("kind", kind)
                .put("title", title)
                .map();
    }

    /** Runs over the library with this approval: exactly these removals, and only of what is still absent. */
    private Fields approve(Call call) throws IOException {
        String digest = String.valueOf(call.body().get("digest"));
        LibraryKey library = repository.libraries().stream()
                .filter(status -> digest.equals(status.blocked()))
                .map(status -> status.library().key())
                .findFirst()
                .orElseThrow(() -> new SyncException(
                        ErrorKind.NOT_APPROVED, "This plan does not wait any more; look at what waits now"));
        SyncOptions options = SyncOptions.defaults().only(Set.of(library.id())).approve(digest);
        List<Map<String, @Nullable Object>> reports = new ArrayList<>();
        watched.sync(library.source(), options).libraries().forEach(report -> reports.add(Reports.json(report)));
        return JsonLine.fields().put("reports", reports);
    }
}
