package dev.mediasync.model;

/**
 * Names one server or one set of folders, for ever.
 *
 * <p>Item ids are unique inside a source only, so every key begins with its source. A server's own lasting id is the
 * right value (Plex {@code machineIdentifier}, Jellyfin {@code ServerId}); it is never an address, because addresses move.
 *
 * @param value one to 200 characters, without white space, control characters, {@code /} or half a surrogate pair
 */
public record SourceId(String value) implements Comparable<SourceId> {
    private static final int MAX_LENGTH = 200;

    /** Checks the value. */
    public SourceId {
        boolean clean =
                value.chars().noneMatch(c -> c == '/' || Character.isWhitespace(c) || Character.isISOControl(c));
        if (value.isEmpty() || value.length() > MAX_LENGTH || !clean) {
            throw new IllegalArgumentException("A source id has 1 to " + MAX_LENGTH
                    + " characters, none of them white space, control or '/', but this is \"" + value + "\"");
        }
        Unicode.whole("A source id", value);
    }

    @Override
    public int compareTo(SourceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
