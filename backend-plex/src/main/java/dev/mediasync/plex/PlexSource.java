package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Notifications;
import dev.mediasync.internal.http.Pace;
import dev.mediasync.internal.http.ServerAddress;
import dev.mediasync.internal.http.Transport;
import dev.mediasync.internal.http.Tuning;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.PushHint;
import dev.mediasync.source.SourceDescription;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Plex Media Server; its film, show and music libraries, as one account sees them.
 *
 * <p>Item ids are rating keys. Every walk proves what it can: pages overlap by a row, totals and the server's change counter
 * are compared, and the server must be the same one before and after. The token goes into a header of each request and
 * nowhere else. Not thread-safe.
 */
public final class PlexSource implements MediaSource {
    private static final Set<Capability> CAPABILITIES = EnumSet.of(
            Capability.PRESENCE,
            Capability.DETAILS,
            Capability.USER_STATE_READ,
            Capability.USER_STATE_WRITE,
            Capability.INCREMENTAL,
            Capability.PUSH);

    private final Server server;
    private final Reads reads;
    private final LibraryWalk walk;
    private final UserStates states;
    private final Details details;
    private final Denied denied;
    private final Pace pace;
    private final List<Notifications> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService threads;

    /** What it means that the server denies an item to an account that is not its owner's. */
    public enum Denied {
        /** It may be hidden from the account, so it stays until somebody removes it otherwise. */
        HIDDEN,
        /** It is gone; for accounts whose restrictions are known to stay as they are. */
        GONE
    }

    private PlexSource(Builder builder) {
        Tuning tuning = builder.tuning;
        pace = builder.pace;
        Transport http = Transport.of(
                builder.base,
                ClientHeaders.of(builder.clientId),
                Ways.secret(builder.base, builder.credentials),
                tuning.timeout());
        reads = Reads.of(http, tuning);
        details = new Details(reads);
        denied = builder.denied;
        server = new Server(reads, CAPABILITIES);
        threads = Executors.newFixedThreadPool(tuning.parallelPages(), PlexSource::thread);
        Pager pager = new Pager(server, tuning, threads);
        Account account = builder.account();
        walk = new LibraryWalk(server, reads, pager, account.scope());
        Map<String, Reads> users = new LinkedHashMap<>();
        users.put(account.user(), reads);
        builder.users.forEach(
                (user, credentials) -> users.put(user, reads.as(http.as(Ways.secret(builder.base, credentials)))));
        states = new UserStates(server, pager, account.user(), users);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mediasync-plex");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts with the server's address and a token for it.
     *
     * @param address {@code http://host:32400} or {@code https://host:32400}
     * @param credentials a token that this server takes; that of an account is not that of a server shared with it
     * @throws SyncException of kind {@link ErrorKind#USAGE} if the address makes no sense, or would send the token in the
     *     clear across other networks
     */
    public static Builder builder(String address, Credentials credentials) {
        return new Builder(Ways.address(address, ServerAddress.Plain.AT_HOME_ONLY), credentials);
    }

    /** The same for a server to which the way is safe although nothing is encrypted, for example through a tunnel. */
    public static Builder builderOverPlainHttp(String address, Credentials credentials) {
        return new Builder(Ways.address(address, ServerAddress.Plain.ANYWHERE), credentials);
    }

    @Override
    public SourceDescription describe() {
        return server.describe();
    }

    @Override
    public List<Library> libraries() {
        states.forget();
        server.check();
        SourceId id = describe().id();
        return server.supported().stream().map(section -> section.library(id)).toList();
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        mine(library);
        SeenStates seen = states.collecting(library);
        WalkEnd end = walk.everything(library, cancellation, sink, seen::saw);
        states.keep(library, seen, null);
        return end;
    }

    @Override
    public WalkEnd changes(Library library, String cursor, Cancellation cancellation, PageSink sink) {
        mine(library);
        SeenStates seen = states.collecting(library);
        WalkEnd end = new ChangesWalk(server, walk, cancellation, sink, seen::saw).since(cursor, library);
        states.keep(library, seen, Cursor.begin(cursor));
        return end;
    }

    /**
     * Says gone only of what the server, asked for it alone, does not have, or has in another library.
     *
     * <p>What it does not show to an account that is not its owner's is {@linkplain Denied as the builder says}.
     */
    @Override
    public Map<String, Presence> presence(Library library, Collection<String> ids) {
        mine(library);
        return new PresenceCheck(server, reads, new Absence(reads, denied))
                .answer(library.key().id(), ids);
    }

    @Override
    public List<MediaItem> details(Library library, Collection<MediaItem> items) {
        mine(library);
        items.forEach(item -> mine(item.key()));
        return details.of(items);
    }

    /**
     * Shows all states, or just after {@link #changes} those of what was played or changed since its cursor.
     *
     * <p>What {@link #enumerate} showed just before is not asked for again. Each walk, and each run, begins anew. That a play
     * was taken back shows after a walk over everything only.
     *
     * @throws SyncException the first failure, when the other users were read
     */
    @Override
    public void readUserStates(Library library, Consumer<ItemState> sink) {
        mine(library);
        states.read(library, sink);
    }

    /**
     * Sends only what the server does not know yet, so that writing a state twice plays nothing twice.
     *
     * <p>Whether an item is played is written; how often, the server counts by itself.
     *
     * @throws SyncException of kind {@link ErrorKind#USAGE} if the item is of another source or is not played itself, like a
     *     show, or the user has no token
     */
    @Override
    public void writeUserState(ItemKey key, UserState state) {
        mine(key);
        states.write(key, state);
    }

    /** Hints come some seconds after what they tell of; each new connection begins with a hint to look at everything. */
    @Override
    public AutoCloseable subscribe(Consumer<PushHint> listener) {
        Notifications listening =
                new Notifications(reads::asking, new HintParser(describe().id()), listener, pace).start();
        listeners.add(listening);
        return listening;
    }

    private void mine(Library library) {
        SourceId id = describe().id();
        if (!library.key().source().equals(id)) {
            throw new SyncException(
                    ErrorKind.USAGE, "Source " + id + " has no library " + library.key() + "; it is of another source");
        }
    }

    /** Another server may use the same number for something else. */
    private void mine(ItemKey key) {
        SourceId id = describe().id();
        if (!key.source().equals(id)) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "Source " + id + " has no item " + key + "; it is of source " + key.source() + ", ask that");
        }
    }

    @Override
    public void close() {
        listeners.forEach(Notifications::close);
        threads.shutdownNow();
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {
        private static final int MOST_ROWS = 1_000;
        private static final int MOST_PAGES = 8;

        private final URI base;
        private final Credentials credentials;
        private final Map<String, Credentials> users = new LinkedHashMap<>();
        private @Nullable String name;
        private String clientId = ClientHeaders.defaultClientId();
        private Tuning tuning = Tuning.DEFAULT;
        private Denied denied = Denied.HIDDEN;
        private Pace pace = Pace.DEFAULT;

        private Builder(URI base, Credentials credentials) {
            this.base = base;
            this.credentials = credentials;
        }

        /**
         * Sets the name of the token's account, under which its states are kept; {@code default} unless set.
         *
         * <p>A named account stays the same whatever token it has. Unless it is named, a new token counts as another account:
         * what that does not see waits for an approval.
         */
        public Builder withAccount(String value) {
            name = value;
            return this;
        }

        /** Adds a user whose states are read and written, too, with a token of his own for this server. */
        public Builder withUser(String name, Credentials token) {
            users.put(name, token);
            return this;
        }

        /** Sets what it means that the server denies an item to an account not its owner's; {@code HIDDEN} unless set. */
        public Builder withDenied(Denied value) {
            denied = value;
            return this;
        }

        /** Sets the lasting name of this program's installation; made of user and machine unless set. */
        public Builder withClientIdentifier(String value) {
            clientId = value;
            return this;
        }

        /** Sets how long one answer may take; a minute unless set. */
        public Builder withTimeout(Duration value) {
            tuning = tuning.withTimeout(value);
            return this;
        }

        /** Sets how many rows a page has at most, 1 to 1,000; 400 unless set. */
        public Builder withPageRows(int value) {
            tuning = tuning.withPageRows(value);
            return this;
        }

        /** Sets how many pages are asked for at once, 1 to 8; two unless set. */
        public Builder withParallelPages(int value) {
            tuning = tuning.withParallelPages(value);
            return this;
        }

        /** Sets the clock by which a silent server is left in peace; the system's unless set. */
        public Builder withClock(Clock value) {
            tuning = tuning.withClock(value);
            return this;
        }

        Builder withPace(Pace value) {
            pace = value;
            return this;
        }

        Builder withPause(Tuning.Pause value) {
            tuning = tuning.withPause(value);
            return this;
        }

        private Account account() {
            return Account.of(name, credentials);
        }

        /**
         * Builds the source; nothing is connected yet.
         *
         * @throws IllegalArgumentException naming everything that makes no sense
         */
        public PlexSource build() {
            StringBuilder wrong = new StringBuilder();
            if (tuning.pageRows() < 1 || tuning.pageRows() > MOST_ROWS) {
                wrong.append("A page has 1 to " + MOST_ROWS + " rows, not " + tuning.pageRows() + ". ");
            }
            if (tuning.parallelPages() < 1 || tuning.parallelPages() > MOST_PAGES) {
                wrong.append(
                        "1 to " + MOST_PAGES + " pages are asked for at once, not " + tuning.parallelPages() + ". ");
            }
            if (tuning.timeout().isNegative() || tuning.timeout().isZero()) {
                wrong.append("A time-out is positive, not " + tuning.timeout() + ". ");
            }
            String account = account().user();
            if (account.isBlank()
                    || users.containsKey(account)
                    || users.keySet().stream().anyMatch(String::isBlank)) {
                wrong.append("The account and the users have names, all of them different. ");
            }
            if (wrong.length() > 0) {
                throw new IllegalArgumentException(wrong.toString().strip());
            }
            return new PlexSource(this);
        }
    }
}
