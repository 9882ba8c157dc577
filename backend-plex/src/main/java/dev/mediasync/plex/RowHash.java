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
        int length = to - from;
        if (length < Long.BYTES) {
            return mixed(taken(ODD_B ^ length, few(bytes, from, to)));
        }
        long even = ODD_B ^ length;
        long odd = ODD_A;
        int at = from;
        for (; at + 2 * Long.BYTES <= to; at += 2 * Long.BYTES) {
            even = taken(even, word(bytes, at));
            odd = taken(odd, word(bytes, at + Long.BYTES));
        }
        if (at + Long.BYTES <= to) {
            even = taken(even, word(bytes, at));
        }
        return mixed(taken(even, word(bytes, to - Long.BYTES)) ^ (Long.rotateLeft(odd, 31) * ODD_A));
    }

    static long text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return text(bytes, 0, bytes.length);
    }

    private static long taken(long state, long word) {
        return Long.rotateLeft((state ^ word) * ODD_A, 29) * ODD_B;
    }

    /** Eight bytes. */
    static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** The bytes from one place to another, fewer than eight. */
    static long few(byte[] bytes, int from, int to) {
        if (from + Long.BYTES <= bytes.length) {
            return word(bytes, from) & ((1L << ((to - from) * Byte.SIZE)) - 1);
        }
        long few = 0;
        for (int at = to - 1; at >= from; at--) {
            few = (few << Byte.SIZE) | Byte.toUnsignedLong(bytes[at]);
        }
        return few;
    }

    /** A quick mixture for tables, of which the lowest bits are taken. */
    static long spread(long value) {
        long spread = value * ODD_A;
        return spread ^ (spread >>> 32);
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
