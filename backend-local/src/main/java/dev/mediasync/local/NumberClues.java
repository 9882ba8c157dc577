package dev.mediasync.local;

import java.util.Locale;
import java.util.Set;

/**
 * What one cheap look at a name tells about the numbers in it, so that most patterns need not be tried.
 *
 * <p>A clue may be there in vain, but no pattern matches without its clue.
 */
final class NumberClues {
    private static final char BEYOND_LATIN = 0x2E80;
    private static final String GAPS = " ._-#№(";
    private static final int DATE_DIGITS = 8;
    private static final int BOTH_DIGITS = 4;
    private static final int LONGEST_MONTH = 9;
    private static final Set<String> MONTHS =
            Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final int ASCII = 0x80;

    /** Which two letters a word for a season ends with, or begins with; letters beyond ASCII may be any. */
    private static final boolean[] SEASON_ENDS = new boolean[ASCII * ASCII];

    private static final boolean[] SEASON_STARTS = new boolean[ASCII * ASCII];
    private static final boolean[] BEHIND_STARTS = new boolean[ASCII * ASCII];

    static {
        for (String word : WordTable.words("episodesbehind")) {
            set(BEHIND_STARTS, word, 0);
        }
        for (String word : WordTable.words("seasons")) {
            set(SEASON_ENDS, word, word.length() - 2);
            set(SEASON_STARTS, word, 0);
        }
    }

    private static void set(boolean[] pairs, String word, int at) {
        if (word.charAt(at) < ASCII && word.charAt(at + 1) < ASCII) {
            pairs[word.charAt(at) * ASCII + word.charAt(at + 1)] = true;
        }
    }

    private final String name;
    private int runs;
    private int run;
    private int longest;
    private boolean afterS;
    private boolean afterX;
    private boolean afterE;
    private boolean beforeO;
    private boolean century;
    private boolean season;
    private boolean behind;
    private boolean spanish;
    private boolean month;
    private boolean beyondLatin;

    private NumberClues(String name) {
        this.name = name;
    }

    static NumberClues of(String name) {
        NumberClues clues = new NumberClues(name);
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            if (NameWords.digit(c)) {
                clues.look(at);
            } else {
                clues.beyondLatin |= c >= BEYOND_LATIN;
            }
        }
        return clues;
    }

    private void look(int at) {
        boolean goesOn = at > 0 && NameWords.digit(name.charAt(at - 1));
        run = goesOn ? run + 1 : 1;
        longest = Math.max(longest, run);
        century |= run == 1 && (name.startsWith("19", at) || name.startsWith("20", at));
        if (!goesOn) {
            runs++;
            before(at);
        }
        if (at + 1 < name.length() && !NameWords.digit(name.charAt(at + 1))) {
            after(at + 1);
        }
    }

    private void before(int at) {
        int end = at;
        while (end > 0 && at - end < 3 && GAPS.indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == 0) {
            return;
        }
        char last = lower(name.charAt(end - 1));
        afterS |= end == at && (ess(end - 1) || ((last == 'e' || last == 'o') && end > 1 && ess(end - 2)));
        afterX |= end == at && last == 'x';
        afterE |= last == 'e' || last == 'p' || (last == 's' && end > 1 && lower(name.charAt(end - 2)) == 'p');
        spanish |= last == 't' || last == 'p';
        season |= end > 1 && pair(SEASON_ENDS, end - 2);
        month |= month(end);
    }

    /** Where case is ignored, the long s counts as one. */
    private boolean ess(int at) {
        char c = lower(name.charAt(at));
        return c == 's' || c == '\u017F';
    }

    /** Whether a word that ends there begins as a month does. */
    private boolean month(int end) {
        int start = end;
        while (start > 0 && end - start <= LONGEST_MONTH && Character.isLetter(name.charAt(start - 1))) {
            start--;
        }
        return end - start > 2
                && end - start <= LONGEST_MONTH
                && MONTHS.contains(name.substring(start, start + 3).toLowerCase(Locale.ROOT));
    }

    private void after(int at) {
        int start = at;
        while (start < name.length() && start - at < 5 && !Character.isLetter(name.charAt(start))) {
            start++;
        }
        beforeO |= start < name.length() && lower(name.charAt(start)) == 'o';
        season |= pair(SEASON_STARTS, start);
        behind |= pair(BEHIND_STARTS, start) || (start + 1 < name.length() && pair(BEHIND_STARTS, start + 1));
        // An ordinal's letters may stand between the number and the word.
        int next = start;
        while (next < name.length() && next - start < 3 && Character.isLetter(name.charAt(next))) {
            next++;
        }
        while (next < name.length() && next - start < 5 && !Character.isLetter(name.charAt(next))) {
            next++;
        }
        season |= next - start < 5 && pair(SEASON_STARTS, next);
    }

    private boolean pair(boolean[] pairs, int at) {
        if (at + 1 >= name.length()) {
            return false;
        }
        char first = lower(name.charAt(at));
        char second = lower(name.charAt(at + 1));
        return (first >= ASCII || second >= ASCII) ? Character.isLetter(first) : pairs[first * ASCII + second];
    }

    private static char lower(char c) {
        return Character.toLowerCase(c);
    }

    boolean any() {
        return runs > 0 || beyondLatin;
    }

    /** Whether {@code S01E02} or {@code S0102} may be there. */
    boolean afterS() {
        return afterS && (runs > 1 || longest >= BOTH_DIGITS);
    }

    /** Whether {@code 1x02} may be there. */
    boolean cross() {
        return afterX && runs > 1;
    }

    /** Whether {@code T1E2} or {@code Cap.102} may be there. */
    boolean spanish() {
        return spanish;
    }

    /** Whether a season may be told. */
    boolean season() {
        return season || afterS;
    }

    /** Whether season and episode may be told by words. */
    boolean seasonWord() {
        return season && runs > 1;
    }

    /** Whether an episode may be told by a word behind its number. */
    boolean wordBehind() {
        return behind;
    }

    /** Whether {@code E02} or {@code Ep 2} may be there. */
    boolean episodeLetter() {
        return afterE;
    }

    /** Whether {@code 1 of 2} may be there. */
    boolean of() {
        return beforeO && runs > 1;
    }

    /** Whether there are more numbers than season and episode. */
    boolean more() {
        return runs > 2;
    }

    /** Whether a day may be told. */
    boolean date() {
        return (century && (runs > 2 || month || longest >= DATE_DIGITS)) || (beyondLatin && runs > 2);
    }

    /** Whether a day may be told with a year of two digits. */
    boolean shortDate() {
        return runs > 2;
    }

    boolean beyondLatin() {
        return beyondLatin;
    }
}
