package dev.mediasync.local;

import dev.mediasync.model.MediaStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads how long an AVI file plays, and what.
 *
 * <p>The length is the number of frames, in the OpenDML header where there is one, times their length; each stream has a
 * header and a format.
 */
final class AviReader {
    private static final Logger LOG = LoggerFactory.getLogger(AviReader.class);
    private static final int RIFF = 0x46464952;
    private static final int AVI = 0x20495641;
    private static final int LIST = 0x5453494C;
    private static final int MAIN_HEADER = 0x68697661;
    private static final int LONG_HEADER = 0x686C6D64;
    private static final int MOVIE_DATA = 0x69766F6D;
    private static final int STREAM_HEADER = 0x68727473;
    private static final int STREAM_FORMAT = 0x66727473;
    private static final int PICTURE_FORMAT = 20;
    private static final int LETTERS_AT = 16;
    private static final int SEE_BELOW = 0xFFFE;
    private static final int REAL_TAG_AT = 24;
    private static final Map<Integer, String> SOUNDS = Map.ofEntries(
            Map.entry(0x01, "pcm"),
            Map.entry(0x02, "adpcm_ms"),
            Map.entry(0x50, "mp2"),
            Map.entry(0x55, "mp3"),
            Map.entry(0xFF, "aac"),
            Map.entry(0x160, "wmav1"),
            Map.entry(0x161, "wmav2"),
            Map.entry(0x162, "wmapro"),
            Map.entry(0x1600, "aac"),
            Map.entry(0x2000, "ac3"),
            Map.entry(0x2001, "dts"),
            Map.entry(0x566F, "vorbis"),
            Map.entry(0xF1AC, "flac"));
    private static final int HEAD = 8;
    private static final int LIST_HEAD = 12;
    private static final int TOTAL_FRAMES = 16;
    private static final int MOST_CHUNKS = 1_000;
    private static final long UNSIGNED = 0xFFFFFFFFL;
    private static final long LONGEST_MICROS = Duration.ofDays(366).toMillis() * 1_000;

    private final ProbedFile file;
    private long microsPerFrame;
    private long frames;
    private String stream = "";
    private final List<MediaStream> streams = new ArrayList<>();

    private AviReader(ProbedFile file) {
        this.file = file;
    }

    /** What the file tells; whatever was read before it stopped making sense counts. */
    static Playing of(ProbedFile file) throws IOException {
        AviReader reader = new AviReader(file);
        try {
            reader.read();
        } catch (ProbedFile.Unreadable | IndexOutOfBoundsException e) {
            LOG.debug("An AVI file tells less than it could: {}", e.getMessage());
            reader.streams.clear();
        }
        return new Playing(reader.duration(), reader.streams);
    }

    private void read() throws IOException {
        ByteBuffer head = little(0, LIST_HEAD);
        if (head.getInt() != RIFF || head.getInt(HEAD) != AVI) {
            throw new ProbedFile.Unreadable("it does not begin like an AVI file");
        }
        long at = LIST_HEAD;
        for (int chunk = 0; at + HEAD <= file.size() && chunk < MOST_CHUNKS; chunk++) {
            ByteBuffer next = little(at, HEAD);
            int id = next.getInt();
            long size = next.getInt() & UNSIGNED;
            if (id == LIST) {
                if (at + LIST_HEAD > file.size()
                        || little(at + HEAD, Integer.BYTES).getInt() == MOVIE_DATA) {
                    break;
                }
                // Lists are gone into, so that what they hold is met as if it stood here.
                at += LIST_HEAD;
            } else {
                take(id, at + HEAD, size);
                at += HEAD + size + (size & 1);
            }
        }
    }

    private @Nullable Duration duration() {
        long micros = microsPerFrame * frames;
        boolean sane = microsPerFrame > 0 && frames > 0 && frames <= LONGEST_MICROS / microsPerFrame;
        return sane ? Duration.ofMillis(micros / 1_000) : null;
    }

    private void take(int id, long body, long size) throws IOException {
        if (id == MAIN_HEADER) {
            ByteBuffer header = little(body, TOTAL_FRAMES + Integer.BYTES);
            microsPerFrame = header.getInt(0) & UNSIGNED;
            frames = Math.max(frames, header.getInt(TOTAL_FRAMES) & UNSIGNED);
        } else if (id == LONG_HEADER) {
            frames = Math.max(frames, little(body, Integer.BYTES).getInt() & UNSIGNED);
        } else if (id == STREAM_HEADER) {
            stream = Mp4Reader.word(file.whole(body, Integer.BYTES));
        } else if (id == STREAM_FORMAT && stream.equals("vids") && size >= PICTURE_FORMAT) {
            ByteBuffer format = little(body, PICTURE_FORMAT);
            streams.add(MediaStream.builder(MediaStream.Kind.VIDEO)
                    .codec(Codecs.named(Mp4Reader.word(file.whole(body + LETTERS_AT, Integer.BYTES))))
                    .size(format.getInt(Integer.BYTES), Math.abs(format.getInt(2 * Integer.BYTES)))
                    .build());
        } else if (id == STREAM_FORMAT && stream.equals("auds") && size >= Integer.BYTES) {
            ByteBuffer format = little(body, Integer.BYTES);
            int tag = format.getShort(0) & 0xFFFF;
            if (tag == SEE_BELOW && size >= REAL_TAG_AT + Short.BYTES) {
                tag = little(body + REAL_TAG_AT, Short.BYTES).getShort() & 0xFFFF;
            }
            streams.add(MediaStream.builder(MediaStream.Kind.AUDIO)
                    .codec(SOUNDS.get(tag))
                    .channels(format.getShort(Short.BYTES) & 0xFFFF)
                    .build());
        }
    }

    private ByteBuffer little(long at, int length) throws IOException {
        return file.whole(at, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
