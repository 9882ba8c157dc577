package dev.mediasync.sqlite;

import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.List;

/**
 * A word that groups items.
 *
 * @param type {@code genre}, {@code studio} or {@code label}
 * @param value the word
 */
record Term(String type, String value) {
    static final String GENRE = "genre";
    static final String STUDIO = "studio";
    static final String LABEL = "label";

    /** All of an item, in the order of their positions. */
    static List<Term> of(MediaItem item) {
        List<Term> terms = new ArrayList<>();
        item.tags().genres().forEach(value -> terms.add(new Term(GENRE, value)));
        item.tags().studios().forEach(value -> terms.add(new Term(STUDIO, value)));
        item.tags().labels().forEach(value -> terms.add(new Term(LABEL, value)));
        return terms;
    }

    /** Those of one type. */
    static List<String> of(List<Term> all, String type) {
        return all.stream()
                .filter(term -> term.type().equals(type))
                .map(Term::value)
                .toList();
    }
}
