package dev.mediasync.local;

/**
 * What one cheap look at a name tells about the numbers in it, so that most patterns need not be tried.
 *
 * <p>A clue may be there in vain, but no pattern matches without its clue.
 */
final class NumberClues {
    /** The letter that counts as an {@code s} where case is ignored. */
    private static final char LONG_S = '\u017F';

    private static final char BEYOND_LATIN = 0x2E80;
    private static final String GAPS = " ._-";

    private int runs;
    private boolean afterS;
    private boolean century;
    private boolean afterLetter;
    private boolean beyondLatin;

    private NumberClues() {}

    static NumberClues of(String name) {
        NumberClues clues = new NumberClues();
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            if (NameWords.digit(c)) {
                clues.look(name, at);
            } else {
                clues.beyondLatin |= c >= BEYOND_LATIN;
            }
        }
        return clues;
    }

    private void look(String name, int at) {
        century |= name.startsWith("19", at) || name.startsWith("20", at);
        if (at == 0) {
            runs++;
            return;
        }
        char before = name.charAt(at - 1);
        char lower = Character.toLowerCase(before);
        runs += NameWords.digit(before) ? 0 : 1;
        afterS |= lower == 's' || before == LONG_S;
        afterLetter |= lower == 'e' || lower == 'p' || GAPS.indexOf(before) >= 0;
    }

    boolean any() {
        return runs > 0 || beyondLatin;
    }

    /** Whether at least two numbers are there, or one that two can be read from. */
    boolean two() {
        return runs > 1 || afterLetter;
    }

    boolean afterS() {
        return afterS;
    }

    boolean year() {
        return century;
    }

    boolean afterLetter() {
        return afterLetter;
    }

    boolean beyondLatin() {
        return beyondLatin;
    }
}
