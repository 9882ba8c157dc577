package dev.mediasync.plex;

import dev.mediasync.internal.http.Surrogates;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Steps through JSON in UTF-8 and makes nothing of it that is not asked for.
 *
 * <p>It is strict: what it takes, every reader of JSON takes and reads alike. A value is taken by {@link #value}; of an object or
 * a list only its opening bracket, and its contents are taken one after the other, or all at once by {@link #skip}.
 */
final class JsonCursor {
    /** The {@link #value} that is a number; any other is known by its first character. */
    static final byte NUMBER = '0';

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";
    private static final int DEEPEST = 400;
    private static final int LONGEST_NUMBER = 1_000;
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private final byte[] text;
    private final int end;
    private int at;
    private int depth;
    private int from;
    private int to;
    private boolean escaped;

    /** Says that the text is no JSON, or none that is read alike by all. */
    static final class Odd extends Exception {
        private static final long serialVersionUID = 1L;

        Odd(String what, int at) {
            super(what + " at byte " + at, null, false, false);
        }
    }

    /** A cursor in front of a part of a text. */
    JsonCursor(byte[] text, int from, int length) {
        this.text = text;
        this.at = from;
        this.end = from + length;
    }

    /** Where the next value or bracket begins. */
    int start() throws Odd {
        peek();
        return at;
    }

    /** The bytes from a place up to the last that was taken. */
    ListedRow.Json since(int start) {
        return new ListedRow.Json(text, start, at - start);
    }

    /** The field of the last name, null where it is none that is looked for. */
    @Nullable
    ListedField field(ListedFields fields) {
        return escaped ? fields.find(text()) : fields.find(text, from, to);
    }

    /** Whether the last text, name or number is one that a comparison takes as absent. */
    boolean blank() {
        int next = from;
        while (next < to && text[next] >= 0 && text[next] <= ' ') {
            next++;
        }
        return next == to;
    }

    /** A hash of the last text, name or number as it stands; it must not be escaped. */
    long hash() {
        return RowHash.text(text, from, to);
    }

    /** Where the last text, name or number begins, without a quote. */
    int from() {
        return from;
    }

    /** How many bytes the last text, name or number has, without quotes. */
    int length() {
        return to - from;
    }

    /** All that the cursor goes over, and maybe more. */
    byte[] bytes() {
        return text;
    }

    /** Whether the last text or name has to be decoded. */
    boolean escaped() {
        return escaped;
    }

    /** Takes a value, of an object or a list its opening bracket; returns its first character, or {@link #NUMBER}. */
    byte value() throws Odd {
        byte first = peek();
        switch (first) {
            case '{', '[' -> {
                at++;
                if (++depth > DEEPEST) {
                    throw odd("too many brackets");
                }
            }
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> {
                number();
                return NUMBER;
            }
        }
        return first;
    }

    /** Takes the rest of a value of which {@link #value} took the beginning. */
    void skip(byte first) throws Odd {
        if (first == '{') {
            for (boolean more = firstName(); more; more = nextName()) {
                skip(value());
            }
        } else if (first == '[') {
            for (boolean more = firstElement(); more; more = nextElement()) {
                skip(value());
            }
        }
    }

    /** Takes the first name of an object; false, and the closing bracket, if there is none. */
    boolean firstName() throws Odd {
        return !closed('}') && name();
    }

    /** Takes the next name of an object; false, and the closing bracket, if there is none. */
    boolean nextName() throws Odd {
        if (closed('}')) {
            return false;
        }
        take(',');
        return name();
    }

    private boolean name() throws Odd {
        if (peek() != '"') {
            throw odd("no name");
        }
        string();
        if (escaped && Surrogates.halved(text())) {
            throw odd("half of a pair in a name");
        }
        take(':');
        return true;
    }

    /** Whether a list has a first element; takes the closing bracket if it has none. */
    boolean firstElement() throws Odd {
        return !closed(']');
    }

    /** Whether a list has a next element; takes the closing bracket if it has none. */
    boolean nextElement() throws Odd {
        if (closed(']')) {
            return false;
        }
        take(',');
        return true;
    }

    private boolean closed(char bracket) throws Odd {
        if (peek() != bracket) {
            return false;
        }
        at++;
        depth--;
        return true;
    }

    private void take(char one) throws Odd {
        if (peek() != one) {
            throw odd("no '" + one + "'");
        }
        at++;
    }

    private byte peek() throws Odd {
        while (at < end) {
            byte one = text[at];
            if (one != ' ' && one != '\n' && one != '\r' && one != '\t') {
                return one;
            }
            at++;
        }
        throw odd("the end");
    }

    private Odd odd(String what) {
        return new Odd(what, at);
    }

    private void word(String word) throws Odd {
        from = at;
        for (int letter = 0; letter < word.length(); letter++) {
            if (at == end || text[at++] != word.charAt(letter)) {
                throw odd("no " + word);
            }
        }
        ended();
    }

    private void ended() {
        to = at;
        escaped = false;
    }

    private void number() throws Odd {
        from = at;
        at += at < end && text[at] == '-' ? 1 : 0;
        boolean zero = at < end && text[at] == '0';
        if (digits() > 1 && zero) {
            throw odd("a number that begins with 0");
        }
        if (at < end && text[at] == '.') {
            at++;
            digits();
        }
        if (at < end && (text[at] == 'e' || text[at] == 'E')) {
            at++;
            at += at < end && (text[at] == '+' || text[at] == '-') ? 1 : 0;
            digits();
        }
        ended();
        if (to - from > LONGEST_NUMBER) {
            throw odd("a long number");
        }
    }

    private int digits() throws Odd {
        int first = at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        if (at == first) {
            throw odd("no digit");
        }
        return at - first;
    }

    private void string() throws Odd {
        int next = at + 1;
        from = next;
        escaped = false;
        long high = 0;
        while (true) {
            for (; next + Long.BYTES <= end; next += Long.BYTES) {
                long word = RowHash.word(text, next);
                long stops = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | ((word - SPACES) & ~word & HIGHS);
                high |= word & HIGHS;
                if (stops != 0) {
                    next += Long.numberOfTrailingZeros(stops) >>> 3;
                    break;
                }
            }
            if (next >= end) {
                throw odd("the end in a text");
            }
            byte one = text[next];
            if (one == '"') {
                break;
            }
            high |= one & HIGHS;
            at = next;
            next += one == '\\' ? escape(next + 1) : 1;
            if (one >= 0 && one < ' ') {
                throw odd("a control character");
            }
        }
        to = next;
        at = next + 1;
        if (high != 0 && new String(text, from, to - from, StandardCharsets.UTF_8).indexOf('\uFFFD') >= 0) {
            throw odd("no UTF-8");
        }
    }

    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    /** How long an escape is, the backslash before it counted. */
    private int escape(int letter) throws Odd {
        escaped = true;
        if (letter < end && ESCAPES.indexOf(text[letter]) >= 0) {
            return 2;
        }
        boolean unicode = letter + HEX_DIGITS < end && text[letter] == 'u';
        for (int digit = 1; digit <= HEX_DIGITS && unicode; digit++) {
            unicode = Character.digit(text[letter + digit], HEX) >= 0;
        }
        if (!unicode) {
            throw odd("an unknown escape");
        }
        return 2 + HEX_DIGITS;
    }

    /** The last text, name or number, decoded. */
    String text() {
        return escaped ? decoded(text, from, to) : string(text, from, to);
    }

    private static String string(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    /** A text with escapes, decoded. */
    static String decoded(byte[] text, int from, int to) {
        StringBuilder decoded = new StringBuilder(to - from);
        int plain = from;
        for (int next = from; next < to; ) {
            if (text[next] != '\\') {
                next++;
                continue;
            }
            decoded.append(string(text, plain, next));
            byte letter = text[next + 1];
            if (letter == 'u') {
                decoded.append((char) Integer.parseInt(string(text, next + 2, next + 2 + HEX_DIGITS), HEX));
                next += 2 + HEX_DIGITS;
            } else {
                decoded.append(ESCAPED.charAt(ESCAPES.indexOf(letter)));
                next += 2;
            }
            plain = next;
        }
        return decoded.append(string(text, plain, to)).toString();
    }
}
