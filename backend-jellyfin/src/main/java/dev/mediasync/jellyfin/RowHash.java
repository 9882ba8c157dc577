package dev.mediasync.jellyfin;

import java.nio.charset.StandardCharsets;

/** Hashes pieces of rows to 64 bits, equal on every machine; not for use against forgers. */
final class RowHash {
    /** The hash of nothing. */
    static final long ABSENT = 0;

    private static final long ODD_A = 0x9E3779B97F4A7C15L;
    private static final long ODD_B = 0xC2B2AE3D27D4EB4FL;

    private RowHash() {}

    /** A hash so far with one more piece. */
    static long next(long state, long piece) {
        return Long.rotateLeft((state ^ piece) * ODD_A, 29) * ODD_B;
    }

    /** A field with its value; the fields of an object are summed up, because their order means nothing. */
    static long field(long seed, long value) {
        return value == ABSENT ? ABSENT : mixed((seed ^ Long.rotateLeft(value, 31)) * ODD_A + value);
    }

    static long text(String text) {
        long state = ODD_B;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            state = next(state, one);
        }
        return mixed(state);
    }

    static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
