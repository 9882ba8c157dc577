package dev.mediasync.model;

/** What a library is meant to hold. */
public enum LibraryKind {
    /** Films. */
    MOVIES,
    /** Shows with seasons and episodes. */
    SHOWS,
    /** Artists, albums and tracks. */
    MUSIC,
    /** Films and shows side by side; each item's kind is found out one by one. */
    MIXED,
    /** Anything else, such as home videos. */
    OTHER
}
