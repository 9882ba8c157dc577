package dev.mediasync.jellyfin;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Looks at the bytes of values in a page over which a parser goes, without making texts of them.
 *
 * <p>A page is a million letters and more, most of which are as they were; so eight are looked at at once. Not thread-safe.
 */
final class PageBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * LOW_BITS;
    private static final long BACKSLASHES = '\\' * LOW_BITS;

    private final byte[] page;
    private int end;
    private boolean plain = true;

    PageBytes(byte[] page) {
        this.page = page;
    }

    /** Whether all that was looked at since the last call is ASCII, and names no half of a surrogate pair. */
    boolean plain() {
        boolean now = plain;
        plain = true;
        return now;
    }

    /** Where the last value ended that was looked at. */
    int end() {
        return end;
    }

    /**
     * The hash of a text, whose number is hashed alike.
     *
     * @param from behind its first quote
     * @throws CharacterCodingException if it is no UTF-8
     */
    long text(int from) throws CharacterCodingException {
        long state = RowHash.ABSENT;
        long seen = 0;
        int at = from;
        while (true) {
            while (at + Long.BYTES <= page.length) {
                long eight = (long) EIGHT.get(page, at);
                if (holds(eight, QUOTES) || holds(eight, BACKSLASHES)) {
                    break;
                }
                seen |= eight;
                state = RowHash.next(state, eight);
                at += Long.BYTES;
            }
            byte one = page[at++];
            if (one == '"') {
                break;
            }
            seen |= one;
            state = RowHash.next(state, one);
            if (one == '\\') {
                plain &= !half(at);
                state = RowHash.next(state, page[at++]);
            }
        }
        end = at;
        if ((seen & HIGH_BITS) != 0) {
            wide(from, at - 1);
        }
        return at - 1 == from ? RowHash.ABSENT : RowHash.mixed(state);
    }

    /** Whether one of eight bytes is a mark, or may be. */
    private static boolean holds(long eight, long mark) {
        long other = eight ^ mark;
        return ((other - LOW_BITS) & ~other & HIGH_BITS) != 0;
    }

    /** Whether an escape, from behind its backslash, stands for half of a pair. */
    private boolean half(int at) {
        boolean high = page[at] == 'u' && (page[at + 1] == 'd' || page[at + 1] == 'D');
        return high && page[at + 2] >= '8';
    }

    private void wide(int from, int to) throws CharacterCodingException {
        plain = false;
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(page, from, to - from));
    }

    /** The hash of a number, true or false. */
    long bare(int from) {
        long state = RowHash.ABSENT;
        int at = from;
        while (at < page.length && bare(page[at])) {
            state = RowHash.next(state, page[at++]);
        }
        end = at;
        return RowHash.mixed(state);
    }

    private static boolean bare(byte one) {
        return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'z') || one == '-' || one == '+' || one == '.'
                || one == 'E';
    }
}
