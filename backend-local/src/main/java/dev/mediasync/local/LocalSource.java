package dev.mediasync.local;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.PushHint;
import dev.mediasync.source.SourceDescription;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Folders of films, shows or music; they are its one library.
 *
 * <p>Item ids are paths below the root, percent-encoded so that they hold every byte of a name in every locale. A folder
 * that cannot be read in full is reported as such, and a root that is away is an error, never an empty library.
 */
public final class LocalSource implements MediaSource {
    private static final Set<LibraryKind> KINDS =
            EnumSet.of(LibraryKind.MOVIES, LibraryKind.SHOWS, LibraryKind.MIXED, LibraryKind.MUSIC);
    private static final String LIBRARY_ID = "root";
    private static final int ID_BYTES = 6;

    private final SourceId id;
    private final Library library;
    private final Survey survey;
    private final @Nullable Ffprobe ffprobe;
    private final Details details;
    private final FileAccess files;
    private final Clock clock;
    private final PresenceCheck presence;
    private final FolderWatch.Options watching;
    private final List<FolderWatch> watches = new CopyOnWriteArrayList<>();
    private Cancellation running = new Cancellation();

    private LocalSource(Builder builder, SourceId id, String libraryName) {
        this.id = id;
        this.library = new Library(new LibraryKey(id, LIBRARY_ID), libraryName, builder.type);
        this.files = builder.files;
        this.clock = builder.clock;
        this.survey = new Survey(new Roots(builder.roots, files, builder.marker), files, library);
        this.ffprobe = builder.ffprobe == null ? null : new Ffprobe(builder.ffprobe);
        this.presence = new PresenceCheck(survey, files, clock);
        this.watching = new FolderWatch.Options(builder.roots, files, builder.quiet, FolderWatch.MOST_FOLDERS);
        NfoReader descriptions = new NfoReader(files);
        this.details = new Details(
                result -> builder.type == LibraryKind.MUSIC
                        ? new MusicCompleter(files, ffprobe, result.music())
                        : new VideoCompleter(files, descriptions, ffprobe, result),
                builder.patience.toMillis());
    }

    /** Starts with the root folder, which need not exist yet. */
    public static Builder builder(Path root) {
        return new Builder(root);
    }

    @Override
    public SourceDescription describe() {
        return new SourceDescription(
                id, "Local folder", "", Set.of(Capability.PRESENCE, Capability.DETAILS, Capability.PUSH));
    }

    @Override
    public List<Library> libraries() {
        return List.of(library);
    }

    @Override
    public WalkEnd enumerate(Library asked, Cancellation cancellation, PageSink sink) {
        check(asked);
        presence.beginRun();
        details.forget();
        running = cancellation;
        Survey.Result result = survey.take(cancellation);
        details.of(result);
        ItemWriter writer = new ItemWriter(id, ffprobe != null);
        PageSink stoppable = page -> {
            cancellation.check();
            sink.page(page);
        };
        new Pages(writer, new MusicWriter(id), files, clock, stoppable).send(result);
        survey.verify(result);
        return WalkEnd.of(survey.scope(result));
    }

    /**
     * Answers for a library that is not listed, too: the ids are paths below the roots.
     *
     * <p>The questions of a run come behind its walk and end with it; a cancellation from before means another run.
     */
    @Override
    public Map<String, Presence> presence(Library asked, Collection<String> ids) {
        if (!asked.key().source().equals(id)) {
            throw notMine(asked);
        }
        return presence.answer(ids, running.cancelled() ? new Cancellation() : running);
    }

    @Override
    public List<MediaItem> details(Library asked, Collection<MediaItem> items) {
        check(asked);
        if (!details.ready()) {
            details.of(survey.take(new Cancellation()));
        }
        return details.complete(items);
    }

    /** Watches the folders; where that is not possible nothing is told, and a warning says why. */
    @Override
    public AutoCloseable subscribe(Consumer<PushHint> listener) {
        FolderWatch watch = new FolderWatch(watching, library.key(), listener);
        watches.add(watch);
        return watch;
    }

    private void check(Library asked) {
        if (!asked.key().equals(library.key())) {
            throw notMine(asked);
        }
    }

    private SyncException notMine(Library asked) {
        return new SyncException(
                ErrorKind.USAGE, "Source " + id + " has the library " + library.key() + " only, not " + asked.key());
    }

    @Override
    public void close() {
        watches.forEach(FolderWatch::close);
        details.close();
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {
        private final List<Path> roots = new ArrayList<>();
        private @Nullable String marker;
        private LibraryKind type = LibraryKind.MIXED;
        private @Nullable SourceId sourceId;
        private @Nullable String libraryName;
        private FileAccess files = new SystemFiles();
        private Clock clock = Clock.systemUTC();
        private @Nullable String ffprobe;
        private Duration patience = Duration.ofMinutes(2);
        private Duration quiet = Duration.ofMillis(500);

        private Builder(Path root) {
            withRoot(root);
        }

        /**
         * Adds another root folder to the same library.
         *
         * <p>Each root is judged for itself: what is recorded below one that is away stays, while the others go on. The ids
         * of a library with several roots begin with the root, so that adding the second one gives all items new ids; they
         * are known again by their files.
         */
        public Builder withRoot(Path root) {
            Path path = root.toAbsolutePath().normalize();
            if (!roots.contains(path)) {
                roots.add(path);
            }
            return this;
        }

        /**
         * Sets the name of a file that every root must hold; none unless set.
         *
         * <p>A root without it counts as away, so that nothing else can be taken for it.
         */
        public Builder withMarker(String fileName) {
            marker = fileName;
            return this;
        }

        /** Sets what the folder holds: movies, shows, both side by side, which is the default, or music. */
        public Builder withType(LibraryKind value) {
            type = value;
            return this;
        }

        /** Sets the lasting id of the source; unless set, it is derived from the root's path. */
        public Builder withSourceId(SourceId value) {
            sourceId = value;
            return this;
        }

        /** Sets the library's name; the last part of the root's path unless set. */
        public Builder withLibraryName(String value) {
            libraryName = value;
            return this;
        }

        /** Sets the clock by which a file counts as fresh; the system's in UTC unless set. */
        public Builder withClock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * Sets the command that is asked how long a file plays, and what, where that cannot be read here, such as
         * {@code ffprobe}; none unless set.
         */
        public Builder withFfprobe(String command) {
            ffprobe = command;
            return this;
        }

        /** Sets how long the files of one batch of new items may take. */
        Builder withPatience(Duration value) {
            patience = value;
            return this;
        }

        /** Sets how long nothing must happen in the folders before a listener is told of what happened. */
        Builder withQuiet(Duration value) {
            quiet = value;
            return this;
        }

        Builder withFiles(FileAccess value) {
            files = value;
            return this;
        }

        /**
         * Builds the source; the root is not touched yet.
         *
         * @throws IllegalArgumentException if a folder cannot hold such a library
         */
        public LocalSource build() {
            if (!KINDS.contains(type)) {
                throw new IllegalArgumentException("A local folder holds one of " + KINDS + ", not " + type);
            }
            for (Path one : roots) {
                if (roots.stream().anyMatch(other -> !other.equals(one) && other.startsWith(one))) {
                    throw new IllegalArgumentException("Root " + one + " holds another root; name the upper one only");
                }
            }
            Path first = roots.get(0);
            return new LocalSource(
                    this,
                    sourceId != null ? sourceId : new SourceId("local-" + Roots.digest(first, ID_BYTES)),
                    libraryName != null ? libraryName : Roots.lastPart(first));
        }
    }
}
