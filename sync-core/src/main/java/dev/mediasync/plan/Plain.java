package dev.mediasync.plan;

import dev.mediasync.model.FieldChange;
import dev.mediasync.model.MediaKind;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text of a source, made harmless and short enough for one line. */
final class Plain {
    private static final Pattern HARMFUL = Pattern.compile(
            "[\\p{Cc}\\x{2028}\\x{2029}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");
    private static final int TITLE = 200;
    private static final int VALUE = 80;
    private static final int LEAD = 16;

    private Plain() {}

    /** The text without what rules a terminal, breaks the line or turns the direction of reading. */
    static String clean(String text) {
        return HARMFUL.matcher(text).replaceAll(" ");
    }

    /** A title, or a word for its absence. */
    static String title(String title) {
        String clean = clean(title).strip();
        return clean.isEmpty() ? "(no title)" : cut(clean, 0, TITLE);
    }

    static String kind(MediaKind kind) {
        return String.format(Locale.ROOT, "%-8s", kind.word());
    }

    /** A number with its noun, for example {@code 2 music videos}. */
    static String count(long number, String noun) {
        return number + " " + noun.replace('_', ' ') + (number == 1 ? "" : "s");
    }

    /** A changed field in one line; long values are shown where they begin to differ. */
    static String change(FieldChange change) {
        String before = value(change.before());
        String after = value(change.after());
        int start = 0;
        if (before.length() > VALUE || after.length() > VALUE) {
            start = Math.max(0, common(before, after) - LEAD);
        }
        return change.field() + ": " + cut(before, start, VALUE) + " → " + cut(after, start, VALUE);
    }

    private static String value(@Nullable String text) {
        return text == null ? "(none)" : clean(text);
    }

    private static int common(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    /** The part of that length from a place on, with an ellipsis wherever something is left out. */
    private static String cut(String text, int from, int length) {
        int start = whole(text, Math.min(from, text.length()));
        int end = whole(text, Math.min(start + length, text.length()));
        return (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
    }

    /** The place, or the one before it where it would split a character. */
    private static int whole(String text, int at) {
        boolean split = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return split && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }
}
