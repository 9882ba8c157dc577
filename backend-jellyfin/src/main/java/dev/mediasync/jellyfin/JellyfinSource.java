package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Notifications;
import dev.mediasync.internal.http.Pace;
import dev.mediasync.internal.http.ServerAddress.Plain;
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
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.PushHint;
import dev.mediasync.source.SourceDescription;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Jellyfin or Emby server; its libraries as one user sees them, or as a key does.
 *
 * <p>Every walk proves what it can: pages overlap by a row, totals are compared with a count asked for apart, and server, account
 * and libraries must be the same before and after. The secret goes into a header of each request and nowhere else. Not
 * thread-safe.
 */
public final class JellyfinSource implements MediaSource {
    private static final Logger LOG = LoggerFactory.getLogger(JellyfinSource.class);

    private final Server server;
    private final LibraryWalk walk;
    private final ChangesWalk changes;
    private final UserStates states;
    private final Details details;
    private final Aliases aliases = new Aliases();
    private final Echoes echoes;
    private final Pace pace;
    private final List<Notifications> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService threads;

    private JellyfinSource(Builder builder) {
        Tuning tuning = builder.tuning;
        pace = builder.pace;
        server = new Server(builder.session(builder.secret()), builder.dialect);
        threads = Executors.newFixedThreadPool(tuning.parallelPages(), JellyfinSource::thread);
        Pager pager = new Pager(server, tuning, threads);
        walk = new LibraryWalk(server, pager);
        changes = new ChangesWalk(server, walk, pager);
        details = new Details(server, builder.telling);
        Map<String, Session> own = new LinkedHashMap<>();
        builder.users.forEach((name, secret) -> own.put(name, builder.session(Secret.of(secret, name))));
        echoes = new Echoes(tuning.clock());
        states = new UserStates(server, pager, new People(server, builder.named, own), echoes);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mediasync-jellyfin");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts with a Jellyfin server's address and a secret for it.
     *
     * @param address {@code http://host:8096} or {@code https://host}, with the server's base path where it has one
     * @param credentials an API key, a user's token, or {@code name:password}
     * @throws SyncException of kind {@link ErrorKind#USAGE} if the address makes no sense, or would send the secret in the
     *     clear across other networks
     */
    public static Builder builder(String address, Credentials credentials) {
        return Builder.of(Dialect.JELLYFIN, address, credentials, Plain.AT_HOME_ONLY);
    }

    /** The same for an Emby server. */
    public static Builder embyBuilder(String address, Credentials credentials) {
        return Builder.of(Dialect.EMBY, address, credentials, Plain.AT_HOME_ONLY);
    }

    @Override
    public SourceDescription describe() {
        return server.describe(states.ofOthers());
    }

    @Override
    public List<Library> libraries() {
        states.forget();
        details.forget();
        aliases.forget();
        server.check();
        server.lookAgain();
        SourceId id = server.id();
        return server.supported().stream().map(view -> view.library(id)).toList();
    }

    @Override
    public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
        mine(library);
        SeenStates seen = states.collecting(library);
        WalkEnd end = walk.everything(library, cancellation, aliases.noting(sink), item -> saw(item, seen));
        states.keep(library, seen, UserStates.Reach.EVERYTHING);
        return end;
    }

    private void saw(Parsed.Item item, SeenStates seen) {
        details.note(item);
        seen.saw(item.row(), item.id(), item.type());
    }

    /**
     * Shows what was saved since a cursor.
     *
     * @throws SyncException of kind {@link ErrorKind#CURSOR_INVALID} if the server ignores the time, or saved so much that a look
     *     at everything costs no more
     */
    @Override
    public WalkEnd changes(Library library, String cursor, Cancellation cancellation, PageSink sink) {
        mine(library);
        SeenStates seen = states.collecting(library);
        WalkEnd end = changes.since(cursor, library, cancellation, sink, item -> saw(item, seen));
        states.keep(library, seen, UserStates.Reach.CHANGES);
        return end;
    }

    /** Says gone of what nobody is shown and of other names of listed items, and hidden of what is there but not in lists. */
    @Override
    public Map<String, Presence> presence(Library library, Collection<String> ids) {
        mine(library);
        return aliases.answers(new PresenceCheck(server).answer(library.key().id(), ids), ids);
    }

    /** Asks only for those of which there may be more versions, or whose people are wanted. */
    @Override
    public List<MediaItem> details(Library library, Collection<MediaItem> items) {
        mine(library);
        items.forEach(item -> mine(item.key()));
        return aliases.noted(details.of(items));
    }

    /**
     * Shows all states, or just after {@link #changes} those of what is played, begun or a favourite.
     *
     * @throws SyncException the first failure, when the other users were read
     */
    @Override
    public void readUserStates(Library library, Consumer<ItemState> sink) {
        mine(library);
        states.read(library, sink);
    }

    /**
     * Sends only what the server does not know yet, so that writing a state twice counts nothing twice.
     *
     * @throws SyncException of kind {@link ErrorKind#USAGE} if the item is of another source, the user is none of those whose
     *     states are kept, or something would be marked as played that is not played itself, like a show
     */
    @Override
    public void writeUserState(ItemKey key, UserState state) {
        mine(key);
        states.write(key, state);
    }

    /** Hints come some seconds after what they tell of; each new connection begins with a hint to look at everything. */
    @Override
    public AutoCloseable subscribe(Consumer<PushHint> listener) {
        HintParser parser = new HintParser(server.dialect(), echoes);
        Session session = server.session();
        session.reads();
        Notifications listening = new Notifications(() -> session.latest().asking(), parser, listener, pace).start();
        listeners.add(listening);
        return listening;
    }

    private void mine(Library library) {
        SourceId id = server.id();
        if (!library.key().source().equals(id)) {
            throw new SyncException(
                    ErrorKind.USAGE, "Source " + id + " has no library " + library.key() + "; it is of another source");
        }
    }

    /** Another server may use the same id for something else. */
    private void mine(ItemKey key) {
        SourceId id = server.id();
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
        private static final int MOST_ROWS = 5_000;
        private static final int MOST_PAGES = 2;

        private final Dialect dialect;
        private final URI base;
        private final Credentials credentials;
        private final Map<String, Credentials> users = new LinkedHashMap<>();
        private final List<String> named = new ArrayList<>();
        private @Nullable String user;
        private @Nullable String installation;
        private @Nullable Consumer<String> code;
        private Tuning tuning = Tuning.DEFAULT.withPageRows(1_000).withTimeout(Duration.ofMinutes(2));
        private Pace pace = Pace.DEFAULT;
        private Details.Telling telling = Details.Telling.VERSIONS;

        private Builder(Dialect dialect, URI base, Credentials credentials) {
            this.dialect = dialect;
            this.base = base;
            this.credentials = credentials;
        }

        static Builder of(Dialect dialect, String address, Credentials credentials, Plain plain) {
            return new Builder(dialect, Ways.address(dialect, address, plain), credentials);
        }

        static void logCode(String code) {
            LOG.warn("Approve the code {} under Quick Connect in the server's own program", code);
        }

        /** Sets the user whose view and states are read; a key then acts for that user. */
        public Builder withUser(String name) {
            user = name;
            return this;
        }

        /** Adds a user whose states are read and written, too; the source's own token must be an administrator's or a key. */
        public Builder withStatesOf(String name) {
            named.add(name);
            return this;
        }

        /** Adds a user whose states are read and written, too, with a password or token of his own. */
        public Builder withStatesOf(String name, Credentials own) {
            users.put(name, own);
            return this;
        }

        /** Logs in by a code that is shown, and approved by a user within ten minutes; no secret is needed then. */
        public Builder withQuickConnect(Consumer<String> show) {
            code = show;
            return this;
        }

        /** Sets the lasting name of this program's installation; made of user and machine unless set. */
        public Builder withClientIdentifier(String value) {
            installation = value;
            return this;
        }

        /**
         * Asks for the people of new and changed films, shows and episodes, too, fifty at a time.
         *
         * <p>Before version 12 that costs a server a query for each item, up to a second and a half on some.
         */
        public Builder withPeople() {
            telling = Details.Telling.PEOPLE;
            return this;
        }

        /** Sets how long one answer may take; two minutes unless set, because some servers take long for each page. */
        public Builder withTimeout(Duration value) {
            tuning = tuning.withTimeout(value);
            return this;
        }

        /** Sets how many rows the first page has, 1 to 5,000; 1,000 unless set. */
        public Builder withPageRows(int value) {
            tuning = tuning.withPageRows(value);
            return this;
        }

        /** Sets how many pages are asked for at once, 1 or 2; two unless set. */
        public Builder withParallelPages(int value) {
            tuning = tuning.withParallelPages(value);
            return this;
        }

        /** Sets the clock that times pages and leaves a silent server in peace; the system's unless set. */
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

        private Secret secret() {
            return code == null ? Secret.of(credentials, user) : Secret.quickConnect(user);
        }

        private Session session(Secret secret) {
            Device device = Device.of(installation, secret.device());
            Refusals refusals = new Refusals(base, dialect.product());
            Transport transport = Transport.of(base, Ways.headers(), device.authorization(null), tuning.timeout());
            Reads anonymous = Reads.of(transport, tuning, refusals);
            Consumer<String> show = code == null ? Builder::logCode : code;
            return new Session(anonymous, dialect, secret, new Login(anonymous, device, dialect, show));
        }

        /**
         * Builds the source; nothing is connected yet.
         *
         * @throws IllegalArgumentException naming everything that makes no sense
         */
        public JellyfinSource build() {
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
            if (named.stream().anyMatch(String::isBlank)
                    || users.keySet().stream().anyMatch(String::isBlank)
                    || (user != null && user.isBlank())) {
                wrong.append("Users have names. ");
            }
            if (wrong.length() > 0) {
                throw new IllegalArgumentException(wrong.toString().strip());
            }
            return new JellyfinSource(this);
        }
    }
}
