package dev.mediasync.model;

/**
 * Identifies a library: its source, and the id that this source gave it.
 *
 * @param source the source that holds the library
 * @param id the source's own id, opaque, not empty and without half a surrogate pair
 */
public record LibraryKey(SourceId source, String id) {
    /** Checks the id. */
    public LibraryKey {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("A library id is never empty (source " + source + ")");
        }
        Unicode.whole("A library id", id);
    }

    @Override
    public String toString() {
        return source + "/" + id;
    }
}
