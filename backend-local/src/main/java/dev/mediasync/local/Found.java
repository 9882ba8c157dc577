package dev.mediasync.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file as the walk found it. */
final class Found {
    final Folder folder;
    final String name;
    final String encoded;
    final FileStamp stamp;
    private final @Nullable Path own;
    private @Nullable EpisodeName episode;
    private boolean episodeRead;

    /**
     * A file.
     *
     * @param stamp {@link FileStamp#UNKNOWN} where the file is there but could not be asked
     * @param own the path, needed only where the name does not lead back to it
     */
    Found(Folder folder, String name, String encoded, FileStamp stamp, @Nullable Path own) {
        this.folder = folder;
        this.encoded = encoded;
        this.name = name;
        this.stamp = stamp;
        this.own = own;
    }

    String id() {
        return folder.childId(encoded);
    }

    Path path() {
        return own != null ? own : folder.path.resolve(name);
    }

    /** What the name tells if it is an episode wherever it lies; read once. */
    @Nullable
    EpisodeName episode() {
        if (!episodeRead) {
            episode = EpisodeName.anywhere(stem());
            episodeRead = true;
        }
        return episode;
    }

    String stem() {
        return FileNames.stem(name);
    }

    boolean readable() {
        return !stamp.equals(FileStamp.UNKNOWN);
    }

    /** The path below the root, for people. */
    String shown() {
        return folder.shown().isEmpty() ? name : folder.shown() + "/" + name;
    }

    @Override
    public String toString() {
        return shown();
    }
}
