package dev.mediasync.repository;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How text becomes the words that are searched, in documents and in what somebody types.
 *
 * <p>Case, width, accents and kinds of kana do not matter. Marks go from Latin, Greek, Cyrillic, Hebrew and Arabic letters
 * only, because elsewhere they make another letter. What stands between spaces with punctuation inside gives its pieces and
 * the joined whole: {@code Spider-Man} gives {@code spider}, {@code man} and {@code spiderman}. Scripts that put no
 * spaces between words give overlapping pairs of letters and the last letter alone. Symbols are a word only where nothing
 * else stands beside them. A word never holds an ASCII character but small letters and digits, nor a space.
 */
public final class SearchWords {
    /** Grows whenever equal text gives other words than before; a store makes its documents anew then. */
    public static final int VERSION = 1;

    /** The longest word, in characters; longer ones are cut. */
    static final int MAX_WORD = 64;

    /** Begins the word that stands for a whole name; no text holds it, since it is a control character. */
    private static final String NAME = "\u0086";

    private static final String NAME_GAP = "\u0087";

    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);
    private static final int LAST_ASCII = 0x7F;
    private static final int LONG_VOWEL = 0x30FC;

    private SearchWords() {}

    /**
     * The words of a text: those that stand beside others, such as joined ones, then all others in the text's order.
     *
     * <p>Behind the row, a joined word would go on from its last word: "man-spider" would find "Spider-Man".
     */
    static List<String> of(List<SearchChunk> chunks) {
        List<String> words = new ArrayList<>();
        List<List<String>> beside = new ArrayList<>();
        for (SearchChunk chunk : chunks) {
            List<String> row = row(chunk);
            words.addAll(row);
            if (chunk.pieces().size() != 1) {
                List<String> joined = joined(chunk);
                if (!joined.equals(row) && !beside.contains(joined)) {
                    beside.add(joined);
                }
            }
        }
        for (List<String> joined : beside) {
            words.addAll(0, joined);
        }
        return words;
    }

    /** The words of a chunk's pieces, in a row. */
    static List<String> row(SearchChunk chunk) {
        if (chunk.pieces().size() == 1) {
            return whole(chunk.pieces().get(0));
        }
        List<String> words = new ArrayList<>();
        for (String piece : chunk.pieces()) {
            words.addAll(whole(piece));
        }
        return words;
    }

    private static List<String> joined(SearchChunk chunk) {
        return chunk.pieces().isEmpty() ? List.of(cut(chunk.symbols())) : whole(chunk.joined());
    }

    /** The one word that stands for a name as a whole; empty if it has no words. */
    static String name(List<SearchChunk> chunks) {
        List<String> parts = named(chunks);
        return parts.isEmpty() ? "" : NAME + cut(String.join(NAME_GAP, parts));
    }

    /** As {@link #name}, as if there were no spaces. */
    static String joinedName(List<SearchChunk> chunks) {
        List<String> parts = named(chunks);
        return parts.isEmpty() ? "" : NAME + cut(String.join("", parts));
    }

    /** The chunks' own names; symbols only where there is nothing else. */
    private static List<String> named(List<SearchChunk> chunks) {
        List<String> wordy = new ArrayList<>(chunks.size());
        List<String> all = new ArrayList<>(chunks.size());
        for (SearchChunk chunk : chunks) {
            all.add(chunk.name());
            if (!chunk.pieces().isEmpty()) {
                wordy.add(chunk.name());
            }
        }
        return wordy.isEmpty() ? all : wordy;
    }

    /** The words of a run of letters that is there as a whole. */
    static List<String> whole(String piece) {
        if (!hasPairs(piece)) {
            return List.of(cut(piece));
        }
        List<String> words = new ArrayList<>();
        for (String segment : segments(piece)) {
            if (withoutSpaces(segment.codePointAt(0))) {
                words.addAll(pairs(segment));
                words.add(last(segment));
            } else {
                words.add(cut(segment));
            }
        }
        return words;
    }

    /** The words of a run of letters that may go on. */
    static SearchPattern.Phrase begun(String piece) {
        List<String> segments = segments(piece);
        String end = segments.get(segments.size() - 1);
        List<String> words = new ArrayList<>();
        segments.subList(0, segments.size() - 1).forEach(segment -> words.addAll(whole(segment)));
        List<String> pairs = withoutSpaces(end.codePointAt(0)) ? pairs(end) : List.of();
        if (pairs.isEmpty()) {
            words.add(cut(end));
            return new SearchPattern.Phrase(words, SearchPattern.Ending.OPEN);
        }
        words.addAll(pairs);
        return new SearchPattern.Phrase(words, SearchPattern.Ending.CLOSED);
    }

    private static boolean hasPairs(String piece) {
        for (int at = 0; at < piece.length(); at++) {
            if (piece.charAt(at) > LAST_ASCII && withoutSpaces(piece.codePointAt(at))) {
                return true;
            }
        }
        return false;
    }

    static String cut(String word) {
        return word.length() <= MAX_WORD || word.codePointCount(0, word.length()) <= MAX_WORD
                ? word
                : word.substring(0, word.offsetByCodePoints(0, MAX_WORD));
    }

    /** Parts a run of letters where a script without spaces begins or ends. */
    private static List<String> segments(String piece) {
        List<String> segments = new ArrayList<>();
        int from = 0;
        boolean before = withoutSpaces(piece.codePointAt(0));
        for (int at = 0; at < piece.length(); ) {
            int letter = piece.codePointAt(at);
            boolean here = SearchChunk.mark(letter) ? before : withoutSpaces(letter);
            if (here != before) {
                segments.add(piece.substring(from, at));
                from = at;
                before = here;
            }
            at += Character.charCount(letter);
        }
        segments.add(piece.substring(from));
        return segments;
    }

    static boolean withoutSpaces(int letter) {
        return letter > LAST_ASCII && (letter == LONG_VOWEL || WITHOUT_SPACES.contains(UnicodeScript.of(letter)));
    }

    private static List<String> pairs(String segment) {
        List<String> pairs = new ArrayList<>();
        int first = 0;
        int second = segment.offsetByCodePoints(0, 1);
        while (second < segment.length()) {
            int end = segment.offsetByCodePoints(second, 1);
            pairs.add(segment.substring(first, end));
            first = second;
            second = end;
        }
        return pairs;
    }

    private static String last(String segment) {
        return segment.substring(segment.offsetByCodePoints(segment.length(), -1));
    }
}
