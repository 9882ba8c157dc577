package dev.mediasync.internal.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a server answered, whatever its status. */
public final class Answer {
    /** The status of that meaning, or the first of such. */
    public static final int OK = 200;
    /** The status of that meaning, or the first of such. */
    public static final int UNAUTHORISED = 401;
    /** The status of that meaning, or the first of such. */
    public static final int FORBIDDEN = 403;
    /** The status of that meaning, or the first of such. */
    public static final int NOT_FOUND = 404;
    /** The status of that meaning, or the first of such. */
    public static final int TOO_MANY = 429;
    /** The status of that meaning, or the first of such. */
    public static final int REDIRECTS = 300;
    /** The status of that meaning, or the first of such. */
    public static final int REFUSALS = 400;
    /** The status of that meaning, or the first of such. */
    public static final int FAILURES = 500;

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    /** What came. */
    public Answer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The status. */
    public int status() {
        return status;
    }

    /** The body, empty where there is none; not copied. */
    public byte[] body() {
        return body;
    }

    /** The first header of a name; null where there is none. */
    @Nullable
    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** Whether the server could not answer, whatever was asked. */
    public boolean failed() {
        return status >= FAILURES || status == TOO_MANY;
    }

    /** Whether the server says that it is not ready, whatever it is asked. */
    public boolean busy() {
        return status > FAILURES || status == TOO_MANY;
    }

    /** Whether the body is a page for people, such as a proxy's login page. */
    public boolean html() {
        String type = String.valueOf(header("Content-Type")).toLowerCase(Locale.ROOT);
        return type.contains("html") || beginsWith("<!doctype") || beginsWith("<html");
    }

    /** Whether the body is XML. */
    public boolean xml() {
        String type = String.valueOf(header("Content-Type")).toLowerCase(Locale.ROOT);
        return type.contains("xml") || beginsWith("<?xml") || beginsWith("<mediacontainer");
    }

    private boolean beginsWith(String text) {
        String start = new String(body, 0, Math.min(body.length, 64), StandardCharsets.ISO_8859_1);
        return start.stripLeading().toLowerCase(Locale.ROOT).startsWith(text);
    }

    /** When the server says that it answered; null where it does not say. */
    @Nullable
    public Instant date() {
        String date = header("Date");
        try {
            return date == null
                    ? null
                    : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** How long the server asks to wait, given in seconds; null where it does not ask. */
    @Nullable
    public Duration retryAfter() {
        String wait = header("Retry-After");
        return wait != null && wait.strip().matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(wait.strip()))
                : null;
    }
}
