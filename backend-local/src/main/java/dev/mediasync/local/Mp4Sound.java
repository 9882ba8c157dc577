package dev.mediasync.local;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads how many channels a sound in MP4 has from the box of its codec.
 *
 * <p>The number in the description itself is 2 for most of them, whatever plays.
 */
final class Mp4Sound {
    private static final int[] AAC = {0, 1, 2, 3, 4, 5, 6, 8};
    private static final int[] DOLBY = {2, 1, 2, 3, 3, 4, 4, 5};
    private static final int HEAD = 8;
    private static final int STREAM = 3;
    private static final int DECODER = 4;
    private static final int DECODER_HEAD = 13;
    private static final int DECODER_DETAILS = 5;

    private Mp4Sound() {}

    /** The number, or null where no box tells it. */
    static @Nullable Integer channels(ByteBuffer entry, int boxesAt) {
        int at = boxesAt;
        while (at + HEAD < entry.limit()) {
            int size = entry.getInt(at);
            String type = Mp4Reader.word(entry.slice(at + Integer.BYTES, Integer.BYTES));
            if (size < HEAD || size > entry.limit() - at) {
                return null;
            }
            ByteBuffer body = entry.slice(at + HEAD, size - HEAD);
            Integer told = switch (type) {
                case "esds" -> aac(body);
                case "dac3" -> body.limit() < 3 ? null : dolby(bits(body, 0, 3) >> 10);
                case "dec3" -> body.limit() < 5 ? null : dolby(bits(body, 2, 3) >> 8);
                default -> null;
            };
            if (told != null) {
                return told;
            }
            at += size;
        }
        return null;
    }

    /** Three bits say which speakers there are, and the next whether there is one for low tones. */
    private static int dolby(int bits) {
        return DOLBY[(bits >> 1) & 7] + (bits & 1);
    }

    private static int bits(ByteBuffer bytes, int at, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << Byte.SIZE) | (bytes.get(at + i) & 0xFF);
        }
        return value;
    }

    /** Three descriptions lie in one another; the innermost begins with 5 bits of type, 4 of rate and 4 of channels. */
    private static @Nullable Integer aac(ByteBuffer body) {
        try {
            body.position(Integer.BYTES);
            enter(body, STREAM);
            body.getShort();
            int flags = body.get();
            skip(body, (flags & 0x80) == 0 ? 0 : Short.BYTES);
            skip(body, (flags & 0x40) == 0 ? 0 : body.get() & 0xFF);
            skip(body, (flags & 0x20) == 0 ? 0 : Short.BYTES);
            enter(body, DECODER);
            skip(body, DECODER_HEAD);
            enter(body, DECODER_DETAILS);
            int channels = (body.getShort() >> 3) & 0xF;
            return channels > 0 && channels < AAC.length ? AAC[channels] : null;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return null;
        }
    }

    private static void skip(ByteBuffer body, int count) {
        body.position(body.position() + count);
    }

    /** Goes past a description's tag and its length, of which each byte says whether another one follows. */
    private static void enter(ByteBuffer body, int tag) {
        if (body.get() != tag) {
            throw new IllegalArgumentException("Another description stands here");
        }
        int more = body.get();
        while ((more & 0x80) != 0) {
            more = body.get();
        }
    }
}
