package dev.mediasync.plan;

import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is decided about the items that were not shown, and what the source's answers change of it. */
final class Decision {
    private final Removals removals;
    private final Displaced displaced;
    private final Map<String, String> rekeys;
    private final Set<String> approved;
    private final List<Reason> objections;
    private final Set<String> waiting = new HashSet<>();
    private final Map<String, Presence> answers = new TreeMap<>();

    Decision(Removals removals, Displaced displaced, Map<String, String> rekeys, Set<String> approved) {
        this.removals = removals;
        this.displaced = displaced;
        this.rekeys = new LinkedHashMap<>(rekeys);
        this.approved = approved;
        this.objections = new ArrayList<>();
    }

    Removals removals() {
        return removals;
    }

    Displaced displaced() {
        return displaced;
    }

    /** The new id of each vanished or displaced id that is the same thing. */
    Map<String, String> rekeys() {
        return rekeys;
    }

    /** Everything that would be lost: absent, or with another thing in its place. */
    List<MediaItem> lost() {
        List<MediaItem> lost = new ArrayList<>(removals.lost());
        lost.addAll(displaced.without(rekeys.keySet()));
        return lost;
    }

    List<MediaItem> unapproved() {
        return lost().stream()
                .filter(item -> !approved.contains(item.key().id()))
                .toList();
    }

    void object(List<Reason> reasons) {
        objections.clear();
        objections.addAll(reasons);
    }

    List<Reason> objections() {
        return objections;
    }

    boolean blocks() {
        return !objections.isEmpty() && !lost().isEmpty();
    }

    /** New ids that must not come in yet, because it is not known whether they replace something. */
    Set<String> waiting() {
        return waiting;
    }

    /** What the source said, by id. */
    Map<String, Presence> answers() {
        return answers;
    }

    /** What would be lost if the source still had it: removals that may be applied, and keys that would move. */
    List<String> toConfirm() {
        Set<String> ids = new TreeSet<>(rekeys.keySet());
        ids.removeIf(id -> !removals.holds(id));
        boolean all = approved.isEmpty() && !blocks();
        for (MediaItem item : removals.proved()) {
            String id = item.key().id();
            if (all || approved.contains(id)) {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }

    void confirm(List<String> asked, Map<String, Presence> said) {
        for (String id : asked) {
            Presence answer = said.getOrDefault(id, Presence.UNKNOWN);
            answers.put(id, answer);
            if (answer != Presence.GONE) {
                String target = rekeys.get(id);
                if (target != null && answer == Presence.UNKNOWN) {
                    waiting.add(target);
                }
                keep(id, code(answer));
            }
        }
    }

    private static ReasonCode code(Presence answer) {
        return switch (answer) {
            case PRESENT -> ReasonCode.STILL_PRESENT;
            case HIDDEN -> ReasonCode.HIDDEN;
            case GONE, UNKNOWN -> ReasonCode.NOT_CONFIRMED;
        };
    }

    /**
     * Takes moves to another library for removals where they are too many to be believed unasked.
     *
     * @param recorded how many items are recorded; that most of them went to another library at once is not believed
     */
    void trustNoMove(long recorded) {
        if (removals.moves() > Math.max(RemovalBudget.TOPS_ALWAYS_ALLOWED, recorded / 2)) {
            removals.forgetMoves();
        }
    }

    /** Takes every move for a removal, because absent ids may be there all the same. */
    void trustNothing() {
        removals.forgetMoves();
        for (String from : List.copyOf(rekeys.keySet())) {
            if (removals.holds(from) && !approved.contains(from)) {
                rekeys.remove(from);
                removals.notRekeyed(from);
            }
        }
    }

    void cannotConfirm(RemovalPolicy policy, Evidence evidence) {
        boolean some =
                unapproved().stream().anyMatch(item -> removals.holds(item.key().id()));
        if (!some) {
            return;
        }
        if (policy.confirmation() == RemovalPolicy.Confirmation.REQUIRED) {
            objections.add(new Reason(
                    ReasonCode.CANNOT_CONFIRM,
                    "The source cannot be asked about single items, and the policy wants every removal confirmed. If"
                            + " these items are really gone, approve this plan."));
        } else if (evidence.continuity() == Evidence.Continuity.ASSUMED) {
            objections.add(new Reason(
                    ReasonCode.CANNOT_CONFIRM,
                    "The source cannot be asked about single items, and nothing shows that no row moved between its"
                            + " pages. If these items are really gone, approve this plan."));
        }
    }

    /** Whether a step must not be taken in this plan. */
    boolean forbids(Change change) {
        if (!(change instanceof Change.Put put)) {
            return false;
        }
        String id = put.key().id();
        return waiting.contains(id)
                || displaced.stays(id)
                || (change instanceof Change.Replace && !approved.isEmpty() && !approved.contains(id));
    }

    Verdict verdict(Evidence evidence) {
        boolean someApproved =
                lost().stream().anyMatch(item -> approved.contains(item.key().id()));
        if (blocks() && !someApproved) {
            return Verdict.BLOCKED;
        }
        if (!approved.isEmpty()) {
            removals.withholdAllBut(approved);
        }
        boolean everything = evidence.gaps().isEmpty() && withheld().isEmpty();
        return everything ? Verdict.READY : Verdict.REMOVALS_WITHHELD;
    }

    /** What stays although it was not shown, or although its id names another thing, by key. */
    List<Withheld> withheld() {
        List<Withheld> withheld = new ArrayList<>(removals.withheld());
        withheld.addAll(displaced.withheld());
        withheld.sort(Comparator.comparing(Withheld::key));
        return withheld;
    }

    /** Keeps a thing under the key it has. */
    void keep(String id, ReasonCode code) {
        rekeys.remove(id);
        if (displaced.holds(id)) {
            displaced.keep(id, code);
        } else {
            removals.notRekeyed(id);
            removals.withhold(id, code);
        }
    }
}
