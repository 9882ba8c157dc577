package dev.mediasync.plex;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Hashes pieces of rows to 64 bits, equal on every machine; not for use against forgers. */
final class RowHash {
    private static final long ODD_A = 0x9E3779B97F4A7C15L;
    private static final long ODD_B = 0xC2B2AE3D27D4EB4FL;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private RowHash() {}

    /** A text by its bytes in UTF-8, of which the last eight are taken at once, too. */
    static long text(byte[] bytes, int from, int to) {
        long state = ODD_B ^ (to - from);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            state = taken(state, (long) WORDS.get(bytes, at));
        }
        if (at == to) {
            return mixed(state);
        }
        if (to - from >= Long.BYTES) {
            return mixed(taken(state, (long) WORDS.get(bytes, to - Long.BYTES)));
        }
        long last = 0;
        for (; at < to; at++) {
            last = last << Byte.SIZE | Byte.toUnsignedLong(bytes[at]);
        }
        return mixed(taken(state, last));
    }

    static long text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return text(bytes, 0, bytes.length);
    }

    private static long taken(long state, long word) {
        return Long.rotateLeft((state ^ word) * ODD_A, 29) * ODD_B;
    }

    /** A field with its value; the values of an object's fields are summed up, because their order means nothing. */
    static long field(long seed, long value) {
        return mixed((seed ^ Long.rotateLeft(value, 31)) * ODD_A + value);
    }

    /** A list so far with one more element. */
    static long next(long list, long element) {
        return mixed(Long.rotateLeft(list * ODD_B, 17) + element);
    }

    static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
