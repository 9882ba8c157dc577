package dev.mediasync.local;

import dev.mediasync.model.MediaStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads how long an MP4 or QuickTime file plays, and what.
 *
 * <p>The length stands in the movie header, or in a fragmented file in its extension; each track has a box of its own.
 */
final class Mp4Reader {
    private static final Logger LOG = LoggerFactory.getLogger(Mp4Reader.class);
    private static final int MOST_BOXES = 5_000;
    private static final int LONGEST_SAMPLE = 8 * 1024;
    /** The name of no box: all of a level are looked at. */
    private static final String ANY = "";

    private static final int DEEPEST = 10;
    private static final int HEAD = 8;
    private static final int LARGE_HEAD = 16;
    private static final long UNKNOWN_32 = 0xFFFFFFFFL;
    private static final long LONGEST_SECONDS = Duration.ofDays(366).toSeconds();

    private final ProbedFile file;
    private int boxes;
    private int depth;
    private long scale;
    private long units;
    private long fragments;
    private Mp4Track track = new Mp4Track();
    private final List<MediaStream> streams = new ArrayList<>();

    private Mp4Reader(ProbedFile file) {
        this.file = file;
    }

    /** What the file tells; whatever was read before it stopped making sense counts. */
    static Playing of(ProbedFile file) throws IOException {
        Mp4Reader reader = new Mp4Reader(file);
        try {
            reader.walk(0, file.size(), "moov");
        } catch (ProbedFile.Unreadable | IndexOutOfBoundsException e) {
            LOG.debug("An MP4 file tells less than it could: {}", e.getMessage());
            reader.streams.clear();
        }
        return new Playing(reader.duration(), reader.streams);
    }

    private @Nullable Duration duration() {
        long length = Math.max(units, fragments);
        if (scale <= 0 || length <= 0 || length / scale > LONGEST_SECONDS) {
            return null;
        }
        return Duration.ofSeconds(length / scale).plusMillis(length % scale * 1_000 / scale);
    }

    /** Goes through the boxes of a level, and into the one that matters there. */
    private void walk(long from, long to, String into) throws IOException {
        if (++depth > DEEPEST) {
            throw new ProbedFile.Unreadable("its boxes lie in one another without end");
        }
        boxes(from, to, into);
        depth--;
    }

    private void boxes(long from, long to, String into) throws IOException {
        long at = from;
        while (at + HEAD <= to) {
            if (++boxes > MOST_BOXES) {
                throw new ProbedFile.Unreadable("it has too many boxes before what is looked for");
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
            } else if (!into.equals("moov")) {
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
            case "trak" -> track(body, end);
            case "mdia", "minf", "stbl" -> walk(body, end, ANY);
            case "tkhd" -> track.head(file.whole(body, Integer.BYTES));
            case "mdhd" -> track.language(language(body));
            case "hdlr" -> track.handler(word(file.whole(body + 2 * Integer.BYTES, Integer.BYTES)));
            case "stsd" -> track.sample(file.at(body + 2 * Integer.BYTES, (int) Math.min(end - body, LONGEST_SAMPLE)));
            default -> {
                // Tags and tables tell neither how long it plays nor what.
            }
        }
    }

    private void track(long body, long end) throws IOException {
        track = new Mp4Track();
        walk(body, end, ANY);
        MediaStream stream = track.stream();
        if (stream != null) {
            streams.add(stream);
        }
    }

    /** The two bytes behind the times of a medium, whose width the version of the box decides. */
    private int language(long body) throws IOException {
        boolean large = file.whole(body, 1).get() == 1;
        int times = large ? 3 * Long.BYTES + Integer.BYTES : 4 * Integer.BYTES;
        return file.whole(body + Integer.BYTES + times, Short.BYTES).getShort();
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

    static String word(ByteBuffer bytes) {
        StringBuilder word = new StringBuilder(Integer.BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
            word.append((char) (bytes.get() & 0xFF));
        }
        return word.toString();
    }
}
