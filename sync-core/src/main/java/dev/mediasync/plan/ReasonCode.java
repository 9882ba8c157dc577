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
    /** Asked by id, the source did not say that the item is gone. */
    NOT_CONFIRMED,
    /** The source cannot be asked by id, and the policy wants that. */
    CANNOT_CONFIRM,
    /** An item that stays hangs below it. */
    HAS_CHILDREN,
    /** It was not among the approved removals. */
    NOT_APPROVED,
    /** An item names a parent that is neither recorded nor listed, so it waits. */
    UNPARENTED,
    /** What users did could not be read from the source; the items are in step all the same. */
    USER_STATE_UNREAD
}
