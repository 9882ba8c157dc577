package dev.mediasync.plan;

import dev.mediasync.model.LibraryKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
 * @param cursor the cursor to record with it, null to leave the recorded one alone
 * @param evidence what the enumeration proved
 * @param policy the policy it was judged by
 * @param changes the steps, in order
 * @param counts how many items it touches
 * @param withheld recorded items that were not shown and stay, by key
 * @param answers what the source said about single ids, by key
 * @param unparented observed items that wait for their parent, by key
 * @param verdict what may be applied
 * @param reasons why it does not do everything
 */
public record SyncPlan(
        LibraryKey library,
        long baseRevision,
        @Nullable String scope,
        @Nullable String cursor,
        Evidence evidence,
        RemovalPolicy policy,
        List<Change> changes,
        PlanCounts counts,
        List<Withheld> withheld,
        List<Answer> answers,
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
        answers = List.copyOf(answers);
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

    /** The ids of the things that the plan takes away: removed ones, and those in whose place another one comes. */
    public Set<String> losses() {
        Set<String> ids = new TreeSet<>();
        for (Change change : changes) {
            if (change instanceof Change.Remove || change instanceof Change.Replace) {
                ids.add(change.key().id());
            }
        }
        return ids;
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
                cursor,
                evidence,
                policy,
                changes,
                counts,
                withheld,
                answers,
                unparented,
                verdict,
                List.of());
    }

    /** The same plan with other steps, made for another revision; its counts stay as they are. */
    public SyncPlan with(long revision, List<? extends Change> steps) {
        return new SyncPlan(
                library,
                revision,
                scope,
                cursor,
                evidence,
                policy,
                List.copyOf(steps),
                counts,
                withheld,
                answers,
                unparented,
                verdict,
                reasons);
    }

    /** The part of a blocked plan that loses nothing and can be applied at once. */
    public SyncPlan additions() {
        HeldBack held = new HeldBack(changes);
        List<Withheld> kept = new ArrayList<>(withheld);
        held.losses().forEach(kept::add);
        kept.sort(Comparator.comparing(Withheld::key));
        PlanCounts all = counts;
        PlanCounts shown = new PlanCounts(
                all.added() - held.added(),
                all.updated() - held.updated(),
                all.rekeyed() - held.rekeyed(),
                0,
                all.unchanged() + held.updated(),
                kept.size());
        return new SyncPlan(
                library,
                baseRevision,
                scope,
                held.putsNothingBack() ? cursor : null,
                evidence,
                policy,
                held.appliable(),
                shown,
                kept,
                answers,
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
        HeldBack held = new HeldBack(changes);
        PlanCounts shown =
                new PlanCounts(held.added(), held.updated(), held.rekeyed(), counts.removed(), 0, counts.withheld());
        return new SyncPlan(
                library,
                revision,
                null,
                null,
                evidence,
                policy,
                held.waiting(),
                shown,
                withheld,
                answers,
                unparented,
                verdict,
                reasons);
    }

    /** The same plan, approved: it may be applied as it is. */
    public SyncPlan approved() {
        return new SyncPlan(
                library,
                baseRevision,
                evidence.complete() ? evidence.scope() : scope,
                cursor,
                evidence,
                policy,
                changes,
                counts,
                withheld,
                answers,
                unparented,
                Verdict.READY,
                reasons);
    }
}
