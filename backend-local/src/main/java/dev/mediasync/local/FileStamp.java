package dev.mediasync.local;

import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a file from another.
 *
 * @param inode the file's number, -1 where the file system has none; the device is left out, because it changes at remount
 * @param size the size in bytes
 * @param modified when it was last written, in milliseconds
 */
record FileStamp(long inode, long size, long modified) {
    /** The stamp of something that could not be read. */
    static final FileStamp UNKNOWN = new FileStamp(-1, -1, 0);

    private static final String PREFIX = "ino=";

    static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(
                inode(attributes.fileKey()),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    private static long inode(@Nullable Object fileKey) {
        if (fileKey == null) {
            return -1;
        }
        String text = fileKey.toString();
        int at = text.lastIndexOf(PREFIX);
        if (at < 0 || !text.endsWith(")")) {
            return -1;
        }
        try {
            return Long.parseUnsignedLong(text, at + PREFIX.length(), text.length() - 1, 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    boolean sameContent(FileStamp other) {
        return size == other.size && modified == other.modified;
    }
}
