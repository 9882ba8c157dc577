package dev.mediasync.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads how long an MP4 or QuickTime file plays: from the movie header, or in a fragmented file from its extension. */
final class Mp4Length {
    private static final int MOST_BOXES = 1_000;
    private static final int HEAD = 8;
    private static final int LARGE_HEAD = 16;
    private static final long UNKNOWN_32 = 0xFFFFFFFFL;
    private static final long LONGEST_SECONDS = Duration.ofDays(366).toSeconds();

    private final ProbedFile file;
    private int boxes;
    private long scale;
    private long units;
    private long fragments;

    private Mp4Length(ProbedFile file) {
        this.file = file;
    }

    static @Nullable Duration of(ProbedFile file) throws IOException {
        return new Mp4Length(file).read();
    }

    private @Nullable Duration read() throws IOException {
        walk(0, file.size(), "moov");
        long length = Math.max(units, fragments);
        if (scale <= 0 || length <= 0 || length / scale > LONGEST_SECONDS) {
            return null;
        }
        return Duration.ofSeconds(length / scale).plusMillis(length % scale * 1_000 / scale);
    }

    /** Goes through the boxes of a level, and into the one that matters there. */
    private void walk(long from, long to, String into) throws IOException {
        long at = from;
        while (at + HEAD <= to) {
            if (++boxes > MOST_BOXES) {
                throw new ProbedFile.Unreadable("it has too many boxes before its length");
            }
            ByteBuffer head = file.whole(at, HEAD);
            long size = head.getInt() & UNKNOWN_32;
            String type = word(head);
            long body = at + HEAD;
            if (size == 1) {
                size = file.whole(body, Long.BYTES).getLong();
                body = at + LARGE_HEAD;
            } else if (size == 0) {
                size = to - at;
            }
            if (size < body - at || size > to - at) {
                if (type.equals(into) || size < body - at) {
                    throw new ProbedFile.Unreadable("the size of its box " + type + " cannot be true");
                }
                return;
            }
            if (type.equals(into)) {
                box(type, body, at + size);
                if (type.equals("moov")) {
                    return;
                }
            } else if (into.equals("mvex")) {
                box(type, body, at + size);
            }
            at += size;
        }
    }

    private void box(String type, long body, long end) throws IOException {
        switch (type) {
            case "moov" -> walk(body, end, "mvex");
            case "mvex" -> walk(body, end, "mehd");
            case "mvhd" -> header(body);
            case "mehd" -> fragments = length(body, Integer.BYTES);
            default -> {
                // Tracks and tags do not tell how long the whole plays.
            }
        }
    }

    private void header(long body) throws IOException {
        boolean large = file.whole(body, 1).get() == 1;
        int times = 2 * (large ? Long.BYTES : Integer.BYTES);
        scale = file.whole(body + Integer.BYTES + times, Integer.BYTES).getInt() & UNKNOWN_32;
        units = length(body, Integer.BYTES + times + Integer.BYTES);
    }

    /** A length whose width the version of the box decides. */
    private long length(long body, int offset) throws IOException {
        if (file.whole(body, 1).get() == 1) {
            return Math.max(0, file.whole(body + offset, Long.BYTES).getLong());
        }
        long value = file.whole(body + offset, Integer.BYTES).getInt() & UNKNOWN_32;
        return value == UNKNOWN_32 ? 0 : value;
    }

    private static String word(ByteBuffer bytes) {
        StringBuilder word = new StringBuilder(Integer.BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
            word.append((char) (bytes.get() & 0xFF));
        }
        return word.toString();
    }
}
