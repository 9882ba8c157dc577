package dev.mediasync.local;

import java.util.Arrays;

/** Tells the scripts of a title apart where groups give it in two of them: {@code 紙の月 Paper Moon}. */
final class Scripts {
    private static final char EASTERN = 0x2E80;
    private static final int LETTERS_OF_A_TITLE = 3;

    private Scripts() {}

    /** Whether a text holds letters of the Far East. */
    static boolean eastern(String text) {
        return text.chars().anyMatch(c -> c >= EASTERN && Character.isLetter(c));
    }

    /** Whether a text holds enough other letters for a title. */
    static boolean words(String text) {
        return text.chars().filter(c -> c < EASTERN && Character.isLetter(c)).count() >= LETTERS_OF_A_TITLE;
    }

    /** The title without the words of the Far East before and behind it, if enough is left. */
    static String latin(String title) {
        if (!eastern(title) || !words(title)) {
            return title;
        }
        String[] words = title.split(" ", -1);
        int from = 0;
        int to = words.length;
        while (from < to && !plain(words[from])) {
            from++;
        }
        while (to > from && eastern(words[to - 1])) {
            to--;
        }
        String rest = NameWords.trim(String.join(" ", Arrays.asList(words).subList(from, to)));
        return words(rest) ? rest : title;
    }

    private static boolean plain(String word) {
        return !eastern(word) && word.chars().anyMatch(Character::isLetterOrDigit);
    }
}
