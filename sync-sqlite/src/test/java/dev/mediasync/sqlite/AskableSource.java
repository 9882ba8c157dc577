package dev.mediasync.sqlite;

import dev.mediasync.model.Library;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.SourceDescription;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The honest source of films, which can be asked about single ids, so that films may go without an approval. */
record AskableSource(FakeSource films) implements MediaSource {
    @Override
    public SourceDescription describe() {
        return new SourceDescription(FakeSource.ID, "fake", "1", Set.of(Capability.PRESENCE));
    }

    @Override
    public List<Library> libraries() {
        return films.libraries();
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        return films.enumerate(library, cancellation, sink);
    }

    @Override
    public Map<String, Presence> presence(Library library, Collection<String> ids) {
        Set<String> there = new HashSet<>();
        films.items.forEach(item -> there.add(item.key().id()));
        Map<String, Presence> answers = new HashMap<>();
        ids.forEach(id -> answers.put(id, there.contains(id) ? Presence.PRESENT : Presence.GONE));
        return answers;
    }

    @Override
    public void close() {
        films.close();
    }
}
