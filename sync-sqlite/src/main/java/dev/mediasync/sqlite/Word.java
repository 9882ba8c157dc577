package dev.mediasync.sqlite;

import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.List;

/**
 * Another id of an item, or a word by which its source knows it again.
 *
 * @param type {@code alias} or {@code identity}
 * @param word the word
 */
record Word(String type, String word) {
    static final String ALIAS = "alias";
    static final String IDENTITY = "identity";

    static List<Word> of(MediaItem item) {
        List<Word> words = new ArrayList<>();
        item.aliases().forEach(word -> words.add(new Word(ALIAS, word)));
        item.identities().forEach(word -> words.add(new Word(IDENTITY, word)));
        return words;
    }

    /** Those of one type. */
    static List<String> of(List<Word> all, String type) {
        return all.stream()
                .filter(word -> word.type().equals(type))
                .map(Word::word)
                .toList();
    }
}
