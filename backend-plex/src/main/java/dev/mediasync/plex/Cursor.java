package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the next look at changes begins.
 *
 * @param since the server's own time, with some overlap
 * @param library the lasting id of the library, which one made anew does not share
 */
record Cursor(Instant since, String library) {
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Pattern TEXT = Pattern.compile("plex1 (\\d{1,12}) (.*)", Pattern.DOTALL);

    /** A cursor for a walk that begins now; null where the server does not tell the time. */
    static @Nullable Cursor at(@Nullable Instant now, Section section) {
        return now == null ? null : new Cursor(now.minus(OVERLAP), section.lasting());
    }

    /**
     * Reads a cursor.
     *
     * @param now the server's time, null where it does not tell it
     * @throws SyncException of kind {@link ErrorKind#CURSOR_INVALID} if it is not of this library, or of a time to come
     */
    static Cursor parse(String text, Section section, @Nullable Instant now) {
        Cursor cursor = read(text);
        if (!cursor.library().equals(section.lasting())) {
            throw invalid("is of a library that was made anew since");
        }
        if (now != null && cursor.since().isAfter(now)) {
            throw invalid("lies ahead of the server's clock");
        }
        return cursor;
    }

    /** Where a look begins that was asked for by a cursor, of whatever library. */
    static Instant begin(String text) {
        return read(text).since();
    }

    private static Cursor read(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw invalid("is none of this backend");
        }
        return new Cursor(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))), matcher.group(2));
    }

    static SyncException invalid(String why) {
        return new SyncException(ErrorKind.CURSOR_INVALID, "The cursor " + why + ", so everything must be looked at");
    }

    String text() {
        return "plex1 " + since.getEpochSecond() + " " + library;
    }
}
