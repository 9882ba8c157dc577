package dev.mediasync.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file as the walk found it. */
final class Found {
    final Folder folder;
    final String name;
    final FileStamp stamp;
    private final @Nullable Path own;
    private final @Nullable String encoded;
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
        this.own = own;
        this.encoded = own == null ? null : encoded;
        this.name = name;
        this.stamp = stamp;
    }

    /** A file that is an entry of a folder. */
    static Found of(Folder folder, Entry entry, FileStamp stamp) {
        return new Found(folder, entry.name(), entry.encoded(), stamp, entry.leadsBack() ? null : entry.path());
    }

    /** The same file in the same folder as another look sees it. */
    Found in(Folder now) {
        return new Found(now, name, encoded(), stamp, own);
    }

    String id() {
        return folder.childId(encoded());
    }

    /** The name in the encoded form; worked out anew where that is possible, because many files are held at a time. */
    String encoded() {
        return encoded != null ? encoded : FileNames.encode(name);
    }

    Path path() {
        return own != null ? own : folder.path().resolve(name);
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

    /** The description that bears its name. */
    @Nullable
    Found description() {
        return folder.companion(stem() + ".nfo");
    }

    boolean readable() {
        return !stamp.equals(FileStamp.UNKNOWN);
    }

    /**
     * The words by which the file is known again elsewhere.
     *
     * <p>A file system gives the number of a removed file to a new one, so number, size and time are no proof without the
     * content's mark; only an empty file has nothing else.
     *
     * @param mark what its content is known by, empty where it has none
     */
    List<String> identities(String mark) {
        String content = ":" + stamp.size() + ":" + mark;
        List<String> words = new ArrayList<>();
        if (!mark.isEmpty()) {
            words.add("bytes" + content);
            words.add("name:" + encoded() + content);
        }
        if (stamp.inode() >= 0) {
            words.add("file:" + stamp.inode() + ":" + stamp.modified() + content);
        }
        return words;
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
