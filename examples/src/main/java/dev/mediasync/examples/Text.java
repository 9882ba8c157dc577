package dev.mediasync.examples;

import dev.mediasync.model.MediaKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Small pieces of text for people. */
final class Text {
    private static final Pattern HARMFUL = Pattern.compile(
            "[\\p{Cc}\\x{2028}\\x{2029}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");
    private static final int LINE = 100;

    private Text() {}

    /** The text without what rules a terminal, breaks the line or turns the direction of reading. */
    static String clean(String text) {
        return HARMFUL.matcher(text).replaceAll(" ");
    }

    /** A title with what tells it from others, for example {@code Solaris (1972)}. */
    static String title(String title, @Nullable Integer year) {
        String shown = title.isBlank() ? "(no title)" : clean(title);
        return year == null ? shown : shown + " (" + year + ")";
    }

    /** An item in a list. */
    static String item(MediaKind kind, String title) {
        return String.format(Locale.ROOT, "%-8s %s", kind.word(), title);
    }

    /** A position as a player shows it, for example {@code 1:02:03}. */
    static String clock(Duration position) {
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", position.toHours(), position.toMinutesPart(), position.toSecondsPart());
    }

    /** The text in lines of a readable length, each behind an indent. */
    static String wrapped(String text, String indent) {
        StringBuilder lines = new StringBuilder(indent);
        int column = indent.length();
        for (String word : clean(text).split(" ", -1)) {
            if (column > indent.length() && column + word.length() > LINE) {
                lines.setLength(lines.toString().stripTrailing().length());
                lines.append('\n').append(indent);
                column = indent.length();
            }
            lines.append(word).append(' ');
            column += word.length() + 1;
        }
        return lines.toString().stripTrailing();
    }

    /** A moment, to the second. */
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** How long ago something was, in its largest unit. */
    static String age(Duration age) {
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return count(age.toMinutes(), "minute");
        }
        return age.toDays() < 1 ? count(age.toHours(), "hour") : count(age.toDays(), "day");
    }

    /** A constant as a word, for example {@code full}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A number with its noun. */
    static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
