package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Surrogates;
import org.jspecify.annotations.Nullable;

/** Brings ids into the form in which they are kept: 32 hexadecimal digits in small letters, without dashes. */
final class Guids {
    static final int LONGEST_ID = 200;

    private static final int DIGITS = 32;
    private static final String DASHED = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    private static final String ZEROS = "0".repeat(DIGITS);

    private Guids() {}

    /** The kept form; null for an id of zeros, an empty one, and one that cannot be kept. */
    static @Nullable String canonical(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        if (kept(raw)) {
            return raw.equals(ZEROS) ? null : raw;
        }
        String text = raw.strip();
        String bare = bare(text);
        if (bare != null) {
            return bare.equals(ZEROS) ? null : bare;
        }
        return text.isEmpty() || text.length() > LONGEST_ID || Surrogates.halved(text) ? null : text;
    }

    /** Whether the id has the kept form already, as nearly all have. */
    static boolean kept(String id) {
        if (id.length() != DIGITS) {
            return false;
        }
        for (int at = 0; at < DIGITS; at++) {
            char digit = id.charAt(at);
            if (!(digit >= '0' && digit <= '9') && !(digit >= 'a' && digit <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The digits of a GUID in any of its forms; null for anything else. */
    private static @Nullable String bare(String text) {
        String inner = text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
        if (inner.length() != DIGITS && inner.length() != DASHED.length()) {
            return null;
        }
        StringBuilder digits = new StringBuilder(DIGITS);
        for (int at = 0; at < inner.length(); at++) {
            char character = inner.charAt(at);
            boolean dash = inner.length() == DASHED.length() && DASHED.charAt(at) == '-';
            if (dash != (character == '-') || (!dash && Character.digit(character, 16) < 0)) {
                return null;
            }
            if (!dash) {
                digits.append(Character.forDigit(Character.digit(character, 16), 16));
            }
        }
        return digits.toString();
    }
}
