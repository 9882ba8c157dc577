package dev.mediasync.plan;

/** Why a plan does not do everything, for a program. */
public enum ReasonCode {
    /** A page, a folder or an entry could not be read. */
    EVIDENCE_INCOMPLETE,
    /** The source changed while it was being read. */
    SOURCE_CHANGING,
    /** The items were recorded in another scope, so absent ones may be hidden only. */
    SCOPE_CHANGED,
    /** The source listed nothing although items are recorded. */
    EMPTY_LISTING,
    /** Most films, shows or artists vanished at once. */
    NEARLY_EMPTY_LISTING,
    /** A larger share of the library would go than the policy allows. */
    BUDGET_SHARE,
    /** More items would go than the policy allows. */
    BUDGET_COUNT,
    /** Together with recent runs more items would go than the policy allows. */
    BUDGET_WINDOW,
    /** Together with the other libraries of its source more items would go than the policy allows. */
    BUDGET_SOURCE,
    /** More ids name another thing than before than the policy allows. */
    REPLACED_AT_ONCE,
    /** What recent runs removed could not be read, so nothing is removed without an approval. */
    HISTORY_UNREADABLE,
    /** The source does not list the library any more. */
    LIBRARY_VANISHED,
    /** Most ids changed at once, as after a rebuilt database or a moved mount; the items were known again. */
    ALL_IDS_CHANGED,
    /** A removal waits for an approval. */
    AWAITING_APPROVAL,
    /** Asked by id, the source gave no answer that proves anything. */
    NOT_CONFIRMED,
    /** Asked by id, the source still has what it did not list. */
    STILL_PRESENT,
    /** Asked by id, the source has it, or may have it, but does not show it to us. */
    HIDDEN,
    /** The source cannot be asked by id, and the policy wants that. */
    CANNOT_CONFIRM,
    /** An item that stays hangs below it. */
    HAS_CHILDREN,
    /** It was not among the approved removals. */
    NOT_APPROVED,
    /** The source counts another number of items than are recorded, so something was missed. */
    COUNTS_DISAGREE,
    /** An item names a parent that is neither recorded nor listed, so it waits. */
    UNPARENTED,
    /** An item is there and could not be read, so it stays as it is recorded, or waits. */
    UNREADABLE,
    /** What users did could not be read from the source; the items are in step all the same. */
    USER_STATE_UNREAD
}
