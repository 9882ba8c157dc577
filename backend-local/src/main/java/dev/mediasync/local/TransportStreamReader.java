package dev.mediasync.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads how long an MPEG transport stream plays, and what.
 *
 * <p>The length is the time between the first and the last clock of one program; its map lists the streams. Packets have 188 bytes, on Blu-ray discs with 4 more before each. Only the two ends of the file are read.
 */
final class TransportStreamReader {
    private static final Logger LOG = LoggerFactory.getLogger(TransportStreamReader.class);
    private static final byte SYNC = 0x47;
    static final int PACKET = 188;
    private static final int DISC_PACKET = 192;
    private static final int DISC_EXTRA = 4;
    private static final int END = 512 * 1024;
    private static final int CLOCK_RATE = 90;
    private static final long CLOCK_WRAPS = 1L << 33;
    private static final int CLOCK_LENGTH = 7;

    private TransportStreamReader() {}

    /** What the file tells. */
    static Playing of(ProbedFile file) throws IOException {
        try {
            return read(file);
        } catch (ProbedFile.Unreadable | IndexOutOfBoundsException e) {
            LOG.debug("A transport stream tells less than it could: {}", e.getMessage());
            return Playing.UNKNOWN;
        }
    }

    private static Playing read(ProbedFile file) throws IOException {
        ByteBuffer head = file.at(0, END);
        int extra = begins(head, PACKET, 0) ? 0 : begins(head, DISC_PACKET, DISC_EXTRA) ? DISC_EXTRA : -1;
        if (extra < 0) {
            throw new ProbedFile.Unreadable("it does not begin like a transport stream");
        }
        int step = PACKET + extra;
        return new Playing(duration(file, head, step), new ProgramMap(head, step, extra).streams());
    }

    private static @Nullable Duration duration(ProbedFile file, ByteBuffer head, int step) throws IOException {
        int extra = step - PACKET;
        Clock first = first(head, step, extra);
        if (first == null) {
            return null;
        }
        long packets = file.size() / step;
        long tailPackets = Math.min(packets, END / step);
        ByteBuffer tail = file.at((packets - tailPackets) * step, (int) (tailPackets * step));
        long last = last(tail, step, extra, first.stream);
        if (last < 0) {
            return null;
        }
        long ticks = last >= first.ticks ? last - first.ticks : last - first.ticks + CLOCK_WRAPS;
        return ticks == 0 ? null : Duration.ofMillis(ticks / CLOCK_RATE);
    }

    private static boolean begins(ByteBuffer head, int step, int extra) {
        for (int at = extra; at < Math.min(head.limit(), 3 * step); at += step) {
            if (head.get(at) != SYNC) {
                return false;
            }
        }
        return head.limit() >= step;
    }

    private static @Nullable Clock first(ByteBuffer bytes, int step, int extra) {
        for (int at = extra; at + PACKET <= bytes.limit(); at += step) {
            long ticks = clock(bytes, at);
            if (ticks >= 0) {
                return new Clock(stream(bytes, at), ticks);
            }
        }
        return null;
    }

    private static long last(ByteBuffer bytes, int step, int extra, int stream) {
        int packets = bytes.limit() / step;
        for (int packet = packets - 1; packet >= 0; packet--) {
            int at = packet * step + extra;
            long ticks = at + PACKET <= bytes.limit() ? clock(bytes, at) : -1;
            if (ticks >= 0 && stream(bytes, at) == stream) {
                return ticks;
            }
        }
        return -1;
    }

    static int stream(ByteBuffer bytes, int at) {
        return bytes.getShort(at + 1) & 0x1FFF;
    }

    /** The clock of a packet in steps of 1/90,000 of a second, -1 where it has none. */
    private static long clock(ByteBuffer bytes, int at) {
        boolean adapted = bytes.get(at) == SYNC && (bytes.get(at + 3) & 0x20) != 0;
        if (!adapted || (bytes.get(at + 4) & 0xFF) < CLOCK_LENGTH || (bytes.get(at + 5) & 0x10) == 0) {
            return -1;
        }
        long high = bytes.getInt(at + 6) & 0xFFFFFFFFL;
        return (high << 1) | ((bytes.get(at + 10) & 0x80) >> 7);
    }

    private record Clock(int stream, long ticks) {}
}
