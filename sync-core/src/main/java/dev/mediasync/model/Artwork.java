package dev.mediasync.model;

import java.util.Locale;

/**
 * A reference to a picture of an item.
 *
 * @param kind what the picture is for
 * @param reference a path or URL inside the source that changes with the picture and never holds a token
 */
public record Artwork(Kind kind, String reference) {
    /** What a picture is for. */
    public enum Kind {
        /** Upright cover. */
        POSTER,
        /** Wide background. */
        BACKGROUND,
        /** Wide banner. */
        BANNER,
        /** Still or thumbnail. */
        THUMB,
        /** Logo with transparency. */
        LOGO
    }

    /** Refuses a reference that carries a token, and replaces what cannot be stored by U+FFFD. */
    public Artwork {
        reference = Unicode.mended(reference);
        if (reference.indexOf('=') >= 0 && tokenIn(reference.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("An artwork reference must not carry a token; strip it in the source");
        }
    }

    private static boolean tokenIn(String lower) {
        return lower.contains("x-plex-token=") || lower.contains("api_key=") || lower.contains("apikey=");
    }
}
