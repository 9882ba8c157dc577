package dev.mediasync.repository;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes text in the one way in which words are compared: without case, accents and variants of letters. */
final class SearchFold {
    /** The scripts whose marks people leave out; elsewhere a mark makes another letter. */
    private static final Set<UnicodeScript> UNMARKED = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.HEBREW,
            UnicodeScript.ARABIC);

    /** Letters that no normal form takes apart or makes equal. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ς', "σ"),
            Map.entry((int) 'ى', "ي"),
            Map.entry((int) 'ی', "ي"),
            Map.entry((int) 'ک', "ك"),
            Map.entry((int) 'ة', "ه"),
            Map.entry((int) 'ـ', ""));

    private static final int FIRST_SMALL_KATAKANA = 0x30A1;
    private static final int LAST_KATAKANA = 0x30F6;
    private static final int KATAKANA_ABOVE_HIRAGANA = 0x60;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int LAST_ASCII = 0x7F;
    private static final int CAPITAL_TO_SMALL = 'a' - 'A';

    private SearchFold() {}

    /** The folded text; whatever parts words is a space. */
    static String fold(String text) {
        String plain = ascii(text);
        return plain == null ? other(text) : plain;
    }

    /** Folds the letters that most titles are made of; null if there are others. */
    private static @Nullable String ascii(String text) {
        char[] folded = new char[text.length()];
        for (int at = 0; at < folded.length; at++) {
            char letter = text.charAt(at);
            if (letter >= LAST_ASCII) {
                return null;
            }
            boolean capital = letter >= 'A' && letter <= 'Z';
            folded[at] = capital ? (char) (letter + CAPITAL_TO_SMALL) : (char) Math.max(letter, ' ');
        }
        return new String(folded);
    }

    private static String other(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        UnicodeScript script = UnicodeScript.COMMON;
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        for (int at = 0; at < apart.length(); ) {
            int letter = apart.codePointAt(at);
            at += Character.charCount(letter);
            if (Character.getType(letter) != Character.NON_SPACING_MARK) {
                script = UnicodeScript.of(letter);
                append(folded, letter);
            } else if (!UNMARKED.contains(script) && !variation(letter)) {
                folded.appendCodePoint(letter);
            }
        }
        return hiragana(Normalizer.normalize(folded, Normalizer.Form.NFC));
    }

    private static void append(StringBuilder folded, int letter) {
        if (parts(letter)) {
            folded.append(' ');
        } else if (Character.isDigit(letter)) {
            folded.append((char) ('0' + Character.digit(letter, 10)));
        } else if (Character.getType(letter) != Character.FORMAT) {
            int lower = Character.toLowerCase(Character.toUpperCase(letter));
            String other = LETTERS.get(lower);
            if (other == null) {
                folded.appendCodePoint(lower);
            } else {
                folded.append(other);
            }
        }
    }

    /** White space, controls, and what is no character at all, such as half of a surrogate pair. */
    private static boolean parts(int letter) {
        return switch (Character.getType(letter)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.SURROGATE -> true;
            default -> letter == ZERO_WIDTH_SPACE || (letter & 0xFFFE) == 0xFFFE;
        };
    }

    /** Whether a mark only chooses the look of the character before it. */
    private static boolean variation(int mark) {
        return (mark >= 0xFE00 && mark <= 0xFE0F) || (mark >= 0xE0100 && mark <= 0xE01EF);
    }

    /** Folds katakana after the letters are put together again, so that both have their voiced letters as one. */
    private static String hiragana(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int at = 0; at < folded.length(); at++) {
            char letter = folded.charAt(at);
            if (letter >= FIRST_SMALL_KATAKANA && letter <= LAST_KATAKANA) {
                folded.setCharAt(at, (char) (letter - KATAKANA_ABOVE_HIRAGANA));
            }
        }
        return folded.toString();
    }
}
