package dev.mediasync.local;

import dev.mediasync.model.MediaStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads how long a Matroska or WebM file plays, and what.
 *
 * <p>Both stand in elements of the segment (RFC 9559), Info and Tracks, usually before the first cluster; elsewhere the
 * seek head says where. Elements that are not known are passed over.
 */
final class MatroskaReader {
    private static final Logger LOG = LoggerFactory.getLogger(MatroskaReader.class);
    private static final int HEADER = 0x1A45DFA3;
    private static final int SEGMENT = 0x18538067;
    private static final int SEEK_HEAD = 0x114D9B74;
    private static final int SEEK = 0x4DBB;
    private static final int SEEK_ID = 0x53AB;
    private static final int SEEK_POSITION = 0x53AC;
    private static final int INFO = 0x1549A966;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK = 0xAE;
    private static final int CLUSTER = 0x1F43B675;
    private static final int TIMESTAMP_SCALE = 0x2AD7B1;
    private static final int DURATION = 0x4489;
    private static final long DEFAULT_SCALE = 1_000_000;
    private static final int FOUR_LETTERS_AT = 16;
    private static final int FOUR_LETTERS_END = 20;
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_ELEMENTS = 10_000;
    private static final long UNKNOWN = -1;
    private static final int LONGEST_HEAD = 12;
    private static final int FLOAT = 4;
    private static final double LONGEST_NANOS = Duration.ofDays(366).toNanos();

    private final ProbedFile file;
    private int elements;
    private long infoAt = -1;
    private long tracksAt = -1;
    private boolean infoRead;
    private boolean tracksRead;
    private @Nullable Duration duration;
    private List<MediaStream> streams = List.of();

    private MatroskaReader(ProbedFile file) {
        this.file = file;
    }

    /** What the file tells; whatever was read before it stopped making sense counts. */
    static Playing of(ProbedFile file) throws IOException {
        MatroskaReader reader = new MatroskaReader(file);
        try {
            reader.read();
        } catch (ProbedFile.Unreadable | IndexOutOfBoundsException e) {
            LOG.debug("A Matroska file tells less than it could: {}", e.getMessage());
        }
        return new Playing(reader.duration, reader.streams);
    }

    private void read() throws IOException {
        Element header = element(0);
        if (header.id != HEADER || header.size == UNKNOWN) {
            throw new ProbedFile.Unreadable("it does not begin like a Matroska file");
        }
        Element segment = element(header.end());
        if (segment.id != SEGMENT) {
            throw new ProbedFile.Unreadable("it has no Matroska segment");
        }
        long at = segment.body;
        while (at < file.size() && !(infoRead && tracksRead)) {
            Element child = element(at);
            take(child);
            if (child.id == SEEK_HEAD) {
                seekHead(child, segment.body);
            }
            if (child.id == CLUSTER || child.size == UNKNOWN) {
                break;
            }
            at = child.end();
        }
        if (!infoRead && infoAt >= 0) {
            take(element(infoAt));
        }
        if (!tracksRead && tracksAt >= 0) {
            take(element(tracksAt));
        }
    }

    private void take(Element child) throws IOException {
        if (child.id == INFO && !infoRead) {
            infoRead = true;
            duration = info(child);
        } else if (child.id == TRACKS && !tracksRead) {
            tracksRead = true;
            streams = tracks(child);
        }
    }

    private List<MediaStream> tracks(Element tracks) throws IOException {
        List<MediaStream> found = new ArrayList<>();
        long at = tracks.body;
        while (tracks.size != UNKNOWN && at < tracks.end() && at < file.size()) {
            Element entry = element(at);
            if (entry.id == TRACK) {
                MatroskaTrack track = new MatroskaTrack();
                fields(entry, track);
                MediaStream stream = track.stream();
                if (stream != null) {
                    found.add(stream);
                }
            }
            at = entry.end();
        }
        return found;
    }

    private void fields(Element parent, MatroskaTrack track) throws IOException {
        long at = parent.body;
        while (at < parent.end() && at < file.size()) {
            Element field = element(at);
            if (MatroskaTrack.nested(field.id) && parent.id == TRACK) {
                fields(field, track);
            } else if (field.id == MatroskaTrack.DETAILS && field.size >= FOUR_LETTERS_END) {
                track.fourLetters(Mp4Reader.word(file.whole(field.body + FOUR_LETTERS_AT, Integer.BYTES)));
            } else if (MatroskaTrack.text(field.id)) {
                track.take(field.id, words(field));
            } else if (MatroskaTrack.number(field.id)) {
                track.take(field.id, number(field));
            }
            at = field.end();
        }
    }

    private String words(Element field) throws IOException {
        int length = (int) Math.min(Math.max(field.size, 0), LONGEST_TEXT);
        return StandardCharsets.UTF_8
                .decode(file.whole(field.body, length))
                .toString()
                .replace("\u0000", "");
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
        if (position >= 0 && position < file.size()) {
            infoAt = id == INFO ? base + position : infoAt;
            tracksAt = id == TRACKS ? base + position : tracksAt;
        }
    }

    private @Nullable Duration info(Element info) throws IOException {
        if (info.size == UNKNOWN) {
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
            throw new ProbedFile.Unreadable("it has too many elements before what is looked for");
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
