package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what was decided into a plan. */
final class PlanAssembly {
    private final LibraryBase base;
    private final RemovalPolicy policy;
    private final Evidence evidence;
    private final Tally tally;
    private final Before before;

    PlanAssembly(LibraryBase base, RemovalPolicy policy, Evidence evidence, Tally tally, Before before) {
        this.base = base;
        this.policy = policy;
        this.evidence = evidence;
        this.tally = tally;
        this.before = before;
    }

    /**
     * What the planner counted.
     *
     * @param recorded recorded items
     * @param ahead items committed ahead of the plan
     * @param unreadable items that are there but could not be read
     * @param table what is recorded
     */
    record Tally(long recorded, long ahead, long unreadable, StampTable table) {}

    /**
     * What earlier runs left behind.
     *
     * @param awaiting ids whose removal waits for an approval
     * @param withheld how many items stay although they were not seen
     * @param approving whether this run acts on an approval
     */
    record Before(Set<String> awaiting, long withheld, Approving approving) {
        /** Whether a run acts on an approval. */
        enum Approving {
            NOTHING,
            SOME
        }
    }

    SyncPlan assemble(Decision decided, Settling settled, Verdict verdict, WalkEnd end) {
        List<Withheld> withheld =
                decided.withheld().stream().map(this::stillAwaiting).toList();
        List<Change> changes = new ArrayList<>(settled.steps());
        changes.addAll(decided.removals().inOrder());
        PlanCounts counts = counts(changes, withheld.size());
        List<Reason> reasons = new ArrayList<>(decided.blocks() ? decided.objections() : List.of());
        reasons.addAll(WithheldReasons.of(evidence, withheld));
        notes(reasons, settled, counts);
        long rows = rows(changes);
        boolean disagree = countsDisagree(end, rows, settled.unparented().size());
        if (disagree) {
            reasons.add(new Reason(
                    ReasonCode.COUNTS_DISAGREE,
                    "The source counts " + end.total() + " items, but " + rows
                            + " are recorded now; something was missed. Sync everything."));
        }
        boolean everythingIn = evidence.gaps().isEmpty()
                && settled.unparented().isEmpty()
                && decided.waiting().isEmpty()
                && tally.unreadable() == 0;
        return new SyncPlan(
                base.library().key(),
                base.revision(),
                scopeToRecord(verdict),
                everythingIn && !disagree ? end.cursor() : null,
                evidence,
                policy,
                changes,
                counts,
                withheld,
                answers(decided),
                settled.unparented(),
                disagree && verdict == Verdict.READY ? Verdict.REMOVALS_WITHHELD : verdict,
                reasons);
    }

    private void notes(List<Reason> reasons, Settling settled, PlanCounts counts) {
        if (!settled.unparented().isEmpty()) {
            reasons.add(LeftOut.unparented(settled.unparented()));
        }
        if (counts.rekeyed() > RemovalBudget.TOPS_ALWAYS_ALLOWED && 2 * counts.rekeyed() > tally.recorded()) {
            reasons.add(new Reason(
                    ReasonCode.ALL_IDS_CHANGED,
                    counts.rekeyed() + " of " + tally.recorded() + " items have another id now, as after a rebuilt"
                            + " database or a moved folder. They were known again and keep what users did with them."));
        }
    }

    /** What waits for an approval goes on waiting for it, whatever else keeps it; only the source's own answer says more. */
    private Withheld stillAwaiting(Withheld item) {
        boolean answered = item.code() == ReasonCode.STILL_PRESENT
                || item.code() == ReasonCode.HIDDEN
                || item.code() == ReasonCode.NOT_CONFIRMED;
        return answered || !before.awaiting().contains(item.key().id())
                ? item
                : new Withheld(item.key(), item.kind(), item.title(), ReasonCode.AWAITING_APPROVAL);
    }

    /** How many items are recorded once the steps are taken. */
    private long rows(List<Change> changes) {
        long rows = tally.recorded();
        for (Change change : changes) {
            rows += change instanceof Change.Add ? 1 : 0;
            rows -= change instanceof Change.Replace replace && replace.from() != null ? 1 : 0;
        }
        return rows;
    }

    /** Items that stay although the source does not show them are not in its count; those that wait for a parent are. */
    private boolean countsDisagree(WalkEnd end, long rows, long unparented) {
        Long total = end.total();
        return evidence.reach() == Evidence.Reach.CHANGES
                && total != null
                && (total < rows - before.withheld() || total > rows + unparented);
    }

    private List<Answer> answers(Decision decided) {
        List<Answer> answers = new ArrayList<>();
        decided.answers()
                .forEach((id, presence) ->
                        answers.add(new Answer(new ItemKey(base.library().key().source(), id), presence)));
        return answers;
    }

    private PlanCounts counts(List<Change> changes, long withheld) {
        long added = 0;
        long updated = 0;
        long rekeyed = 0;
        long removed = 0;
        for (Change change : changes) {
            if (change instanceof Change.Update) {
                updated += tally.table().recorded(change.key().id()) ? 1 : 0;
            } else if (change instanceof Change.Put put) {
                added += put.movedFrom() == null ? 1 : 0;
                rekeyed += put.movedFrom() == null ? 0 : 1;
                removed += change instanceof Change.Replace ? 1 : 0;
            } else if (change instanceof Change.Remove remove) {
                rekeyed += remove.successor() == null ? 0 : 1;
                removed += remove.successor() == null ? 1 : 0;
            }
        }
        long unchanged = tally.recorded() - updated - rekeyed - removed - withheld;
        return new PlanCounts(tally.ahead() + added, updated, rekeyed, removed, unchanged, withheld);
    }

    /** The scope moves only with a complete run, or the guard would hold for one run and then forget. */
    private @Nullable String scopeToRecord(Verdict verdict) {
        String recorded = base.seen().scope();
        if (recorded == null) {
            return evidence.scope();
        }
        boolean moved = !recorded.equals(evidence.scope());
        boolean decided =
                verdict == Verdict.READY || (verdict != Verdict.BLOCKED && before.approving() == Before.Approving.SOME);
        return moved && decided && evidence.complete() ? evidence.scope() : null;
    }
}
