package dev.mediasync;

/** What went wrong, coarsely: enough to decide what to do next. */
public enum ErrorKind {
    /** The call's own arguments are wrong. */
    USAGE,
    /** The source did not answer, or is not there; nothing is known about its items. */
    SOURCE_UNREACHABLE,
    /** The source answered that it will not serve us, for example for a wrong token. */
    SOURCE_REFUSED,
    /** The source answered something that cannot be understood. */
    SOURCE_INVALID,
    /** The source does not know any more what changed since a cursor; only a look at everything helps. */
    CURSOR_INVALID,
    /** Another process syncs this library at the moment. */
    LEASE_HELD,
    /** The plan was made for a state of the library that has moved since. */
    STALE_PLAN,
    /** The plan still needs an approval. */
    NOT_APPROVED,
    /** Changes behind the asked number were trimmed; only reading the catalogue anew helps. */
    CHANGES_TRIMMED,
    /** The file is no database of ours. */
    STORAGE_FOREIGN,
    /** The file was written by a newer release. */
    STORAGE_NEWER,
    /** The file cannot be written. */
    STORAGE_READ_ONLY,
    /** Another program keeps the file locked. */
    STORAGE_LOCKED,
    /** There is no room left for the file. */
    STORAGE_FULL,
    /** The file is damaged. */
    STORAGE_CORRUPT,
    /** Reading or writing the file failed in another way. */
    STORAGE_FAILED,
    /** The run was cancelled. */
    CANCELLED,
    /** A defect of this library, of a backend or of a listener. */
    UNEXPECTED;

    /** Whether the error concerns the repository's file. */
    public boolean storage() {
        return name().startsWith("STORAGE_");
    }
}
