package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.UserState;
import dev.mediasync.source.Cancellation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads and writes what users did; each user is asked for with a token of his own. */
final class UserStates {
    /** Of a row the server leaves out what takes it most work and tells nothing of users. */
    private static final String NO_ELEMENTS =
            "Media,Genre,Role,Director,Writer,Producer,Country,Collection,Label,Guid,Image,UltraBlurColors";

    private static final String NO_FIELDS = "summary,tagline";

    private final Server server;
    private final Pager pager;
    private final String account;
    private final Map<String, Reads> users;
    private final Map<LibraryKey, SeenStates> seen = new HashMap<>();

    /**
     * Makes ready.
     *
     * @param account the user whose token walks over libraries
     * @param users the way to the server for each user
     */
    UserStates(Server server, Pager pager, String account, Map<String, Reads> users) {
        this.server = server;
        this.pager = pager;
        this.account = account;
        this.users = new LinkedHashMap<>(users);
    }

    /** Begins to collect what a walk over a library shows; what an earlier one showed may not be so any more. */
    SeenStates collecting(Library library) {
        forget(library);
        return new SeenStates(account);
    }

    /** Forgets what a walk over a library showed. */
    void forget(Library library) {
        seen.remove(library.key());
    }

    /** Forgets what walks showed, because another run begins. */
    void forget() {
        seen.clear();
    }

    /** Keeps what a walk showed until it is asked for, once. */
    void keep(Library library, SeenStates states) {
        seen.put(library.key(), states);
    }

    /**
     * Shows the states of all users.
     *
     * @throws SyncException the first failure, when everybody else was read
     */
    void read(Library library, Consumer<ItemState> sink) {
        Section section = server.load(library.key().id());
        SeenStates shown = seen.remove(library.key());
        SyncException first = null;
        for (Map.Entry<String, Reads> user : users.entrySet()) {
            SeenStates states;
            try {
                states = states(section, user.getKey(), user.getValue(), shown);
            } catch (SyncException e) {
                SyncException failure = of(user.getKey(), e);
                first = first == null ? failure : first;
                continue;
            }
            states.show(server.describe().id(), sink);
        }
        if (first != null) {
            throw first;
        }
    }

    /** The failure with the name of the user; one that ends everything is thrown at once. */
    private static SyncException of(String user, SyncException failure) {
        if (failure.kind() == ErrorKind.CANCELLED || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        return new SyncException(failure.kind(), "Of user \"" + user + "\": " + failure.getMessage(), failure);
    }

    private SeenStates states(Section section, String user, Reads reads, @Nullable SeenStates shown) {
        return shown != null && user.equals(account) ? shown : walk(section, user, reads);
    }

    private SeenStates walk(Section section, String user, Reads reads) {
        SeenStates states = new SeenStates(user);
        for (RowType type : section.types()) {
            Question question = LibraryWalk.rows(section, type)
                    .with("excludeElements", NO_ELEMENTS)
                    .with("excludeFields", NO_FIELDS)
                    .with("skipRefresh", "1")
                    .with("checkFiles", "0");
            pager.listing(type, question, reads).read(new Cancellation(), page -> collect(page, type, states));
        }
        return states;
    }

    private static void collect(ListedPage page, RowType type, SeenStates states) {
        for (Row row : page.rows()) {
            String id = Observations.id(row);
            if (id != null && type.word().equals(row.text("type"))) {
                states.saw(row, id, type);
            }
        }
    }

    void write(ItemKey key, UserState state) {
        Reads reads = users.get(state.user());
        if (reads == null) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "No token was given for user \"" + state.user() + "\"; known are " + users.keySet());
        }
        forget();
        new StateWriter(reads, server).write(key, state);
    }
}
