package dev.mediasync.repository;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between two spaces of a folded text.
 *
 * @param pieces its runs of letters and digits; none in a chunk of symbols only
 * @param symbols its symbols where it has nothing else, else empty
 */
record SearchChunk(List<String> pieces, String symbols) {
    /** How much of a text is looked at; only longer than any title by mistake. */
    private static final int MAX_TEXT = 2_000;

    private static final int FULL_WIDTH = 0xFEE0;

    /** The chunks of a text, in its order. */
    static List<SearchChunk> of(String text) {
        List<SearchChunk> chunks = new ArrayList<>();
        String looked = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        String folded = SearchFold.fold(looked);
        for (int from = 0; from < folded.length(); ) {
            int space = folded.indexOf(' ', from);
            int end = space < 0 ? folded.length() : space;
            if (end > from) {
                chunks.add(chunk(folded.substring(from, end)));
            }
            from = end + 1;
        }
        return chunks;
    }

    private static SearchChunk chunk(String part) {
        if (part.equals("&")) {
            return new SearchChunk(List.of("and"), "");
        }
        List<String> pieces = new ArrayList<>(1);
        int from = -1;
        for (int at = 0; at < part.length(); ) {
            int letter = part.codePointAt(at);
            boolean goesOn = wordy(letter) || (from >= 0 && mark(letter));
            if (goesOn && from < 0) {
                from = at;
            } else if (!goesOn && from >= 0) {
                pieces.add(part.substring(from, at));
                from = -1;
            }
            at += Character.charCount(letter);
        }
        if (from >= 0) {
            pieces.add(part.substring(from));
        }
        return new SearchChunk(pieces, pieces.isEmpty() ? visible(part) : "");
    }

    private static boolean wordy(int letter) {
        if ((letter >= 'a' && letter <= 'z') || Character.isLetterOrDigit(letter)) {
            return true;
        }
        int type = Character.getType(letter);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    static boolean mark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Symbols that no tokenizer takes for a gap: those of ASCII are moved to their wide forms. */
    private static String visible(String part) {
        StringBuilder symbols = new StringBuilder();
        for (int at = 0; at < part.length(); at++) {
            char symbol = part.charAt(at);
            symbols.append(symbol > ' ' && symbol <= '~' ? (char) (symbol + FULL_WIDTH) : symbol);
        }
        return symbols.toString();
    }

    /** The pieces as one. */
    String joined() {
        return pieces.size() == 1 ? pieces.get(0) : String.join("", pieces);
    }

    /** The whole as one word, whatever it is made of. */
    String name() {
        return pieces.isEmpty() ? symbols : joined();
    }
}
