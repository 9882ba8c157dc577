package dev.mediasync.internal.http;

/** Finds halves of surrogate pairs, which no text keeps when it is stored. */
public final class Surrogates {
    private Surrogates() {}

    /** Whether a text has half of a pair somewhere, so that it would be another one after it was stored. */
    public static boolean halved(String text) {
        for (int at = 0; at < text.length(); at++) {
            char one = text.charAt(at);
            if (Character.isSurrogate(one)) {
                boolean pair = at + 1 < text.length() && Character.isSurrogatePair(one, text.charAt(at + 1));
                if (!pair) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }
}
