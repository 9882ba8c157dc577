package dev.mediasync.plan;

/** A source's answer about one id. */
public enum Presence {
    /** The source knows that it has no such item. */
    GONE,
    /** The source still has it. */
    PRESENT,
    /** The source has it, or may have it, but does not show it to us. */
    HIDDEN,
    /** No answer, or one that proves nothing. */
    UNKNOWN
}
