package dev.mediasync.model;

/**
 * A part of a source that is enumerated, planned and applied as one.
 *
 * @param key the library's key; it survives a renaming where the source's own id does
 * @param name the name shown to people, not unique
 * @param kind what the library is meant to hold
 */
public record Library(LibraryKey key, String name, LibraryKind kind) {
    /** Replaces what cannot be stored by U+FFFD. */
    public Library {
        name = Unicode.mended(name);
    }
}
