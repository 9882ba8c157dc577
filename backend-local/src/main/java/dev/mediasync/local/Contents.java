package dev.mediasync.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * What a file itself tells.
 *
 * @param playing how long it plays and what, as far as that can be read
 * @param mark a hash of its first and last 64 KiB, empty where there is nothing to hash
 */
record Contents(Playing playing, String mark) {
    private static final Set<String> MATROSKA = Set.of("mkv", "mk3d", "mka", "webm");
    private static final Set<String> MP4 = Set.of("mp4", "m4v", "m4a", "m4b", "mov", "3gp", "3g2", "f4v", "qt");
    private static final Set<String> AVI = Set.of("avi", "divx", "xvid");
    private static final Set<String> TRANSPORT_STREAM = Set.of("ts", "m2ts", "mts", "m2t", "tp");
    private static final int END = 64 * 1024;
    private static final int MARK_BYTES = 8;

    /** Whether the header of such a file can be read here. */
    static boolean readable(String extension) {
        return MATROSKA.contains(extension)
                || MP4.contains(extension)
                || AVI.contains(extension)
                || TRANSPORT_STREAM.contains(extension);
    }

    /** Whether a program may know more about a file than is read here; a playlist and an empty file tell nothing. */
    static boolean playable(Found file) {
        return file.stamp.size() > 0 && !FileNames.extension(file.name).equals("strm");
    }

    /**
     * Reads a file.
     *
     * @throws IOException if the file system fails; a file that makes no sense tells nothing
     */
    static Contents read(FileAccess files, Found found) throws IOException {
        try (ProbedFile file = new ProbedFile(files.open(found.path()))) {
            String mark = mark(file);
            return new Contents(playing(file, FileNames.extension(found.name)), mark);
        }
    }

    private static Playing playing(ProbedFile file, String extension) throws IOException {
        if (file.size() == 0) {
            return Playing.UNKNOWN;
        }
        if (MATROSKA.contains(extension)) {
            return MatroskaReader.of(file);
        }
        if (MP4.contains(extension)) {
            return Mp4Reader.of(file);
        }
        if (AVI.contains(extension)) {
            return AviReader.of(file);
        }
        return TRANSPORT_STREAM.contains(extension) ? TransportStreamReader.of(file) : Playing.UNKNOWN;
    }

    /** Both ends, because the beginning of a file is often the same as that of its like. */
    private static String mark(ProbedFile file) throws IOException {
        if (file.size() == 0) {
            return "";
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer tail =
                    file.size() > END ? file.at(Math.max(END, file.size() - END), END) : ByteBuffer.allocate(0);
            digest.update(file.at(0, END));
            digest.update(tail);
            return HexFormat.of().formatHex(digest.digest(), 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
