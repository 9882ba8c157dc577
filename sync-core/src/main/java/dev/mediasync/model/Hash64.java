package dev.mediasync.model;

import org.jspecify.annotations.Nullable;

/** Collects values into a 64-bit hash; order counts, and absent differs from empty. Not for use against forgers. */
final class Hash64 {
    private static final long ODD_A = 0x9E3779B97F4A7C15L;
    private static final long ODD_B = 0xC2B2AE3D27D4EB4FL;
    private static final long ABSENT = 0x5851F42D4C957F2DL;
    private static final int CHARS_A_WORD = 4;
    private static final int CHAR_BITS = 16;

    private long state = ODD_B;

    Hash64 word(long value) {
        long mixed = (state ^ value) * ODD_A;
        state = Long.rotateLeft(mixed ^ (mixed >>> 32), 23) * ODD_B;
        return this;
    }

    Hash64 number(@Nullable Number value) {
        return value == null ? word(ABSENT) : word(1).word(value.longValue());
    }

    Hash64 text(@Nullable String value) {
        if (value == null) {
            return word(ABSENT);
        }
        int length = value.length();
        word(length);
        int at = 0;
        for (; at + CHARS_A_WORD <= length; at += CHARS_A_WORD) {
            word(value.charAt(at)
                    | ((long) value.charAt(at + 1) << CHAR_BITS)
                    | ((long) value.charAt(at + 2) << (2 * CHAR_BITS))
                    | ((long) value.charAt(at + 3) << (3 * CHAR_BITS)));
        }
        for (; at < length; at++) {
            word(value.charAt(at));
        }
        return this;
    }

    long value() {
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
