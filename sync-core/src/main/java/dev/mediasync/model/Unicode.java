package dev.mediasync.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps out text that does not survive being stored: halves of surrogate pairs without their other half. */
final class Unicode {
    private static final char REPLACEMENT = '\uFFFD';

    private Unicode() {}

    /**
     * Refuses a broken text by which something is known, since it would be another one after it was stored.
     *
     * @param what names it in the message
     */
    static String whole(String what, String text) {
        int at = broken(text, 0);
        if (at >= 0) {
            throw new IllegalArgumentException(what + " has half a surrogate pair at " + at
                    + ", which cannot be stored; leave it out or map it in the source: \"" + mended(text) + "\"");
        }
        return text;
    }

    /** A text for people with U+FFFD in the place of each half without its other half. */
    static String mended(String text) {
        int at = broken(text, 0);
        if (at < 0) {
            return text;
        }
        char[] chars = text.toCharArray();
        while (at >= 0) {
            chars[at] = REPLACEMENT;
            at = broken(text, at + 1);
        }
        return new String(chars);
    }

    /** The same, where there may be none. */
    static @Nullable String mendedOrNull(@Nullable String text) {
        return text == null ? null : mended(text);
    }

    /** A copy of texts for people, each mended. */
    static List<String> mended(List<String> texts) {
        for (String text : texts) {
            if (broken(text, 0) >= 0) {
                return texts.stream().map(Unicode::mended).toList();
            }
        }
        return List.copyOf(texts);
    }

    /** Where the next half without its other half is, or -1. */
    private static int broken(String text, int from) {
        int length = text.length();
        for (int at = from; at < length; at++) {
            char unit = text.charAt(at);
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit)
                        && at + 1 < length
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }
}
