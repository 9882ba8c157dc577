package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts what was decided into a plan. */
final class PlanAssembly {
    private final LibraryBase base;
    private final RemovalPolicy policy;
    private final Evidence evidence;
    private final Tally tally;
    private final StampTable table;

    PlanAssembly(LibraryBase base, RemovalPolicy policy, Evidence evidence, Tally tally, StampTable table) {
        this.base = base;
        this.policy = policy;
        this.evidence = evidence;
        this.tally = tally;
        this.table = table;
    }

    /**
     * What the planner counted.
     *
     * @param recorded recorded items
     * @param ahead items committed ahead of the plan
     */
    record Tally(long recorded, long ahead) {}

    SyncPlan assemble(Decision decided, Ordering ordering, Verdict verdict, List<Reason> reasons) {
        List<Change> changes = new ArrayList<>(additive(ordering.inOrder(), decided.rekeys()));
        List<Change.Remove> gone = decided.removals().inOrder();
        List<Withheld> withheld = decided.removals().withheld();
        PlanCounts counts = counts(changes, gone.size(), withheld.size());
        changes.addAll(gone);
        List<Unparented> waiting = ordering.unparented();
        List<Reason> all = new ArrayList<>(reasons);
        if (!waiting.isEmpty()) {
            all.add(new Reason(
                    ReasonCode.UNPARENTED,
                    waiting.size() + " items wait, because the source does not list their parent."));
        }
        return new SyncPlan(
                base.library().key(),
                base.revision(),
                scopeToRecord(verdict),
                evidence,
                policy,
                changes,
                counts,
                withheld,
                waiting,
                verdict,
                all);
    }

    private PlanCounts counts(List<Change> additive, long removed, long withheld) {
        long added = 0;
        long updated = 0;
        long rekeyed = 0;
        for (Change change : additive) {
            if (change instanceof Change.Add) {
                added++;
            } else if (change instanceof Change.Rekey) {
                rekeyed++;
            } else if (table.recorded(change.key().id())) {
                updated++;
            }
        }
        long unchanged = tally.recorded() - updated - rekeyed - removed - withheld;
        return new PlanCounts(tally.ahead() + added, updated, rekeyed, removed, unchanged, withheld);
    }

    private List<Change.Additive> additive(List<Planner.Pending> inOrder, Map<String, String> rekeys) {
        Map<String, String> oldIds = new HashMap<>();
        rekeys.forEach((from, to) -> oldIds.put(to, from));
        List<Change.Additive> changes = new ArrayList<>();
        for (Planner.Pending held : inOrder) {
            MediaItem item = held.item();
            String oldId = oldIds.get(item.key().id());
            if (oldId != null) {
                changes.add(new Change.Rekey(new ItemKey(item.key().source(), oldId), item, held.fingerprint()));
            } else if (table.stored(item.key().id())) {
                changes.add(new Change.Update(item, held.fingerprint()));
            } else {
                changes.add(new Change.Add(item, held.fingerprint()));
            }
        }
        return changes;
    }

    /** The scope moves only with a complete run, or the guard would hold for one run and then forget. */
    private @Nullable String scopeToRecord(Verdict verdict) {
        if (base.scope() == null) {
            return evidence.scope();
        }
        boolean moved = !base.scope().equals(evidence.scope());
        return moved && verdict == Verdict.READY ? evidence.scope() : null;
    }
}
