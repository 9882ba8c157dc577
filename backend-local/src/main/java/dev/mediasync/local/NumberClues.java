package dev.mediasync.local;

/**
 * What one cheap look at a name tells about the numbers in it, so that most patterns need not be tried.
 *
 * <p>A clue may be there in vain, but no pattern matches without its clue.
 */
final class NumberClues {
    /** The letter that counts as an {@code s} where case is ignored. */
    private static final char LONG_S = '\u017F';

    private static final String GAPS = " ._-";

    private boolean digits;
    private boolean afterS;
    private boolean aroundX;
    private boolean century;
    private boolean afterLetter;

    private NumberClues() {}

    static NumberClues of(String name) {
        NumberClues clues = new NumberClues();
        for (int at = 0; at < name.length(); at++) {
            if (NameWords.digit(name.charAt(at))) {
                clues.digits = true;
                clues.look(name, at);
            }
        }
        return clues;
    }

    private void look(String name, int at) {
        if (at == 0) {
            century |= startsCentury(name, at);
            return;
        }
        char before = name.charAt(at - 1);
        char lower = Character.toLowerCase(before);
        afterS |= lower == 's' || before == LONG_S;
        aroundX |= lower == 'x' && at > 1 && NameWords.digit(name.charAt(at - 2));
        century |= startsCentury(name, at);
        afterLetter |= lower == 'e' || lower == 'p' || GAPS.indexOf(before) >= 0;
    }

    private static boolean startsCentury(String name, int at) {
        return name.startsWith("19", at) || name.startsWith("20", at);
    }

    boolean any() {
        return digits;
    }

    /** Whether the numbered pattern of this place may match; the one with words is always tried. */
    boolean numbered(int pattern) {
        return pattern == 0 ? afterS : pattern != 2 || aroundX;
    }

    boolean year() {
        return century;
    }

    boolean shortNumber() {
        return afterLetter;
    }
}
