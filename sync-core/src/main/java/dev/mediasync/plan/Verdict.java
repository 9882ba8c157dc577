package dev.mediasync.plan;

/** What a plan allows. */
public enum Verdict {
    /** Everything in it may be applied. */
    READY,
    /** Everything in it may be applied; some removals are not in it, because they are not proved. */
    REMOVALS_WITHHELD,
    /** Its removals wait for somebody to approve them; the rest may be applied. */
    BLOCKED
}
