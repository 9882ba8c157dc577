package dev.mediasync.tck;

import java.util.Map;

/** A program that copies a server's catalogue, as its user sees it. */
interface SyncProgram {
    /** Syncs, and says whether all is in step now. */
    boolean sync();

    /** Looks at the server now, and writes what it saw when it is told to. */
    Runnable lookNowWriteLater();

    /** Another process of the same program over the same store, for this server. */
    SyncProgram over(ScriptedSource server);

    /** The user reviewed what the program holds back, and approves it. */
    void approve();

    /** Another program takes an item out of the store. */
    void cleanedByAnother(String id);

    /** The titles of the server's items by id. */
    Map<String, String> titles();

    /** The user watches an item. */
    void watch(String id);

    /** Whether the program knows that the user watched it. */
    boolean watched(String id);
}
