package dev.mediasync.source;

/** What a source can do beyond listing its libraries and their items. */
public enum Capability {
    /** It can be asked about single ids: {@link MediaSource#presence}. */
    PRESENCE,
    /** Its listings are cut and it can give items in full: {@link MediaSource#details}. */
    DETAILS,
    /** It knows what its users watched: {@link MediaSource#readUserStates}. */
    USER_STATE_READ,
    /** It takes what its users watched: {@link MediaSource#writeUserState}. */
    USER_STATE_WRITE,
    /** It can show what changed since a cursor: {@link MediaSource#changes}. */
    INCREMENTAL,
    /** It tells of changes by itself: {@link MediaSource#subscribe}. */
    PUSH
}
