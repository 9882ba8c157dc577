package dev.mediasync.model;

/**
 * A mark that somebody gave an item.
 *
 * @param by who gave it, for example {@code imdb} or {@code critics}
 * @param value the mark, 0 to 10
 */
public record Rating(String by, double value) {
    /** Checks the range, and replaces what cannot be stored by U+FFFD. */
    public Rating {
        by = Unicode.mended(by);
        if (!(value >= 0 && value <= 10)) {
            throw new IllegalArgumentException("A rating lies between 0 and 10, but this is " + value);
        }
    }
}
