package dev.mediasync.tck;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.PushHint;
import dev.mediasync.source.SourceDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A scripted source that tells of changes, goes away and comes back, and notes what it was asked. */
class LiveSource extends AbleSource {
    final List<Library> walks = new ArrayList<>();
    final List<Library> looks = new ArrayList<>();
    final List<UserState> written = new ArrayList<>();
    Set<Capability> capabilities = EnumSet.complementOf(EnumSet.of(Capability.DETAILS));

    @Nullable
    ItemKey refused;

    /** At whose state the source breaks as none should. */
    @Nullable
    ItemKey poison;

    boolean hidesStates;
    int refusals;
    private final List<Consumer<PushHint>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable SyncException trouble;
    private @Nullable Error breakdown;

    LiveSource(ScriptedSource scripted) {
        super(scripted);
    }

    /** Tells whoever listens. */
    void tell(PushHint hint) {
        listeners.forEach(listener -> listener.accept(hint));
    }

    /** Fails whatever it is asked, until it is back. */
    void away() {
        fails(ErrorKind.SOURCE_UNREACHABLE);
    }

    void fails(ErrorKind kind) {
        trouble = new SyncException(kind, "The source is in trouble: " + kind);
    }

    /** Breaks as nothing should, until it is back. */
    void breaks() {
        breakdown = new StackOverflowError();
    }

    /** Answers again, and says that events may have been missed, as after every lost connection. */
    void back() {
        trouble = null;
        breakdown = null;
        tell(PushHint.everything());
    }

    /** Answers again without a word. */
    void backSilently() {
        trouble = null;
        breakdown = null;
    }

    int listeners() {
        return listeners.size();
    }

    private void answer() {
        if (trouble != null) {
            throw trouble;
        }
        if (breakdown != null) {
            throw breakdown;
        }
    }

    @Override
    public SourceDescription describe() {
        return describe(capabilities);
    }

    @Override
    public List<Library> libraries() {
        answer();
        return super.libraries();
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        answer();
        walks.add(library);
        return super.enumerate(library, cancellation, sink);
    }

    @Override
    public WalkEnd changes(Library library, String cursor, Cancellation cancellation, PageSink sink) {
        answer();
        looks.add(library);
        return super.changes(library, cursor, cancellation, sink);
    }

    @Override
    public Map<String, Presence> presence(Library library, Collection<String> ids) {
        answer();
        return super.presence(library, ids);
    }

    @Override
    public void readUserStates(Library library, Consumer<ItemState> sink) {
        answer();
        if (hidesStates) {
            throw new SyncException(ErrorKind.SOURCE_INVALID, "The source does not show what users did");
        }
        super.readUserStates(library, sink);
    }

    @Override
    public void writeUserState(ItemKey key, UserState state) {
        answer();
        if (key.equals(refused)) {
            refusals++;
            throw new SyncException(ErrorKind.SOURCE_INVALID, "The source does not take it");
        }
        if (key.equals(poison)) {
            throw new IllegalStateException("The source breaks");
        }
        written.add(state);
        super.writeUserState(key, state);
    }

    @Override
    public AutoCloseable subscribe(Consumer<PushHint> listener) {
        answer();
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
