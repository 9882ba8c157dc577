package dev.mediasync;

import dev.mediasync.internal.RealTime;
import dev.mediasync.internal.RunSettings;
import dev.mediasync.internal.SourceRun;
import dev.mediasync.internal.SourceWatch;
import dev.mediasync.internal.WatchTarget;
import dev.mediasync.model.Library;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.StateConflict;
import dev.mediasync.source.MediaSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a repository in step with one source.
 *
 * <p>One run at a time may use an instance; a repository may serve several instances and processes, and a lease lets one
 * of them at a time write a library. Neither source nor repository is closed by it.
 *
 * <pre>{@code
 * try (MediaSource films = MediaSources.open("local:/media/films");
 *         MediaRepository cache = SqliteMediaRepository.open(Path.of("library.db"))) {
 *     SyncReport report = MediaSync.builder(films, cache).build().sync();
 *     report.libraries().forEach(System.out::println);
 * }
 * }</pre>
 */
public final class MediaSync {
    private final MediaSource source;
    private final MediaRepository repository;
    private final RunSettings settings;

    private MediaSync(Builder builder) {
        this.source = builder.source;
        this.repository = builder.repository;
        this.settings = new RunSettings(
                builder.policy,
                builder.stateRetention,
                builder.chunkItems,
                builder.fullEvery,
                builder.stateConflict,
                builder.listener,
                builder.clock);
    }

    /** Starts with what is always needed. */
    public static Builder builder(MediaSource source, MediaRepository repository) {
        return new Builder(source, repository);
    }

    /**
     * Syncs every library of the source.
     *
     * @return a report for each library; a library that failed is reported and does not stop the others
     * @throws SyncException if the source does not list its libraries, or the repository fails
     */
    public SyncReport sync() {
        return sync(SyncOptions.defaults());
    }

    /**
     * Syncs as asked.
     *
     * <p>Libraries from which something is missing are committed last, so that an item that went to another library of the
     * source is known there. A recorded library that the source does not list any more is reported too; its items stay
     * until somebody approves that they go.
     *
     * @throws SyncException if the source does not list its libraries, or the repository fails; of kind
     *     {@link ErrorKind#USAGE} if no library has the asked name, or of kind {@link ErrorKind#NOT_APPROVED} if no plan
     *     with the approved digest waits
     */
    public SyncReport sync(SyncOptions options) {
        SourceRun run = run();
        List<Library> all = libraries();
        List<Library> listed = all.stream().filter(options::selects).toList();
        List<Library> vanished =
                run.vanished(all).stream().filter(options::selects).toList();
        if (listed.isEmpty() && vanished.isEmpty() && !options.libraries().isEmpty()) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "No library is called " + options.libraries() + "; there are "
                            + all.stream().map(Library::name).toList());
        }
        List<Library> both = new ArrayList<>(listed);
        both.addAll(vanished);
        Library approved = approved(both, options.approved());
        return new SyncReport(
                run.run(listed, vanished, library -> library.equals(approved) ? options : options.approve(null)));
    }

    /** Keeps the source in step under the name {@code source}, as {@link #watch(Map, WatchOptions)} does. */
    public MediaWatch watch(WatchOptions options) {
        return watch(Map.of("source", this), options);
    }

    /**
     * Keeps sources in step until the watch is closed.
     *
     * <p>It returns at once; the first run over each source looks at everything. A source that does not answer, then or later,
     * is tried again and again.
     *
     * @param sources by the names under which they are watched; nobody else uses them meanwhile
     */
    public static MediaWatch watch(Map<String, MediaSync> sources, WatchOptions options) {
        List<SourceWatch> watches = new ArrayList<>();
        sources.forEach((name, sync) -> watches.add(new SourceWatch(
                new WatchTarget(name, sync, sync.source, sync.repository),
                options,
                new RealTime(sync.settings.clock()))));
        return new MediaWatch(watches, options.patience());
    }

    private SourceRun run() {
        return new SourceRun(source, repository, settings);
    }

    /** The library in which the approved plan waits, or the only one, where it may have been seen in a dry run. */
    private @Nullable Library approved(List<Library> libraries, @Nullable String digest) {
        if (digest == null) {
            return null;
        }
        List<Library> waiting = libraries.stream()
                .filter(library -> repository
                        .blockedPlan(library.key())
                        .filter(plan -> plan.digest().equals(digest))
                        .isPresent())
                .toList();
        List<Library> chosen = waiting.isEmpty() ? libraries : waiting;
        if (chosen.size() != 1) {
            throw new SyncException(
                    ErrorKind.NOT_APPROVED,
                    "No plan " + digest + " waits in any library; name the library whose dry run showed it");
        }
        return chosen.get(0);
    }

    /**
     * The source's libraries.
     *
     * @throws SyncException if the source fails; of kind {@link ErrorKind#SOURCE_INVALID} if it names a library of another one
     */
    public List<Library> libraries() {
        List<Library> listed = source.libraries();
        SourceId self = source.describe().id();
        for (Library library : listed) {
            if (!library.key().source().equals(self)) {
                throw new SyncException(
                        ErrorKind.SOURCE_INVALID,
                        "The source " + self + " lists library " + library.key() + ", which is of another source;"
                                + " this is a defect of the backend");
            }
        }
        return listed;
    }

    /**
     * Plans one library without writing anything.
     *
     * @throws SyncException if the source or the repository fails
     */
    public SyncPlan plan(Library library) {
        return run().plan(library, libraries());
    }

    /**
     * Applies a plan that was made before.
     *
     * @return the report; outcome FAILED where the source could not be asked
     * @throws SyncException of kind {@link ErrorKind#STALE_PLAN} if the library moved since or the source has again what
     *     would go, {@link ErrorKind#NOT_APPROVED} if the plan is blocked, or another kind if the repository fails; nothing
     *     is changed in any of these cases
     */
    public LibraryReport apply(SyncPlan plan) {
        return run().apply(library(plan), plan, RunRecord.Mode.FULL);
    }

    /**
     * Applies a blocked plan whose removals somebody approved: all of it, and nothing else.
     *
     * @param digest the digest that was approved
     * @throws SyncException as {@link #apply(SyncPlan)}; of kind {@link ErrorKind#NOT_APPROVED} if the digest is not the
     *     plan's
     */
    public LibraryReport apply(SyncPlan plan, String digest) {
        if (!plan.digest().equals(digest)) {
            throw new SyncException(
                    ErrorKind.NOT_APPROVED,
                    "The digest of this plan is " + plan.digest() + ", not " + digest
                            + "; review it, then approve that");
        }
        return run().apply(library(plan), plan.approved(), RunRecord.Mode.APPROVED);
    }

    private Library library(SyncPlan plan) {
        List<Library> listed = libraries();
        return Stream.concat(listed.stream(), run().vanished(listed).stream())
                .filter(library -> library.key().equals(plan.library()))
                .findFirst()
                .orElseThrow(() -> new SyncException(
                        ErrorKind.USAGE,
                        "The plan is for library " + plan.library() + ", which this source does not list"));
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {
        private static final Duration KEPT_STATE = Duration.ofDays(90);
        private static final Duration LONGEST = Duration.ofDays(36_500);
        private static final int CHUNK = 4_000;
        private static final Duration FULL_EVERY = Duration.ofHours(24);

        private final MediaSource source;
        private final MediaRepository repository;
        private RemovalPolicy policy = RemovalPolicy.DEFAULT;
        private Duration stateRetention = KEPT_STATE;
        private int chunkItems = CHUNK;
        private Duration fullEvery = FULL_EVERY;
        private StateConflict stateConflict = StateConflict.NEWEST_WINS;
        private SyncListener listener = SyncListener.SILENT;
        private Clock clock = Clock.systemUTC();

        private Builder(MediaSource source, MediaRepository repository) {
            this.source = source;
            this.repository = repository;
        }

        /** Sets how much may be removed without an approval; {@link RemovalPolicy#DEFAULT} unless set. */
        public Builder withRemovalPolicy(RemovalPolicy value) {
            policy = value;
            return this;
        }

        /** Sets how long the user state of removed items is kept; 90 days unless set, zero purges at once. */
        public Builder withStateRetention(Duration value) {
            stateRetention = value;
            return this;
        }

        /** Sets how many items a first load holds before it commits them; 4,000 unless set. */
        public Builder withChunkItems(int value) {
            chunkItems = value;
            return this;
        }

        /** Sets after how long a run of mode {@code AUTOMATIC} looks at everything again; 24 hours unless set. */
        public Builder withFullEvery(Duration value) {
            fullEvery = value;
            return this;
        }

        /** Sets who decides between unsent and observed user states; {@link StateConflict#NEWEST_WINS} unless set. */
        public Builder withStateConflict(StateConflict value) {
            stateConflict = value;
            return this;
        }

        /** Sets who follows the runs. */
        public Builder withListener(SyncListener value) {
            listener = value;
            return this;
        }

        /** Sets the clock; the system's in UTC unless set. */
        public Builder withClock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * Builds the front door.
         *
         * @throws IllegalArgumentException if an option makes no sense
         */
        public MediaSync build() {
            if (!sensible(stateRetention) || !sensible(fullEvery) || chunkItems < 1) {
                throw new IllegalArgumentException("Retention and the time between full runs lie between zero and "
                        + LONGEST.toDays() + " days and a chunk has an item: " + stateRetention + ", " + fullEvery
                        + ", " + chunkItems);
            }
            return new MediaSync(this);
        }

        private static boolean sensible(Duration value) {
            return !value.isNegative() && value.compareTo(LONGEST) <= 0;
        }
    }
}
