package dev.mediasync.sqlite;

/** Whether a file of an older schema is copied before it is brought to the present one. */
public enum Backup {
    /**
     * A copy is written beside the file first; without it nothing is migrated.
     *
     * <p>It is named after the file and its schema, as in {@code library.db.schema-2.bak}. An older copy is never
     * overwritten: the next one is named {@code library.db.schema-2.2.bak}, and so on. Copies are never removed. While a
     * copy is under way it is named {@code library.db.bak.tmp}; where its process ended in the middle, the next opening
     * takes that away.
     */
    BEFORE_MIGRATION,
    /** No copy is made; a migration that fails still changes nothing. */
    NONE
}
