package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the next look at changes begins.
 *
 * @param since the server's own time, with overlap: it stamps what it saves some time before that shows
 * @param library the library's id
 * @param siblings the shows that the server does not list, and the one that stands for each
 */
record Cursor(Instant since, String library, Map<String, String> siblings) {
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Pattern HEAD = Pattern.compile("jellyfin1 (\\d{1,12}) ([^ ]+)");

    /** Copies the map. */
    Cursor {
        siblings = Map.copyOf(siblings);
    }

    /** A cursor for a walk that begins now; null where the server does not tell the time. */
    static @Nullable Cursor at(@Nullable Instant now, View view, Map<String, String> siblings) {
        return now == null ? null : new Cursor(now.minus(OVERLAP), view.id(), siblings);
    }

    /**
     * Reads a cursor.
     *
     * @param now the server's time, null where it does not tell it
     * @throws SyncException of kind {@link ErrorKind#CURSOR_INVALID} if it is not of this library, or of a time to come
     */
    static Cursor parse(String text, View view, @Nullable Instant now) {
        Matcher matcher = HEAD.matcher(text);
        if (!matcher.lookingAt()) {
            throw invalid("is none of this backend");
        }
        Map<String, String> siblings = siblings(text.substring(matcher.end()));
        Cursor cursor = new Cursor(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))), matcher.group(2), siblings);
        if (!cursor.library().equals(view.id())) {
            throw invalid("is of another library");
        }
        if (now != null && cursor.since().isAfter(now)) {
            throw invalid("lies ahead of the server's clock");
        }
        return cursor;
    }

    private static Map<String, String> siblings(String pairs) {
        Map<String, String> siblings = new LinkedHashMap<>();
        // There may be thousands, more than a pattern that repeats a group can take.
        for (String pair : pairs.isEmpty() ? new String[0] : pairs.substring(1).split(" ", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0 || equals == pair.length() - 1) {
                throw invalid("is none of this backend");
            }
            siblings.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return siblings;
    }

    static SyncException invalid(String why) {
        return new SyncException(ErrorKind.CURSOR_INVALID, "The cursor " + why + ", so everything must be looked at");
    }

    String text() {
        StringBuilder text = new StringBuilder("jellyfin1 " + since.getEpochSecond() + " " + library);
        new TreeMap<>(siblings)
                .forEach((hidden, shown) ->
                        text.append(' ').append(hidden).append('=').append(shown));
        return text.toString();
    }
}
