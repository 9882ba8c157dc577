package dev.mediasync.examples;

import dev.mediasync.plan.ReasonCode;

/** Says in words what a reason code means for one item. */
final class Codes {
    private Codes() {}

    /** Goes on after "It stays because". */
    static String words(ReasonCode code) {
        return switch (code) {
            case EVIDENCE_INCOMPLETE -> "the part of the source where it was could not be read";
            case SOURCE_CHANGING -> "the source changed while it was read";
            case SCOPE_CHANGED ->
                "the account, the disk or the rules are not those it was recorded with," + " so it may only be hidden";
            case EMPTY_LISTING -> "the source listed nothing at all";
            case NEARLY_EMPTY_LISTING -> "most of the library vanished at once";
            case BUDGET_SHARE -> "a larger share of the library would go than is plausible";
            case BUDGET_COUNT -> "more items would go than is plausible";
            case BUDGET_WINDOW -> "together with recent runs more items would go than is plausible";
            case BUDGET_SOURCE -> "together with the source's other libraries more items would go than is plausible";
            case REPLACED_AT_ONCE -> "too many ids name another thing than before";
            case HISTORY_UNREADABLE -> "it cannot be read how much recent runs removed";
            case LIBRARY_VANISHED -> "the source does not list its library any more";
            case ALL_IDS_CHANGED -> "most ids of the library changed at once";
            case AWAITING_APPROVAL -> "its removal waits for an approval";
            case NOT_CONFIRMED -> "the source, asked for it by its id, did not say that it is gone";
            case STILL_PRESENT -> "the source, asked for it by its id, still has it";
            case HIDDEN -> "the source has it, or may have it, but does not show it to this account";
            case CANNOT_CONFIRM -> "the source cannot be asked for it by its id";
            case HAS_CHILDREN -> "something that stays hangs below it";
            case NOT_APPROVED -> "it was not among the removals that were approved";
            case COUNTS_DISAGREE -> "the source counts another number of items than are recorded";
            case UNPARENTED -> "the parent that it names is not there";
            case UNREADABLE -> "it is there, but what the source sent of it could not be read";
            case USER_STATE_UNREAD -> "what users did could not be read";
        };
    }

    /** The words with the code for programs behind them. */
    static String named(ReasonCode code) {
        return words(code) + " (" + code + ")";
    }
}
