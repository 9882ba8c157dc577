package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Question;
import dev.mediasync.jellyfin.People.Person;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.UserState;
import dev.mediasync.source.Cancellation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes what users did.
 *
 * <p>After a look at everything the walking account's states are known already, and those of others cost a walk over ids. After
 * a look at changes each user is asked for whichever costs less, because no server tells which states changed: for everything
 * that fits on a page, and for what is played, begun or a favourite where there is more.
 */
final class UserStates {
    private static final List<String> FILTERS = List.of("IsPlayed", "IsResumable", "IsFavorite");

    private final Server server;
    private final Pager pager;
    private final People people;
    private final Settling settling;
    private final Echoes echoes;
    private final Map<LibraryKey, Look> looks = new HashMap<>();
    /** Of whom not all states of a library came out, so that the touched ones alone would leave a hole. */
    private final Map<LibraryKey, Set<String>> owed = new HashMap<>();

    /** How much the walk just before showed. */
    enum Reach {
        /** Every item. */
        EVERYTHING,
        /** What changed. */
        CHANGES
    }

    private record Look(SeenStates seen, Reach reach) {}

    UserStates(Server server, Pager pager, People people, Echoes echoes) {
        this.server = server;
        this.pager = pager;
        this.people = people;
        this.settling = new Settling(server, pager);
        this.echoes = echoes;
    }

    /** Whether states of others than the walking account are wanted. */
    boolean ofOthers() {
        return people.others();
    }

    /** Begins to collect what a walk over a library shows; what an earlier one showed may not be so any more. */
    SeenStates collecting(Library library) {
        looks.remove(library.key());
        String walking = people.walking();
        return new SeenStates(walking == null ? "" : walking);
    }

    /** Forgets what walks showed, because another run begins. */
    void forget() {
        looks.clear();
    }

    /** Keeps what a walk showed until it is asked for, once. */
    void keep(Library library, SeenStates states, Reach reach) {
        looks.put(library.key(), new Look(states, reach));
    }

    /**
     * Shows the states of all users.
     *
     * @throws SyncException the first failure, when everybody else was read
     */
    void read(Library library, Consumer<ItemState> sink) {
        Look look = looks.remove(library.key());
        Set<String> open = new HashSet<>(people.names());
        Set<String> behind = Objects.requireNonNullElse(owed.put(library.key(), open), Set.of());
        View view = server.load(library.key().id());
        SyncException first = null;
        Fresh fresh = new Fresh(view);
        for (String name : people.names()) {
            Look usable = look != null && look.reach() == Reach.CHANGES && behind.contains(name) ? null : look;
            try {
                SeenStates states = states(view, name, usable);
                states.show(server.id(), states.anyUntouched() ? fresh.ids() : Set.of(), sink);
                open.remove(name);
            } catch (SyncException e) {
                SyncException failure = of(name, e);
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** What is not settled in a library, asked for when it matters and once for all users. */
    private final class Fresh {
        private final View view;
        private boolean asked;
        private @Nullable Set<String> ids;

        Fresh(View view) {
            this.view = view;
        }

        @Nullable
        Set<String> ids() {
            if (!asked) {
                ids = settling.of(view);
                asked = true;
            }
            return ids;
        }
    }

    /** The failure with the name of the user; one that ends everything is thrown at once. */
    private static SyncException of(String user, SyncException failure) {
        if (failure.kind() == ErrorKind.CANCELLED || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        return new SyncException(failure.kind(), "Of user \"" + user + "\": " + failure.getMessage(), failure);
    }

    private SeenStates states(View view, String name, @Nullable Look look) {
        SeenStates walked = look != null && people.walks(name) ? look.seen() : null;
        boolean changes = look != null && look.reach() == Reach.CHANGES;
        if (walked != null && !changes) {
            return walked;
        }
        SeenStates states = walked == null ? new SeenStates(name) : walked;
        Person person = people.find(name);
        for (ItemType type : view.types()) {
            if (changes) {
                touched(view, type, person, states);
            } else {
                walk(type, person.questions().stated(view, type), person, states);
            }
        }
        return states;
    }

    /** What holds others is played when they are, so only its mark as favourite is its own. */
    private void touched(View view, ItemType type, Person person, SeenStates states) {
        if (type.playable() && person.reads().count(person.questions().rows(view, type)) <= pager.rows()) {
            walk(type, person.questions().stated(view, type), person, states);
            return;
        }
        for (String filter : FILTERS) {
            if (type.playable() || filter.equals("IsFavorite")) {
                walk(type, person.questions().filtered(view, type, filter), person, states);
            }
        }
    }

    private void walk(ItemType type, Question question, Person person, SeenStates states) {
        pager.listing(type.listing(), question, person.reads())
                .read(new Cancellation(), page -> collect(page, type, states));
    }

    private void collect(ListedPage page, ItemType type, SeenStates states) {
        for (Row row : page.rows()) {
            String id = server.dialect().id(row.word("Id"));
            if (id != null && type.word().equals(row.word("Type"))) {
                states.saw(row, id, type);
            }
        }
    }

    void write(ItemKey key, UserState state) {
        forget();
        new StateWriter(server, people.find(state.user()), echoes).write(key, state);
    }
}
