package dev.mediasync.plex;

/** Hashes pieces of rows to 64 bits, equal on every machine; not for use against forgers. */
final class RowHash {
    private static final long ODD_A = 0x9E3779B97F4A7C15L;
    private static final long ODD_B = 0xC2B2AE3D27D4EB4FL;
    private static final int CHARS_A_WORD = 4;

    private RowHash() {}

    static long text(char[] chars, int from, int length) {
        long state = ODD_B ^ length;
        int at = from;
        int end = from + length;
        for (; at + CHARS_A_WORD <= end; at += CHARS_A_WORD) {
            long word =
                    chars[at] | (long) chars[at + 1] << 16 | (long) chars[at + 2] << 32 | (long) chars[at + 3] << 48;
            state = Long.rotateLeft((state ^ word) * ODD_A, 29) * ODD_B;
        }
        for (; at < end; at++) {
            state = Long.rotateLeft((state ^ chars[at]) * ODD_A, 29) * ODD_B;
        }
        return mixed(state);
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
