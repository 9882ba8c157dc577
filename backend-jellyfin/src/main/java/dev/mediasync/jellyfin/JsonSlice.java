package dev.mediasync.jellyfin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value in a page over which a parser has been, so that it is known to be JSON.
 *
 * <p>A parser of its own for each field would cost more than the field. A value is a {@link String}, {@link Long},
 * {@link Double} or {@link Boolean}, or a {@link List} or {@link Map} of values without null.
 */
final class JsonSlice {
    private static final int SURE_DIGITS = 18;
    private static final int CODE_DIGITS = 4;
    private static final int FEW = 4;

    private final byte[] page;
    private int at;

    JsonSlice(byte[] page, int from) {
        this.page = page;
        this.at = from;
    }

    /** The value that begins here; null for null. */
    @Nullable
    Object value() {
        return switch (page[at]) {
            case '"' -> text();
            case '[' -> list();
            case '{' -> map();
            case 't', 'f', 'n' -> word();
            default -> number();
        };
    }

    private @Nullable Object word() {
        byte first = page[at];
        at += first == 'f' ? 5 : 4;
        return first == 'n' ? null : (Boolean) (first == 't');
    }

    private Object number() {
        int from = at;
        boolean whole = true;
        while (at < page.length && page[at] > ' ' && page[at] != ',' && page[at] != ']' && page[at] != '}') {
            whole &= page[at] == '-' || (page[at] >= '0' && page[at] <= '9');
            at++;
        }
        String text = new String(page, from, at - from, StandardCharsets.ISO_8859_1);
        if (whole && at - from <= SURE_DIGITS) {
            return Long.valueOf(text);
        }
        return whole ? large(text) : (Object) Double.valueOf(text);
    }

    private static Object large(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return Double.valueOf(text);
        }
    }

    private String text() {
        int from = ++at;
        int seen = 0;
        boolean escapes = false;
        while (page[at] != '"') {
            seen |= page[at];
            if (page[at] == '\\') {
                escapes = true;
                at++;
            }
            at++;
        }
        // Most texts are ASCII, which is read fastest as Latin.
        String text =
                new String(page, from, at++ - from, seen < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        return escapes ? unescaped(text) : text;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        for (int mark = text.indexOf('\\'); mark >= 0; mark = text.indexOf('\\', from)) {
            plain.append(text, from, mark);
            char kind = text.charAt(mark + 1);
            from = mark + 2;
            if (kind == 'u') {
                plain.append((char) Integer.parseInt(text, from, from + CODE_DIGITS, 16));
                from += CODE_DIGITS;
            } else {
                plain.append(letter(kind));
            }
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static char letter(char kind) {
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> kind;
        };
    }

    /** The words of a list that holds scalars, or objects with names; blank ones are left out. */
    List<String> words() {
        List<String> words = List.of();
        for (at++; next() != ']'; ) {
            Object value = page[at] == '{' ? name() : value();
            String word = value == null ? "" : value.toString();
            if (!word.isBlank()) {
                words = words.isEmpty() ? new ArrayList<>(FEW) : words;
                words.add(word);
            }
        }
        return words;
    }

    private @Nullable Object name() {
        Object name = null;
        for (at++; next() != '}'; ) {
            boolean named = page[at + 1] == 'N' && page[at + 2] == 'a' && page[at + 5] == '"';
            String field = named ? text() : "";
            if (!named) {
                pass();
            }
            next();
            if (field.equals("Name")) {
                name = value();
            } else {
                pass();
            }
        }
        at++;
        return name;
    }

    /** Passes over a scalar. */
    private void pass() {
        if (page[at] != '"') {
            value();
            return;
        }
        for (at++; page[at] != '"'; at++) {
            at += page[at] == '\\' ? 1 : 0;
        }
        at++;
    }

    private List<Object> list() {
        List<Object> values = List.of();
        for (at++; next() != ']'; ) {
            Object value = value();
            if (value != null) {
                values = values.isEmpty() ? new ArrayList<>(FEW) : values;
                values.add(value);
            }
        }
        at++;
        return values;
    }

    private Map<String, Object> map() {
        Map<String, Object> values = Map.of();
        for (at++; next() != '}'; ) {
            String name = text();
            next();
            Object value = value();
            if (value != null) {
                values = values.isEmpty() ? new LinkedHashMap<>(FEW) : values;
                values.put(name, value);
            }
        }
        at++;
        return values;
    }

    /** Goes on to what stands behind blanks, a comma or a colon. */
    private byte next() {
        while (page[at] <= ' ' || page[at] == ',' || page[at] == ':') {
            at++;
        }
        return page[at];
    }
}
