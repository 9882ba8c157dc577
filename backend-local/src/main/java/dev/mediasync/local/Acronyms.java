package dev.mediasync.local;

import java.util.Locale;
import java.util.Set;

/** Keeps the dots of names such as {@code S.H.I.E.L.D.} where other dots separate words. */
final class Acronyms {
    private static final Set<String> ABBREVIATIONS = WordTable.words("abbreviations");
    private static final Set<String> HONORIFICS = WordTable.words("honorifics");
    private static final int LONGEST = 5;

    private Acronyms() {}

    /** The text with spaces for all dots that separate words. */
    static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '.') {
                spaced.append(c);
            } else if (inside(text, at)) {
                spaced.append(letterAlone(text, at + 1) ? "." : ". ");
            } else {
                spaced.append(honorific(text, at) ? ". " : " ");
            }
        }
        return spaced.toString();
    }

    /** Whether the text before a position ends with such a name or an abbreviation, so that its last dot stays. */
    static boolean endsAt(String text, int end) {
        return end > 0 && text.charAt(end - 1) == '.' && (inside(text, end - 1) || word(text, end - 1, ABBREVIATIONS));
    }

    /** Whether a dot ends what people are called by, and a name follows, as in {@code Dr.No}. */
    private static boolean honorific(String text, int dot) {
        return dot + 1 < text.length()
                && Character.isLetter(text.charAt(dot + 1))
                && !letterAlone(text, dot + 1)
                && word(text, dot, HONORIFICS);
    }

    private static boolean word(String text, int dot, Set<String> words) {
        int start = dot;
        while (start > 0 && dot - start < LONGEST && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        boolean apart = start == 0 || text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '.';
        return apart && words.contains(text.substring(start, dot).toLowerCase(Locale.ROOT));
    }

    /** Whether the dot follows a letter alone that has another one beside it. */
    private static boolean inside(String text, int dot) {
        return letterAlone(text, dot - 1)
                && (letterAlone(text, dot + 1)
                        || (dot > 2 && text.charAt(dot - 2) == '.' && letterAlone(text, dot - 3)));
    }

    private static boolean letterAlone(String text, int at) {
        return at >= 0
                && at < text.length()
                && Character.isLetter(text.charAt(at))
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                && (at + 1 == text.length() || text.charAt(at + 1) == '.' || text.charAt(at + 1) == ' ')
                && at + 1 <= text.length();
    }
}
