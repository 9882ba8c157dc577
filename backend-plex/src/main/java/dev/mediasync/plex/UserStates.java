package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.UserState;
import dev.mediasync.source.Cancellation;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes what users did; each user is asked for with a token of his own. */
final class UserStates {
    private static final Logger LOG = LoggerFactory.getLogger(UserStates.class);
    /** Of a row the server leaves out what takes it most work and tells nothing of users. */
    private static final String NO_ELEMENTS =
            "Media,Genre,Role,Director,Writer,Producer,Country,Collection,Label,Guid,Image,UltraBlurColors";

    private static final String NO_FIELDS = "summary,tagline";

    private final Server server;
    private final Pager pager;
    private final String account;
    private final Map<String, Reads> users;
    private final Map<LibraryKey, Look> looks = new HashMap<>();
    /** Of whom not all states of a library came out, so that the latest alone would leave a hole. */
    private final Map<LibraryKey, Set<String>> owed = new HashMap<>();

    private final OwnWrites own = new OwnWrites();

    /**
     * What the walk just before showed.
     *
     * @param seen the states of the account that walked
     * @param since where the walk began in time, null for one over everything
     */
    private record Look(SeenStates seen, @Nullable Instant since) {}

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
        looks.remove(library.key());
        return new SeenStates(account);
    }

    /** Forgets what walks showed, because another run begins. */
    void forget() {
        looks.clear();
    }

    /**
     * Keeps what a walk showed until it is asked for, once.
     *
     * @param since where the walk began in time, null for one over everything
     */
    void keep(Library library, SeenStates states, @Nullable Instant since) {
        looks.put(library.key(), new Look(states, since));
    }

    /**
     * Shows the states of all users.
     *
     * @throws SyncException the first failure, when everybody else was read
     */
    void read(Library library, Consumer<ItemState> sink) {
        Look look = looks.remove(library.key());
        Set<String> open = new HashSet<>(users.keySet());
        Set<String> behind = Objects.requireNonNullElse(owed.put(library.key(), open), Set.of());
        Section section = server.load(library.key().id());
        SyncException first = null;
        for (Map.Entry<String, Reads> user : users.entrySet()) {
            Look usable = look != null && look.since() != null && behind.contains(user.getKey()) ? null : look;
            SeenStates states;
            try {
                states = states(section, user.getKey(), user.getValue(), usable);
            } catch (SyncException e) {
                SyncException failure = of(user.getKey(), e);
                first = first == null ? failure : first;
                continue;
            }
            states.show(server.describe().id(), sink);
            open.remove(user.getKey());
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

    private SeenStates states(Section section, String user, Reads reads, @Nullable Look look) {
        Instant since = look == null ? null : look.since();
        SeenStates states = look != null && user.equals(account) ? look.seen() : new SeenStates(user);
        boolean all = look != null && since == null && user.equals(account);
        if (!all) {
            for (RowType type : section.types()) {
                walk(section, type, since, reads, states);
            }
        }
        return states;
    }

    /** Reads rows of a type: those played since a moment, or all where none is given or the server cannot tell. */
    private void walk(Section section, RowType type, @Nullable Instant since, Reads reads, SeenStates states) {
        Question all = LibraryWalk.rows(section, type)
                .with("excludeElements", NO_ELEMENTS)
                .with("excludeFields", NO_FIELDS)
                .with("skipRefresh", "1")
                .with("checkFiles", "0");
        Question question = since == null ? all : ChangesWalk.after(all, type, "lastViewedAt", since);
        try {
            pager.listing(type, question, reads).read(new Cancellation(), page -> collect(page, type, states));
        } catch (HttpFailure e) {
            if (since == null || e.kind() != ErrorKind.SOURCE_INVALID) {
                throw e;
            }
            LOG.debug("The {} that were played since {} cannot be asked for", type.listing(), since, e);
            walk(section, type, null, reads, states);
        }
    }

    private static void collect(ListedPage page, RowType type, SeenStates states) {
        for (ListedRow row : page.rows()) {
            String id = row.id();
            if (id != null && type.word().equals(row.type())) {
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
        new StateWriter(reads, server, own).write(key, state);
    }
}
