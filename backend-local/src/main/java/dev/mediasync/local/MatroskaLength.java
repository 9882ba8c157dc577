package dev.mediasync.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long a Matroska or WebM file plays.
 *
 * <p>The length stands in the segment's Info element (RFC 9559), usually before the first cluster; elsewhere the seek
 * head says where. Elements that are not known are passed over.
 */
final class MatroskaLength {
    private static final int HEADER = 0x1A45DFA3;
    private static final int SEGMENT = 0x18538067;
    private static final int SEEK_HEAD = 0x114D9B74;
    private static final int SEEK = 0x4DBB;
    private static final int SEEK_ID = 0x53AB;
    private static final int SEEK_POSITION = 0x53AC;
    private static final int INFO = 0x1549A966;
    private static final int CLUSTER = 0x1F43B675;
    private static final int TIMESTAMP_SCALE = 0x2AD7B1;
    private static final int DURATION = 0x4489;
    private static final long DEFAULT_SCALE = 1_000_000;
    private static final int MOST_ELEMENTS = 1_000;
    private static final long UNKNOWN = -1;
    private static final int LONGEST_HEAD = 12;
    private static final int FLOAT = 4;
    private static final double LONGEST_NANOS = Duration.ofDays(366).toNanos();

    private final ProbedFile file;
    private int elements;
    private long infoAt = -1;

    private MatroskaLength(ProbedFile file) {
        this.file = file;
    }

    static @Nullable Duration of(ProbedFile file) throws IOException {
        return new MatroskaLength(file).read();
    }

    private @Nullable Duration read() throws IOException {
        Element header = element(0);
        if (header.id != HEADER || header.size == UNKNOWN) {
            throw new ProbedFile.Unreadable("it does not begin like a Matroska file");
        }
        Element segment = element(header.end());
        if (segment.id != SEGMENT) {
            throw new ProbedFile.Unreadable("it has no Matroska segment");
        }
        long at = segment.body;
        while (at < file.size()) {
            Element child = element(at);
            if (child.id == INFO) {
                return info(child);
            }
            if (child.id == SEEK_HEAD) {
                seekHead(child, segment.body);
            }
            if (child.id == CLUSTER || child.size == UNKNOWN) {
                break;
            }
            at = child.end();
        }
        return infoAt < 0 ? null : info(element(infoAt));
    }

    private void seekHead(Element head, long base) throws IOException {
        long at = head.body;
        while (at < head.end() && at < file.size()) {
            Element seek = element(at);
            if (seek.id == SEEK) {
                seek(seek, base);
            }
            at = seek.end();
        }
    }

    private void seek(Element seek, long base) throws IOException {
        long at = seek.body;
        long id = 0;
        long position = -1;
        while (at < seek.end() && at < file.size()) {
            Element field = element(at);
            if (field.id == SEEK_ID) {
                id = number(field);
            } else if (field.id == SEEK_POSITION) {
                position = number(field);
            }
            at = field.end();
        }
        if (id == INFO && position >= 0 && position < file.size()) {
            infoAt = base + position;
        }
    }

    private @Nullable Duration info(Element info) throws IOException {
        if (info.id != INFO || info.size == UNKNOWN) {
            return null;
        }
        long scale = DEFAULT_SCALE;
        double length = 0;
        long at = info.body;
        while (at < info.end() && at < file.size()) {
            Element field = element(at);
            if (field.id == TIMESTAMP_SCALE) {
                scale = number(field);
            } else if (field.id == DURATION) {
                length = decimal(field);
            }
            at = field.end();
        }
        double nanos = length * scale;
        return nanos > 0 && nanos < LONGEST_NANOS ? Duration.ofNanos((long) nanos) : null;
    }

    private long number(Element field) throws IOException {
        if (field.size > Long.BYTES || field.size < 0) {
            throw new ProbedFile.Unreadable("one of its numbers is too long");
        }
        ByteBuffer bytes = file.whole(field.body, (int) field.size);
        long value = 0;
        while (bytes.hasRemaining()) {
            value = (value << Byte.SIZE) | (bytes.get() & 0xFF);
        }
        return value;
    }

    private double decimal(Element field) throws IOException {
        if (field.size != FLOAT && field.size != Double.BYTES) {
            return 0;
        }
        ByteBuffer bytes = file.whole(field.body, (int) field.size);
        return field.size == FLOAT ? bytes.getFloat() : bytes.getDouble();
    }

    private Element element(long at) throws IOException {
        if (++elements > MOST_ELEMENTS) {
            throw new ProbedFile.Unreadable("it has too many elements before its length");
        }
        ByteBuffer head = file.at(at, LONGEST_HEAD);
        if (!head.hasRemaining()) {
            throw new ProbedFile.Unreadable("it ends where an element should begin");
        }
        int idLength = Integer.numberOfLeadingZeros(head.get(0) & 0xFF) - (Integer.SIZE - Byte.SIZE) + 1;
        if (idLength > Integer.BYTES || head.remaining() <= idLength) {
            throw new ProbedFile.Unreadable("an element's id is broken");
        }
        int id = 0;
        for (int i = 0; i < idLength; i++) {
            id = (id << Byte.SIZE) | (head.get() & 0xFF);
        }
        int first = head.get() & 0xFF;
        int sizeLength = Integer.numberOfLeadingZeros(first) - (Integer.SIZE - Byte.SIZE) + 1;
        if (sizeLength > Long.BYTES || head.remaining() < sizeLength - 1) {
            throw new ProbedFile.Unreadable("an element's size is broken");
        }
        long size = first & ((1 << (Byte.SIZE - sizeLength)) - 1);
        for (int i = 1; i < sizeLength; i++) {
            size = (size << Byte.SIZE) | (head.get() & 0xFF);
        }
        boolean unknown = size == (1L << (sizeLength * (Byte.SIZE - 1))) - 1;
        return new Element(id, at + idLength + sizeLength, unknown ? UNKNOWN : size);
    }

    /** An element; its end is beyond its beginning, so that every walk over elements ends. */
    private record Element(int id, long body, long size) {
        long end() {
            long end = body + Math.max(size, 0);
            return end < body ? Long.MAX_VALUE : end;
        }
    }
}
