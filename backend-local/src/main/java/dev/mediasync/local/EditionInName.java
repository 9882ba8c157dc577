package dev.mediasync.local;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An edition told in plain words, for example {@code Extended Director's Cut}.
 *
 * @param text the words with spaces between them
 * @param start where they begin
 * @param end where they end
 */
record EditionInName(String text, int start, int end) {
    private static final Map<String, Set<String>> TABLE = WordTable.keyed("editions");
    private static final Set<String> ALONE = TABLE.getOrDefault("alone", Set.of());
    private static final Set<String> LEADING = TABLE.getOrDefault("leading", Set.of());
    private static final Set<String> CLOSING = TABLE.getOrDefault("closing", Set.of());
    /** The first word of a title is none of an edition, nor is the one behind these. */
    private static final Set<String> ARTICLES =
            Set.of("the", "a", "an", "le", "la", "les", "der", "die", "das", "el", "il", "los", "las");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{1,20}(?:['’]s)?");
    private static final Pattern ORDINAL = Pattern.compile("\\d{2,3}(?:st|nd|rd|th)?");

    /** The first edition behind a position. */
    static @Nullable EditionInName find(String name, int from) {
        Run run = new Run();
        Matcher word = WORD.matcher(name);
        int at = from;
        while (word.find(at)) {
            at = word.end();
            EditionInName ended = run.add(name, word);
            if (ended != null) {
                return ended;
            }
        }
        return run.edition(name);
    }

    /** The edition that ends where the year begins, if more than it stands there. */
    static @Nullable EditionInName before(String name, int year) {
        String head = name.substring(0, year);
        if (!mayEnd(head)) {
            return null;
        }
        Matcher word = WORD.matcher(head);
        boolean titled = word.find() && (!ARTICLES.contains(word.group().toLowerCase(Locale.ROOT)) || word.find());
        EditionInName edition = titled ? find(head, word.end()) : null;
        boolean last =
                edition != null && NameWords.trim(head.substring(edition.end())).isEmpty();
        boolean bracketed = edition != null && "[(".indexOf(head.charAt(edition.start() - 1)) >= 0;
        boolean sure = edition != null && (bracketed || edition.text().indexOf(' ') > 0 || head.indexOf(' ') < 0);
        return last && sure ? edition : null;
    }

    private static boolean mayEnd(String head) {
        int end = head.length();
        while (end > 0 && !Character.isLetterOrDigit(head.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && (Character.isLetterOrDigit(head.charAt(start - 1)) || head.charAt(start - 1) == '\'')) {
            start--;
        }
        String word = head.substring(start, end).toLowerCase(Locale.ROOT);
        return ALONE.contains(word) || CLOSING.contains(word);
    }

    /** The words of an edition read so far. */
    private static final class Run {
        private int start = -1;
        private int end;
        private int sureEnd;

        /** Takes one word more; gives the edition that ended before it. */
        private @Nullable EditionInName add(String name, Matcher found) {
            String word = found.group().toLowerCase(Locale.ROOT).replace('’', '\'');
            boolean near = start >= 0 && found.start() - end <= 1;
            boolean alone = ALONE.contains(word);
            boolean closing = CLOSING.contains(word);
            boolean goesOn = near && (alone || closing || leading(word));
            EditionInName ended = goesOn ? null : edition(name);
            if (goesOn || (ended == null && (alone || leading(word)))) {
                start = goesOn ? start : found.start();
                end = found.end();
                sureEnd = alone || (closing && goesOn) ? end : goesOn ? sureEnd : 0;
            } else {
                start = -1;
            }
            return ended;
        }

        private static boolean leading(String word) {
            return LEADING.contains(word) || ORDINAL.matcher(word).matches();
        }

        private @Nullable EditionInName edition(String name) {
            if (start < 0 || sureEnd == 0) {
                return null;
            }
            String words = name.substring(start, sureEnd);
            return new EditionInName(words.replace('.', ' ').replace('_', ' '), start, sureEnd);
        }
    }
}
