package dev.mediasync.repository;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody typed, as the words that a document must hold.
 *
 * <p>Of every chunk between spaces one of several phrases must be there: its pieces in a row, the joined whole, the whole
 * joined with the chunk before or behind it, or two words in a row that make it up. A phrase may go on where it ends, since
 * people type beginnings. Chunks of symbols count only where there is nothing else.
 *
 * @param name the word for a name that is what was typed; empty where the text has no words
 * @param beginnings how the words for names begin that begin with what was typed
 * @param demands for each chunk the phrases of which one must be there
 */
public record SearchPattern(String name, List<String> beginnings, List<List<Phrase>> demands) {
    private static final int MAX_CHUNKS = 32;
    private static final int MAX_PHRASE = 64;
    private static final int SHORTEST_JOINED = 3;
    private static final int SHORTEST_PARTED = 4;
    private static final int LONGEST_PARTED = 24;

    /** Copies the lists. */
    public SearchPattern {
        beginnings = List.copyOf(beginnings);
        demands = demands.stream().map(List::copyOf).toList();
    }

    /** Whether a phrase's last word may go on. */
    public enum Ending {
        /** It is a whole word. */
        CLOSED,
        /** It is the beginning of a word. */
        OPEN
    }

    /**
     * Words in a row.
     *
     * @param words the words
     * @param ending whether the last one may go on
     */
    public record Phrase(List<String> words, Ending ending) {
        /** Copies the list. */
        public Phrase {
            words = List.copyOf(words);
        }

        private Phrase behind(List<String> before) {
            return new Phrase(Stream.concat(before.stream(), words.stream()).toList(), ending);
        }

        private Phrase bounded() {
            return words.size() <= MAX_PHRASE ? this : new Phrase(words.subList(0, MAX_PHRASE), Ending.CLOSED);
        }

        private boolean in(List<String> document) {
            if (ending == Ending.CLOSED) {
                return Collections.indexOfSubList(document, words) >= 0;
            }
            int last = words.size() - 1;
            for (int at = 0; at + last < document.size(); at++) {
                if (document.get(at + last).startsWith(words.get(last))
                        && document.subList(at, at + last).equals(words.subList(0, last))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The pattern of a text; it is empty where the text has no words. */
    public static SearchPattern of(String text) {
        List<SearchChunk> all = SearchChunk.of(text);
        List<SearchChunk> wordy =
                all.stream().filter(chunk -> !chunk.pieces().isEmpty()).toList();
        List<SearchChunk> chunks =
                (wordy.isEmpty() ? all : wordy).stream().limit(MAX_CHUNKS).toList();
        // A word typed twice is asked for once.
        Set<List<Phrase>> demands = new LinkedHashSet<>();
        for (int at = 0; at < chunks.size(); at++) {
            Set<Phrase> phrases = new LinkedHashSet<>(phrases(chunks.get(at)));
            if (at > 0) {
                phrases.add(together(chunks.get(at - 1), chunks.get(at)));
            }
            if (at + 1 < chunks.size()) {
                phrases.add(together(chunks.get(at), chunks.get(at + 1)));
            }
            demands.add(List.copyOf(phrases));
        }
        return new SearchPattern(SearchWords.name(chunks), beginnings(chunks), List.copyOf(demands));
    }

    private static List<String> beginnings(List<SearchChunk> chunks) {
        if (chunks.isEmpty()) {
            return List.of();
        }
        String name = SearchWords.name(chunks);
        boolean few = chunks.get(chunks.size() - 1).name().length() < SHORTEST_JOINED;
        return few || chunks.size() == 1 ? List.of(name) : List.of(name, SearchWords.joinedName(chunks));
    }

    private static List<Phrase> phrases(SearchChunk chunk) {
        List<String> pieces = chunk.pieces();
        if (pieces.isEmpty()) {
            return List.of(new Phrase(List.of(SearchWords.cut(chunk.symbols())), Ending.OPEN));
        }
        List<Phrase> phrases = new ArrayList<>();
        List<String> row = SearchWords.row(new SearchChunk(pieces.subList(0, pieces.size() - 1), ""));
        phrases.add(SearchWords.begun(pieces.get(pieces.size() - 1)).behind(row).bounded());
        if (pieces.size() > 1) {
            phrases.add(SearchWords.begun(chunk.joined()).bounded());
        } else {
            phrases.addAll(parted(chunk.joined()));
        }
        return phrases;
    }

    private static Phrase together(SearchChunk first, SearchChunk second) {
        String joined = first.name() + second.name();
        Phrase phrase = SearchWords.begun(joined).bounded();
        return joined.length() < SHORTEST_JOINED ? new Phrase(phrase.words(), Ending.CLOSED) : phrase;
    }

    /** The ways to part a piece in two words. */
    private static List<Phrase> parted(String piece) {
        int length = piece.codePointCount(0, piece.length());
        if (length < SHORTEST_PARTED || length > LONGEST_PARTED) {
            return List.of();
        }
        List<Phrase> ways = new ArrayList<>();
        for (int letters = 1; letters < length; letters++) {
            int at = piece.offsetByCodePoints(0, letters);
            if (!SearchChunk.mark(piece.codePointAt(at))) {
                ways.add(rest(piece.substring(at)).behind(SearchWords.whole(piece.substring(0, at))));
            }
        }
        return ways;
    }

    /** Few letters do not go on here, else many a word would be found that was not meant: "them" in "The Matrix". */
    private static Phrase rest(String piece) {
        Phrase begun = SearchWords.begun(piece);
        boolean few = piece.length() < SHORTEST_JOINED && !SearchWords.withoutSpaces(piece.codePointAt(0));
        return few ? new Phrase(begun.words(), Ending.CLOSED) : begun;
    }

    /** Whether nothing can fit. */
    public boolean empty() {
        return demands.isEmpty();
    }

    /** How well a document fits; empty if it does not. */
    public Optional<SearchRank> rank(SearchDocument document) {
        if (empty()) {
            return Optional.empty();
        }
        List<String> titles = document.titles();
        if (titles.contains(name)) {
            return Optional.of(SearchRank.NAMED);
        }
        if (begins(titles)) {
            return Optional.of(SearchRank.BEGINS);
        }
        if (meets(List.of(titles))) {
            return Optional.of(SearchRank.IN_TITLES);
        }
        if (meets(List.of(titles, document.people()))) {
            return Optional.of(SearchRank.WITH_PEOPLE);
        }
        return meets(List.of(titles, document.people(), document.tags()))
                ? Optional.of(SearchRank.ANYWHERE)
                : Optional.empty();
    }

    // Loops, because a search asks this of every hit, and hundreds of short streams take longer than finding the hits.
    private boolean begins(List<String> titles) {
        for (String beginning : beginnings) {
            for (String word : titles) {
                if (word.startsWith(beginning)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean meets(List<List<String>> fields) {
        for (List<Phrase> phrases : demands) {
            if (!met(phrases, fields)) {
                return false;
            }
        }
        return true;
    }

    private static boolean met(List<Phrase> phrases, List<List<String>> fields) {
        for (Phrase phrase : phrases) {
            for (List<String> field : fields) {
                if (phrase.in(field)) {
                    return true;
                }
            }
        }
        return false;
    }
}
