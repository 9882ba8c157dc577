package dev.mediasync.plan;

import dev.mediasync.model.LibraryKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run would do to one library, as a value.
 *
 * <p>Every prefix of the changes leaves no orphan: parents are added before children, and children removed before
 * parents. A plan can be stored with {@link PlanJson}, shown to a person, and applied later; it is refused when the
 * library's revision has moved since.
 *
 * @param library the library
 * @param baseRevision the revision that the plan was made for
 * @param scope the scope fingerprint to record with it, null to leave the recorded one alone
 * @param evidence what the enumeration proved
 * @param policy the policy it was judged by
 * @param changes the steps, in order
 * @param counts how many items it touches
 * @param withheld recorded items that were not shown and stay, by key
 * @param unparented observed items that wait for their parent, by key
 * @param verdict what may be applied
 * @param reasons why it does not do everything
 */
public record SyncPlan(
        LibraryKey library,
        long baseRevision,
        @Nullable String scope,
        Evidence evidence,
        RemovalPolicy policy,
        List<Change> changes,
        PlanCounts counts,
        List<Withheld> withheld,
        List<Unparented> unparented,
        Verdict verdict,
        List<Reason> reasons) {
    /** Copies the lists and refuses a damaged plan. */
    public SyncPlan {
        Objects.requireNonNull(library, "library");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(verdict, "verdict");
        changes = List.copyOf(changes);
        withheld = List.copyOf(withheld);
        unparented = List.copyOf(unparented);
        reasons = List.copyOf(reasons);
    }

    /** Whether applying it would change no item. */
    public boolean changesNothing() {
        return changes.isEmpty();
    }

    /** The removals among the changes. */
    public List<Change.Remove> removals() {
        List<Change.Remove> removals = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Remove remove) {
                removals.add(remove);
            }
        }
        return removals;
    }

    /**
     * The digest by which the plan is named and approved: SHA-256 of its canonical form without the reasons, 64 hex digits.
     * It is the same for every run that finds the same to do.
     */
    public String digest() {
        return PlanJson.digest(this);
    }

    SyncPlan withoutReasons() {
        return new SyncPlan(
                library,
                baseRevision,
                scope,
                evidence,
                policy,
                changes,
                counts,
                withheld,
                unparented,
                verdict,
                List.of());
    }

    /** The part of a blocked plan that loses nothing and can be applied at once. */
    public SyncPlan additions() {
        List<Change> kept = changes.stream()
                .filter(change -> change instanceof Change.Additive)
                .toList();
        PlanCounts shown = new PlanCounts(
                counts.added(),
                counts.updated(),
                counts.rekeyed(),
                0,
                counts.unchanged(),
                counts.withheld() + counts.removed());
        return new SyncPlan(
                library,
                baseRevision,
                scope,
                evidence,
                policy,
                kept,
                shown,
                withheld,
                unparented,
                Verdict.REMOVALS_WITHHELD,
                reasons);
    }

    /**
     * The part of a blocked plan that waits for approval, once its additions are applied.
     *
     * @param revision the library's revision after the additions
     */
    public SyncPlan awaitingApproval(long revision) {
        List<Change> removals = List.copyOf(removals());
        PlanCounts shown = new PlanCounts(0, 0, 0, removals.size(), 0, counts.withheld());
        return new SyncPlan(
                library, revision, null, evidence, policy, removals, shown, withheld, unparented, verdict, reasons);
    }

    /** The same removals, approved: a plan that may be applied as it is. */
    public SyncPlan approved() {
        return new SyncPlan(
                library,
                baseRevision,
                evidence.complete() ? evidence.scope() : scope,
                evidence,
                policy,
                changes,
                counts,
                withheld,
                unparented,
                Verdict.READY,
                reasons);
    }
}
