package dev.mediasync.model;

import java.util.List;

/**
 * The words that group items, each list in the source's order.
 *
 * @param genres the genres
 * @param studios the studios, networks or record labels
 * @param labels further tags, collections by name among them
 */
public record Tags(List<String> genres, List<String> studios, List<String> labels) {
    /** No tag at all. */
    public static final Tags NONE = new Tags(List.of(), List.of(), List.of());

    /** Copies the lists, and replaces what cannot be stored by U+FFFD. */
    public Tags {
        genres = Unicode.mended(genres);
        studios = Unicode.mended(studios);
        labels = Unicode.mended(labels);
    }
}
