package dev.mediasync.plex;

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
final class Answer {
    static final int OK = 200;
    static final int UNAUTHORISED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int TOO_MANY = 429;
    static final int REDIRECTS = 300;
    static final int REFUSALS = 400;
    static final int FAILURES = 500;

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Answer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    @Nullable
    String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** Whether the body is a page for people, such as a proxy's login page. */
    boolean html() {
        String type = String.valueOf(header("Content-Type")).toLowerCase(Locale.ROOT);
        return type.contains("html") || beginsWith("<!doctype") || beginsWith("<html");
    }

    boolean xml() {
        String type = String.valueOf(header("Content-Type")).toLowerCase(Locale.ROOT);
        return type.contains("xml") || beginsWith("<?xml") || beginsWith("<mediacontainer");
    }

    private boolean beginsWith(String text) {
        String start = new String(body, 0, Math.min(body.length, 64), StandardCharsets.ISO_8859_1);
        return start.stripLeading().toLowerCase(Locale.ROOT).startsWith(text);
    }

    /** When the server says that it answered; null where it does not say. */
    @Nullable
    Instant date() {
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
    Duration retryAfter() {
        String wait = header("Retry-After");
        return wait != null && wait.strip().matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(wait.strip()))
                : null;
    }
}
