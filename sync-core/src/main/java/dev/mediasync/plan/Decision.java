package dev.mediasync.plan;

import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is decided about the items that were not shown, and what the source's answers change of it. */
final class Decision {
    private final Removals removals;
    private final Map<String, String> rekeys;
    private final Set<String> approved;
    private final List<Reason> objections;
    private final Set<String> waiting = new HashSet<>();

    Decision(Removals removals, Map<String, String> rekeys, Set<String> approved, List<Reason> objections) {
        this.removals = removals;
        this.rekeys = new LinkedHashMap<>(rekeys);
        this.approved = approved;
        this.objections = new ArrayList<>(objections);
    }

    Removals removals() {
        return removals;
    }

    /** The new id of each vanished id that is the same thing. */
    Map<String, String> rekeys() {
        return rekeys;
    }

    List<Reason> objections() {
        return objections;
    }

    boolean blocks() {
        return !objections.isEmpty() && !removals.proved().isEmpty();
    }

    /** New ids that must not come in yet, because it is not known whether they replace something. */
    Set<String> waiting() {
        return waiting;
    }

    /** What would be lost if the source still had it: removals that may be applied, and keys that would move. */
    List<String> toConfirm() {
        Set<String> ids = new TreeSet<>(rekeys.keySet());
        boolean all = approved.isEmpty() && !blocks();
        for (MediaItem item : removals.proved()) {
            String id = item.key().id();
            if (all || approved.contains(id)) {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }

    void confirm(Map<String, Presence> answers) {
        for (String id : toConfirm()) {
            Presence answer = answers.getOrDefault(id, Presence.UNKNOWN);
            if (answer != Presence.GONE) {
                String target = rekeys.get(id);
                if (target != null && answer == Presence.UNKNOWN) {
                    waiting.add(target);
                }
                keep(id);
            }
        }
    }

    void cannotConfirm(RemovalPolicy policy) {
        boolean unapproved = removals.proved().stream()
                .anyMatch(item -> !approved.contains(item.key().id()));
        if (unapproved && policy.confirmation() == RemovalPolicy.Confirmation.REQUIRED) {
            objections.add(new Reason(
                    ReasonCode.CANNOT_CONFIRM,
                    "The source cannot be asked about single items, and the policy wants every removal confirmed. If"
                            + " these items are really gone, approve this plan."));
        }
    }

    /** Takes back the new keys that cannot come in, with what they would have replaced. */
    void settle(Set<String> comingIn) {
        for (Map.Entry<String, String> rekey : List.copyOf(rekeys.entrySet())) {
            if (!comingIn.contains(rekey.getValue())) {
                keep(rekey.getKey());
            }
        }
    }

    Verdict verdict(Evidence evidence) {
        boolean someApproved = removals.proved().stream()
                .anyMatch(item -> approved.contains(item.key().id()));
        if (blocks() && !someApproved) {
            return Verdict.BLOCKED;
        }
        if (!approved.isEmpty()) {
            removals.withholdAllBut(approved);
        }
        boolean everything = evidence.complete() && removals.withheld().isEmpty();
        return everything ? Verdict.READY : Verdict.REMOVALS_WITHHELD;
    }

    private void keep(String id) {
        rekeys.remove(id);
        removals.notRekeyed(id);
        removals.withhold(id, ReasonCode.NOT_CONFIRMED);
    }
}
