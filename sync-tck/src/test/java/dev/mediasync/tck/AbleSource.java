package dev.mediasync.tck;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.PushHint;
import dev.mediasync.source.SourceDescription;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A scripted source that has every capability; a wrong one overrides what it breaks. */
class AbleSource implements MediaSource {
    final ScriptedSource scripted;
    private final Map<ItemKey, UserState> states = new LinkedHashMap<>();

    AbleSource(ScriptedSource scripted) {
        this.scripted = scripted.withChanges();
    }

    /** Remembers what a user did. */
    AbleSource with(ItemKey key, UserState state) {
        states.put(key, state);
        return this;
    }

    /** What the user did last with an item, whether it is there or not. */
    Optional<UserState> state(ItemKey key) {
        return Optional.ofNullable(states.get(key));
    }

    @Override
    public SourceDescription describe() {
        return describe(EnumSet.allOf(Capability.class));
    }

    final SourceDescription describe(Set<Capability> capabilities) {
        SourceDescription plain = scripted.describe();
        return new SourceDescription(plain.id(), plain.product(), plain.version(), capabilities);
    }

    @Override
    public List<Library> libraries() {
        return scripted.libraries();
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        return scripted.enumerate(library, cancellation, sink);
    }

    @Override
    public WalkEnd changes(Library library, String cursor, Cancellation cancellation, PageSink sink) {
        return scripted.changes(library, cursor, cancellation, sink);
    }

    @Override
    public Map<String, Presence> presence(Library library, Collection<String> ids) {
        return scripted.presence(library, ids);
    }

    @Override
    public List<MediaItem> details(Library library, Collection<MediaItem> items) {
        return List.copyOf(items);
    }

    @Override
    public void readUserStates(Library library, Consumer<ItemState> sink) {
        scripted.held(library).forEach(item -> {
            UserState state = states.get(item.key());
            if (state != null) {
                sink.accept(new ItemState(item.key(), state));
            }
        });
    }

    @Override
    public void writeUserState(ItemKey key, UserState state) {
        states.put(key, state);
    }

    @Override
    public AutoCloseable subscribe(Consumer<PushHint> listener) {
        return () -> {};
    }

    @Override
    public void close() {
        scripted.close();
    }
}
