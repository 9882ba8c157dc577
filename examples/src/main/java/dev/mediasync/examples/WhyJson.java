package dev.mediasync.examples;

import dev.mediasync.model.LibraryKey;
import dev.mediasync.repository.Explanation;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.WithheldItem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells an explanation to a program. */
final class WhyJson {
    private final List<LibraryStatus> libraries;

    WhyJson(List<LibraryStatus> libraries) {
        this.libraries = List.copyOf(libraries);
    }

    Map<String, @Nullable Object> of(Explanation explanation) {
        return JsonLine.fields()
                .put("key", explanation.key())
                .put("standing", Text.word(explanation.standing()))
                .put("places", explanation.places().stream().map(WhyJson::place).toList())
                .put("history", explanation.history().stream().map(this::event).toList())
                .map();
    }

    private static Map<String, @Nullable Object> place(Explanation.Place place) {
        RunRecord run = place.lastSeen();
        WithheldItem withheld = place.withheld();
        return JsonLine.fields()
                .put("source", place.library().key().source().value())
                .put("library", place.library().name())
                .put("lastSeen", run == null ? null : run(run))
                .put("withheld", withheld == null ? null : withheld(withheld))
                .map();
    }

    private static Map<String, @Nullable Object> withheld(WithheldItem item) {
        return JsonLine.fields()
                .put("code", item.code())
                .put("since", item.since())
                .put("runs", item.runs())
                .put("lastSeen", item.lastSeen())
                .map();
    }

    private Map<String, @Nullable Object> event(Explanation.Event event) {
        RunRecord run = event.run();
        return JsonLine.fields()
                .put("sequence", event.change().sequence())
                .put("at", event.change().at())
                .put("source", event.change().library().source().value())
                .put("library", name(libraries, event.change().library()))
                .put("verb", Text.word(event.change().verb()))
                .put("key", event.change().key())
                .put("from", event.change().from())
                .put("kind", event.change().kind())
                .put("title", event.change().title())
                .put("run", run == null ? null : run(run))
                .put("answer", event.answer() == null ? null : Text.word(event.answer()))
                .put("lastSeen", event.lastSeen())
                .map();
    }

    private static Map<String, @Nullable Object> run(RunRecord run) {
        RunRecord.Proof proof = run.proof();
        return JsonLine.fields()
                .put("mode", Text.word(run.mode()))
                .put("started", run.started())
                .put("ended", run.ended())
                .put("outcome", run.outcome())
                .put("observed", proof == null ? null : proof.observed())
                .put("gaps", proof == null ? null : proof.gaps())
                .put("continuity", proof == null ? null : Text.word(proof.continuity()))
                .put("scope", proof == null ? null : proof.scope())
                .put("reasons", run.reasons())
                .map();
    }

    /** What people call a library; its id where it is not recorded any more. */
    static String name(List<LibraryStatus> libraries, LibraryKey key) {
        return libraries.stream()
                .map(LibraryStatus::library)
                .filter(library -> library.key().equals(key))
                .findFirst()
                .map(library -> library.name())
                .orElse(key.id());
    }
}
