package dev.mediasync.repository;

import dev.mediasync.model.Credit;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.Tags;
import dev.mediasync.model.Titles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words by which an item is found, each list in its order.
 *
 * <p>The overview is left out: it is longer than all the rest together, and hits in it are seldom what was meant.
 *
 * @param titles the words of title, original title and sort title, and a word for each name as a whole
 * @param people the words of the people's names and of the characters they play
 * @param tags the words of genres, studios and labels
 */
public record SearchDocument(List<String> titles, List<String> people, List<String> tags) {
    /** Copies the lists. */
    public SearchDocument {
        titles = List.copyOf(titles);
        people = List.copyOf(people);
        tags = List.copyOf(tags);
    }

    /** The document of an item. */
    public static SearchDocument of(MediaItem item) {
        return new SearchDocument(titles(item.titles()), people(item.credits()), tags(item.tags()));
    }

    private static List<String> titles(Titles titles) {
        List<SearchChunk> chunks = SearchChunk.of(titles.title());
        List<String> words = new ArrayList<>(SearchWords.of(chunks));
        List<String> names = new ArrayList<>(1);
        names.add(SearchWords.name(chunks));
        more(titles.original(), words, names);
        more(titles.sort(), words, names);
        for (String name : names) {
            if (!name.isEmpty()) {
                words.add(name);
            }
        }
        return words;
    }

    /** Adds another title; of one that only turns the words around, as titles to sort by do, the name alone. */
    private static void more(@Nullable String title, List<String> words, List<String> names) {
        if (title == null) {
            return;
        }
        List<SearchChunk> chunks = SearchChunk.of(title);
        String name = SearchWords.name(chunks);
        if (!names.contains(name)) {
            names.add(name);
            if (!chunks.stream().allMatch(chunk -> known(chunk, words))) {
                words.addAll(SearchWords.of(chunks));
            }
        }
    }

    private static boolean known(SearchChunk chunk, List<String> words) {
        return !chunk.pieces().isEmpty() && Collections.indexOfSubList(words, SearchWords.row(chunk)) >= 0;
    }

    private static List<String> people(List<Credit> credits) {
        Set<String> names = new LinkedHashSet<>();
        for (Credit credit : credits) {
            names.add(credit.person());
            if (credit.character() != null) {
                names.add(credit.character());
            }
        }
        return words(names);
    }

    private static List<String> tags(Tags tags) {
        Set<String> names = new LinkedHashSet<>(tags.genres());
        names.addAll(tags.studios());
        names.addAll(tags.labels());
        return words(names);
    }

    private static List<String> words(Collection<String> names) {
        List<String> words = new ArrayList<>();
        for (String name : names) {
            words.addAll(SearchWords.of(SearchChunk.of(name)));
        }
        return words;
    }
}
