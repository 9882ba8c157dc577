package dev.mediasync.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads how long an AVI file plays: the number of frames, in the OpenDML header where there is one, times their length. */
final class AviLength {
    private static final int RIFF = 0x46464952;
    private static final int AVI = 0x20495641;
    private static final int LIST = 0x5453494C;
    private static final int MAIN_HEADER = 0x68697661;
    private static final int LONG_HEADER = 0x686C6D64;
    private static final int MOVIE_DATA = 0x69766F6D;
    private static final int HEAD = 8;
    private static final int LIST_HEAD = 12;
    private static final int TOTAL_FRAMES = 16;
    private static final int MOST_CHUNKS = 1_000;
    private static final long UNSIGNED = 0xFFFFFFFFL;
    private static final long LONGEST_MICROS = Duration.ofDays(366).toMillis() * 1_000;

    private final ProbedFile file;
    private long microsPerFrame;
    private long frames;

    private AviLength(ProbedFile file) {
        this.file = file;
    }

    static @Nullable Duration of(ProbedFile file) throws IOException {
        return new AviLength(file).read();
    }

    private @Nullable Duration read() throws IOException {
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
                take(id, at + HEAD);
                at += HEAD + size + (size & 1);
            }
        }
        long micros = microsPerFrame * frames;
        boolean sane = microsPerFrame > 0 && frames > 0 && frames <= LONGEST_MICROS / microsPerFrame;
        return sane ? Duration.ofMillis(micros / 1_000) : null;
    }

    private void take(int id, long body) throws IOException {
        if (id == MAIN_HEADER) {
            ByteBuffer header = little(body, TOTAL_FRAMES + Integer.BYTES);
            microsPerFrame = header.getInt(0) & UNSIGNED;
            frames = Math.max(frames, header.getInt(TOTAL_FRAMES) & UNSIGNED);
        } else if (id == LONG_HEADER) {
            frames = Math.max(frames, little(body, Integer.BYTES).getInt() & UNSIGNED);
        }
    }

    private ByteBuffer little(long at, int length) throws IOException {
        return file.whole(at, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
