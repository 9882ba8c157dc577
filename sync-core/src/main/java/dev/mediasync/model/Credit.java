package dev.mediasync.model;

import org.jspecify.annotations.Nullable;

/**
 * A person's part in an item.
 *
 * @param person the person's name
 * @param role what the person did
 * @param character who an actor played, where known
 */
public record Credit(String person, Role role, @Nullable String character) {
    /** Replaces what cannot be stored by U+FFFD. */
    public Credit {
        person = Unicode.mended(person);
        character = Unicode.mendedOrNull(character);
    }

    /** What a person did. */
    public enum Role {
        /** Acted. */
        ACTOR,
        /** Directed. */
        DIRECTOR,
        /** Wrote. */
        WRITER,
        /** Produced. */
        PRODUCER,
        /** Composed the music. */
        COMPOSER,
        /** Anything else. */
        OTHER
    }
}
