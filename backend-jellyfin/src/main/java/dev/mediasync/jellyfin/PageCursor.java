package dev.mediasync.jellyfin;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Goes over the bytes of a page from value to value, and makes no texts of them.
 *
 * <p>A page is some million letters, nearly all of which are as they were; so eight are looked at at once, where a parser that
 * hands out names and values takes as long as one that makes a tree of them. What is no JSON is refused. Not thread-safe.
 */
final class PageCursor {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * LOW_BITS;
    private static final long BACKSLASHES = '\\' * LOW_BITS;
    private static final int MOST_DEPTH = 200;

    private final byte[] page;
    /** What closes the object or list at each depth. */
    private final byte[] closing = new byte[MOST_DEPTH + 1];

    private int at;
    private int depth;
    private boolean plain = true;
    private boolean literal;

    PageCursor(byte[] page) {
        this.page = page;
    }

    /** Forgets the texts so far. */
    void refresh() {
        plain = true;
    }

    /** Whether all texts since are ASCII, and name no half of a surrogate pair. */
    boolean plain() {
        return plain;
    }

    /** Whether the last text is as it is written: ASCII, and without an escape. */
    boolean literal() {
        return literal;
    }

    /** Whether 0 or false begins there, behind which this stands. */
    boolean nothing(int from) {
        return page[from] == 'f' || (page[from] == '0' && at == from + 1);
    }

    /** Where the value begins at which this stands. */
    int start() {
        return at;
    }

    /** The first byte of the value at which this stands. */
    byte kind() {
        return page[at];
    }

    /** Goes to the first value; false where there is none. */
    boolean begin() {
        boolean marked = page.length > 2 && page[0] == (byte) 0xEF && page[1] == (byte) 0xBB && page[2] == (byte) 0xBF;
        at = marked ? 3 : 0;
        return !ended();
    }

    /** Whether nothing follows. */
    boolean ended() {
        while (at < page.length && blank(page[at])) {
            at++;
        }
        return at == page.length;
    }

    private void blanks() {
        while (blank(page[at])) {
            at++;
        }
    }

    private static boolean blank(byte one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    /** Goes into the object or list at which this stands; false, and behind it, where it is empty. */
    boolean open() {
        byte close = page[at++] == '{' ? (byte) '}' : (byte) ']';
        if (++depth > MOST_DEPTH) {
            throw new MalformedPageException("A page is not so deep", at);
        }
        closing[depth] = close;
        blanks();
        return page[at] != close || closed();
    }

    /** Goes to the next member of the object or list in which this stands; false, and behind it, where there is none. */
    boolean next() {
        blanks();
        if (page[at] == ',') {
            at++;
            blanks();
            return true;
        }
        if (page[at] != closing[depth]) {
            throw new MalformedPageException("Something stands between two values", at);
        }
        return closed();
    }

    private boolean closed() {
        at++;
        depth--;
        return false;
    }

    /** The hash of the name at which this stands; goes to the value. */
    long name() {
        if (page[at] != '"') {
            throw new MalformedPageException("A name is missing", at);
        }
        long name = text();
        blanks();
        if (page[at++] != ':') {
            throw new MalformedPageException("A colon is missing", at);
        }
        blanks();
        return name;
    }

    /** Whether a text, a number, true, false or null begins here. */
    boolean scalar() {
        return page[at] != '{' && page[at] != '[';
    }

    /** The hash of the scalar at which this stands, and of one that only looks like a number the same; goes behind it. */
    long hash() {
        if (page[at] == '"') {
            return text();
        }
        int from = at;
        bare();
        return page[from] == 'n' ? RowHash.ABSENT : RowHash.mixed(piece(RowHash.ABSENT, from, at));
    }

    /** Goes behind the value at which this stands. */
    void skip() {
        if (page[at] == '"') {
            skipText();
        } else if (scalar()) {
            bare();
        } else {
            boolean object = page[at] == '{';
            for (boolean more = open(); more; more = next()) {
                if (object) {
                    name();
                }
                skip();
            }
        }
    }

    private long text() {
        int from = ++at;
        literal = true;
        long state = RowHash.ABSENT;
        long seen = 0;
        while (true) {
            long eight = eight();
            long marks = marks(eight);
            if (marks == 0) {
                seen |= eight;
                state = RowHash.next(state, eight);
                at += Long.BYTES;
                continue;
            }
            int rest = Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            long part = eight & part(rest);
            seen |= part;
            state = rest == 0 ? state : RowHash.next(state, part);
            at += rest;
            if (page[at] == '"') {
                break;
            }
            int mark = at;
            escape();
            state = piece(state, mark, at);
        }
        int length = at++ - from;
        if ((seen & HIGH_BITS) != 0) {
            wide(from, length);
        }
        return length == 0 ? RowHash.ABSENT : RowHash.mixed(state);
    }

    /** The same without a hash. */
    private void skipText() {
        at++;
        literal = true;
        long seen = 0;
        while (true) {
            long eight = eight();
            long marks = marks(eight);
            if (marks == 0) {
                seen |= eight;
                at += Long.BYTES;
                continue;
            }
            int rest = Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            seen |= eight & part(rest);
            at += rest;
            if (page[at] == '"') {
                at++;
                literal &= (seen & HIGH_BITS) == 0;
                return;
            }
            escape();
        }
    }

    /** The next eight bytes, the first of them lowest; behind the last one of the page there are quotes. */
    private long eight() {
        if (at + Long.BYTES <= page.length) {
            return (long) EIGHT.get(page, at);
        }
        long eight = QUOTES;
        for (int index = page.length - 1; index >= at; index--) {
            eight = (eight << Byte.SIZE) | (page[index] & 0xFF);
        }
        return eight;
    }

    /** The highest bit of each byte, up to the first at least, that is a quote or a backslash. */
    private static long marks(long eight) {
        long quotes = eight ^ QUOTES;
        long backslashes = eight ^ BACKSLASHES;
        return (((quotes - LOW_BITS) & ~quotes) | ((backslashes - LOW_BITS) & ~backslashes)) & HIGH_BITS;
    }

    private static long part(int bytes) {
        return (1L << (bytes * Byte.SIZE)) - 1;
    }

    /** Goes behind an escape; notes one that stands for half of a pair. */
    private void escape() {
        literal = false;
        byte kind = page[at + 1];
        if (kind == 'u') {
            for (int digit = at + 2; digit < at + 6; digit++) {
                if (Character.digit(page[digit], 16) < 0) {
                    throw new MalformedPageException("An escape lacks digits", at);
                }
            }
            plain &= (page[at + 2] != 'd' && page[at + 2] != 'D') || page[at + 3] < '8';
            at += 6;
        } else if ("\"\\/bfnrt".indexOf(kind) >= 0) {
            at += 2;
        } else {
            throw new MalformedPageException("An escape is none", at);
        }
    }

    private void wide(int from, int length) {
        plain = false;
        literal = false;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(page, from, length));
        } catch (CharacterCodingException e) {
            throw new MalformedPageException("A text is no UTF-8", from);
        }
    }

    private long piece(long state, int from, int to) {
        long hash = state;
        for (int begin = from; begin < to; begin += Long.BYTES) {
            long piece = 0;
            for (int index = Math.min(to, begin + Long.BYTES) - 1; index >= begin; index--) {
                piece = (piece << Byte.SIZE) | page[index];
            }
            hash = RowHash.next(hash, piece);
        }
        return hash;
    }

    private void bare() {
        switch (page[at]) {
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void word(String word) {
        for (int index = 0; index < word.length(); index++) {
            if (page[at++] != word.charAt(index)) {
                throw new MalformedPageException("A word is none", at);
            }
        }
    }

    private void number() {
        at += page[at] == '-' ? 1 : 0;
        boolean zero = page[at] == '0';
        if (digits() > 1 && zero) {
            throw new MalformedPageException("A number begins with 0", at);
        }
        if (page[at] == '.') {
            at++;
            digits();
        }
        if (page[at] == 'e' || page[at] == 'E') {
            at++;
            at += page[at] == '-' || page[at] == '+' ? 1 : 0;
            digits();
        }
    }

    private int digits() {
        int from = at;
        while (page[at] >= '0' && page[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw new MalformedPageException("A number lacks digits", at);
        }
        return at - from;
    }
}
