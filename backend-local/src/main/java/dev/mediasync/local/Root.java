package dev.mediasync.local;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The root folder, and the errors that say why nothing can be concluded about it. */
final class Root {
    private static final Logger LOG = LoggerFactory.getLogger(Root.class);

    final Path path;
    private final FileAccess files;

    Root(Path path, FileAccess files) {
        this.path = path;
        this.files = files;
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
            return new Folder(null, "", path, FileStamp.of(attributes), attributes.fileKey());
        } catch (IOException e) {
            throw failure(e);
        }
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

    /** The volume of the root, because the top folders of most volumes have one and the same number. */
    String volume() {
        try {
            return files.volume(path);
        } catch (IOException e) {
            LOG.debug("The volume of root {} cannot be asked for: {}", path, e.toString());
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
