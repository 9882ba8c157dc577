package dev.mediasync.local;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.plan.PageReceipt;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The root folder, and the errors that say why nothing can be concluded about it. */
final class Root {
    private static final Logger LOG = LoggerFactory.getLogger(Root.class);

    final Path path;
    /** What the ids of its items begin with; empty where it is the only root. */
    final String prefix;

    private final FileAccess files;
    private final @Nullable String marker;

    Root(Path path, String prefix, FileAccess files, @Nullable String marker) {
        this.path = path;
        this.prefix = prefix;
        this.files = files;
        this.marker = marker;
    }

    /**
     * Checks that the root is there.
     *
     * @throws SyncException if it is not a readable folder
     */
    Folder open() {
        try {
            BasicFileAttributes attributes = files.target(path);
            if (!attributes.isDirectory()) {
                throw new SyncException(
                        ErrorKind.SOURCE_INVALID,
                        "Root " + path + " is a file, not a folder; correct the address to name the folder above it");
            }
            requireMarker();
            return new Folder(null, prefix, path, FileStamp.of(attributes), attributes.fileKey());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void requireMarker() throws IOException {
        try {
            if (marker != null) {
                files.target(path.resolve(marker));
            }
        } catch (NoSuchFileException e) {
            throw new SyncException(
                    ErrorKind.SOURCE_UNREACHABLE,
                    "Root " + path + " does not hold its marker file " + marker
                            + ", so something else seems to be there; mount the right volume, or create the file",
                    e);
        }
    }

    /** The root in the place of one that cannot be read, so that what is recorded below it stays. */
    Folder away() {
        Folder folder = new Folder(null, prefix, path, FileStamp.UNKNOWN, null);
        folder.worsen(PageReceipt.Mark.UNAVAILABLE);
        return folder;
    }

    /**
     * Checks that the root is still the one of the walk's beginning.
     *
     * @throws SyncException if it is not
     */
    void verify(Folder opened) {
        if (open().stamp.inode() != opened.stamp.inode()) {
            throw changed();
        }
    }

    /** The error for a root that is not the one of the walk's beginning. */
    SyncException changed() {
        return new SyncException(
                ErrorKind.SOURCE_UNREACHABLE,
                "Root " + path + " became another folder while it was read, as if something was mounted or"
                        + " unmounted; sync again");
    }

    /** The volume of a folder of it. */
    String volume(Folder folder) {
        return volume(folder.path());
    }

    /** The volume of the root, because the top folders of most volumes have one and the same number. */
    String volume() {
        return volume(path);
    }

    private String volume(Path folder) {
        try {
            return files.volume(folder);
        } catch (IOException e) {
            LOG.debug("The volume of folder {} cannot be asked for: {}", folder, e.toString());
            return "unknown";
        }
    }

    /** The error for a root that could not be read. */
    SyncException failure(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new SyncException(
                    ErrorKind.SOURCE_UNREACHABLE,
                    "Root " + path + " does not exist; mount it, or correct the address",
                    cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new SyncException(
                    ErrorKind.SOURCE_REFUSED,
                    "Root " + path + " must not be read by this user; grant read and search permission",
                    cause);
        }
        return new SyncException(
                ErrorKind.SOURCE_UNREACHABLE, "Root " + path + " cannot be read: " + Failure.words(cause), cause);
    }
}
