package dev.mediasync.model;

/** Whether an item that the source lists can be played now. */
public enum Availability {
    /** It can. */
    AVAILABLE,
    /** Its files are missing or in the source's trash. This is a state of a present item, not a removal. */
    UNAVAILABLE
}
