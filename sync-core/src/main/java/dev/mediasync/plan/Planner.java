package dev.mediasync.plan;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a source shows with what is recorded, and ends in one {@link SyncPlan}.
 *
 * <p>A planner serves one library once and is not thread-safe. Call, in this order: {@link #record} for every stamp;
 * {@link #observe} for every page, in any order; {@link #close}; {@link #resolve} with the items that {@link #unresolved}
 * names; {@link #confirm} with answers for the ids that {@link #toConfirm} names, or {@link #cannotConfirm}; and
 * {@link #finish}. It holds some 45 bytes for each recorded item, and the fields only of new and changed ones.
 */
public final class Planner {
    /** Shown in this run, readable or not. */
    private static final int OBSERVED = 0x10;
    /** Named as a parent by an item that was shown. */
    private static final int REFERENCED = 0x20;
    /** Shown with fields that can be trusted. */
    private static final int TRUSTED = 0x40;

    private final LibraryBase base;
    private final RemovalPolicy policy;
    private final Set<String> approved;
    private final StampTable table;
    private final EvidenceLedger ledger = new EvidenceLedger();
    private final Map<Integer, Pending> pending = new HashMap<>();
    private final Set<String> parentsToFind = new HashSet<>();
    private @Nullable String lastParent;

    private long recorded;
    private long recordedTops;
    private long observed;
    private long drained;
    private @Nullable Evidence evidence;
    private @Nullable Decision decision;

    /** A planner for a library, judging removals by a policy. */
    public Planner(LibraryBase base, RemovalPolicy policy) {
        this(base, policy, Set.of());
    }

    /**
     * A planner that removes approved items only: past the policy and the scope, but by evidence and confirmation.
     *
     * @param approved the ids whose removal was approved
     */
    public Planner(LibraryBase base, RemovalPolicy policy, Set<String> approved) {
        this.base = base;
        this.policy = policy;
        this.approved = Set.copyOf(approved);
        this.table = new StampTable(base.items());
    }

    /** Takes the stamp of a recorded item. */
    public void record(Stamp stamp) {
        if (table.find(stamp.id()) != StampTable.ABSENT) {
            throw new IllegalStateException("Two recorded items share the id " + stamp.id());
        }
        if (stamp.handle() <= 0) {
            throw new IllegalArgumentException("A handle is positive, but that of " + stamp.id() + " is not");
        }
        table.add(stamp.kind(), stamp.handle(), stamp.fingerprint());
        recorded++;
        if (isTop(stamp.kind())) {
            recordedTops++;
        }
    }

    /** Takes a page. */
    public void observe(ObservedPage page) {
        long before = observed;
        for (ObservedItem item : page.items()) {
            observe(item);
        }
        for (String id : page.sightings()) {
            see(id, MediaKind.VIDEO);
        }
        ledger.add(page.receipts(), (int) (observed - before));
    }

    private void observe(ObservedItem observation) {
        MediaItem item = observation.item();
        int index = see(item.key().id(), item.kind());
        reference(item.parentId());
        if (observation.trust() == ObservedItem.Trust.PROVISIONAL) {
            observeVaguely(index, observation);
            return;
        }
        Pending held = pending.isEmpty() ? null : pending.get(index);
        long fingerprint = observation.fingerprint();
        if (table.marked(index, TRUSTED) && !outranks(observation, index, held)) {
            return;
        }
        table.mark(index, TRUSTED);
        if (!table.stored(index) || table.fingerprint(index) != fingerprint) {
            pending.put(index, new Pending(item, fingerprint, false));
        } else if (held != null) {
            pending.remove(index);
        }
    }

    private void observeVaguely(int index, ObservedItem observation) {
        if (table.stored(index) || table.marked(index, TRUSTED)) {
            return;
        }
        Pending held = pending.get(index);
        if (held == null || outranks(observation, index, held)) {
            pending.put(index, new Pending(observation.item(), observation.fingerprint(), false));
        }
    }

    /** Of two rows with one id the same one wins in every order, even where only fields outside the hash differ. */
    private boolean outranks(ObservedItem observation, int index, @Nullable Pending held) {
        long shown = held == null ? table.fingerprint(index) : held.fingerprint();
        int order = Long.compareUnsigned(observation.fingerprint(), shown);
        if (order != 0 || held == null || held.complete() || held.item().equals(observation.item())) {
            return order > 0;
        }
        return observation.item().toString().compareTo(held.item().toString()) > 0;
    }

    private int see(String id, MediaKind kindIfNew) {
        int index = table.find(id);
        if (index == StampTable.ABSENT) {
            index = table.add(kindIfNew, 0, 0);
        }
        if (!table.marked(index, OBSERVED)) {
            observed++;
            table.mark(index, OBSERVED);
        }
        return index;
    }

    private void reference(@Nullable String parentId) {
        if (parentId == null || parentId.equals(lastParent)) {
            return;
        }
        lastParent = parentId;
        int index = table.find(parentId);
        if (index == StampTable.ABSENT) {
            parentsToFind.add(parentId);
        } else {
            table.mark(index, REFERENCED);
        }
    }

    /** How many distinct ids were shown so far. */
    public long observed() {
        return observed;
    }

    /** The new and changed items as listed that were not completed yet, for a source whose listings are cut. */
    public List<MediaItem> cut() {
        return pending.values().stream()
                .filter(held -> !held.complete())
                .map(Pending::item)
                .sorted(Comparator.comparing(MediaItem::key))
                .toList();
    }

    /** Puts full items in the place of listed ones before {@link #close}; the listed fingerprints stay. */
    public void complete(Collection<MediaItem> items) {
        for (MediaItem item : items) {
            reference(item.parentId());
            pending.computeIfPresent(
                    table.find(item.key().id()), (index, held) -> new Pending(item, held.fingerprint(), true));
        }
    }

    /** How many new and changed items are held at the moment. */
    public int held() {
        return pending.size();
    }

    /**
     * Hands over the additions whose parents are there, parents first, to be committed ahead of the plan.
     *
     * <p>Only for the first load of a library: what is handed over is not in the plan any more.
     */
    public List<Change.Additive> drain() {
        if (!base.firstLoad()) {
            throw new IllegalStateException("Only a first load may be committed ahead of its plan");
        }
        List<Change.Additive> ready = new ArrayList<>();
        for (Pending item : order().inOrder()) {
            int index = table.find(item.item().key().id());
            if (!table.stored(index)) {
                ready.add(new Change.Add(item.item(), item.fingerprint()));
                pending.remove(index);
                table.storedAhead(index, item.fingerprint());
            }
        }
        drained += ready.size();
        return ready;
    }

    /** Takes the end of the enumeration. */
    public void close(WalkEnd end) {
        for (String parent : parentsToFind) {
            int index = table.find(parent);
            if (index != StampTable.ABSENT) {
                table.mark(index, REFERENCED);
            }
        }
        evidence = ledger.conclude(end, observed);
    }

    /** The handles of the recorded items that must be known closer before a decision. */
    public long[] unresolved() {
        closed();
        long[] handles = new long[table.size()];
        int count = 0;
        for (int index = 0; index < table.size(); index++) {
            if (table.recorded(index) && !table.marked(index, TRUSTED)) {
                handles[count++] = table.handle(index);
            }
        }
        // An item that waits for its new parent stays under its recorded one, which must not go meanwhile.
        for (Unparented waiting : order().unparented()) {
            int index = table.find(waiting.key().id());
            if (table.recorded(index) && table.marked(index, TRUSTED)) {
                handles[count++] = table.handle(index);
            }
        }
        return Arrays.copyOf(handles, count);
    }

    /** Takes the items that {@link #unresolved} named, and decides about removals as far as that goes without asking. */
    public void resolve(Collection<RecordedItem> items) {
        Map<String, MediaItem> absent = new HashMap<>();
        Set<String> needed = new HashSet<>();
        Map<String, MediaItem> all = new HashMap<>();
        for (RecordedItem recordedItem : items) {
            MediaItem item = recordedItem.item();
            all.put(item.key().id(), item);
            int index = table.find(item.key().id());
            if (table.marked(index, OBSERVED) || table.marked(index, REFERENCED)) {
                needed.add(item.key().id());
            } else {
                absent.put(item.key().id(), item);
            }
        }
        needed.forEach(id -> keepParents(all.get(id), absent, all));
        Removals removals = new Removals(absent, new Gaps(closed().gaps()));
        Map<String, String> rekeys = new RekeyMatcher(removals.proved(), arrivals()).match();
        removals.rekeyed(rekeys.keySet());
        decision = new Decision(removals, rekeys, approved, objections(removals));
    }

    private void keepParents(@Nullable MediaItem item, Map<String, MediaItem> absent, Map<String, MediaItem> all) {
        String parent = item == null ? null : item.parentId();
        while (parent != null && absent.remove(parent) != null) {
            MediaItem parentItem = all.get(parent);
            parent = parentItem == null ? null : parentItem.parentId();
        }
    }

    private List<MediaItem> arrivals() {
        return order().inOrder().stream()
                .map(Pending::item)
                .filter(item -> !table.stored(item.key().id()))
                .toList();
    }

    private List<Reason> objections(Removals removals) {
        List<MediaItem> unapproved = removals.proved().stream()
                .filter(item -> !approved.contains(item.key().id()))
                .toList();
        List<Reason> reasons = new ArrayList<>();
        if (!unapproved.isEmpty() && scopeChanged()) {
            reasons.add(new Reason(
                    ReasonCode.SCOPE_CHANGED,
                    "The items were recorded under another scope (account, server, root folder or filter), so the "
                            + unapproved.size() + " absent ones may only be hidden. If they are really gone, approve"
                            + " this plan."));
        }
        long tops = unapproved.stream().filter(item -> isTop(item.kind())).count();
        reasons.addAll(
                new RemovalBudget(policy, base, recorded, recordedTops).objections(unapproved.size(), tops, observed));
        return reasons;
    }

    private boolean scopeChanged() {
        return base.scope() != null && !base.scope().equals(closed().scope());
    }

    /**
     * The ids about which the source must be asked: what would be removed, and what would get another key. The removals of
     * a plan that is blocked anyway are not among them.
     */
    public List<String> toConfirm() {
        return decided().toConfirm();
    }

    /** Takes the source's answers; an id without an answer counts as {@link Presence#UNKNOWN}. */
    public void confirm(Map<String, Presence> answers) {
        decided().confirm(answers);
    }

    /** Says that the source cannot be asked by id. */
    public void cannotConfirm() {
        decided().cannotConfirm(policy);
    }

    /** The plan. */
    public SyncPlan finish() {
        Decision decided = decided();
        Ordering ordering = orderWithout(decided.waiting());
        decided.settle(ordering.placed());
        List<Reason> reasons = new ArrayList<>(decided.blocks() ? decided.objections() : List.of());
        Verdict verdict = decided.verdict(closed());
        reasons.addAll(WithheldReasons.of(closed(), decided.removals().withheld()));
        return new PlanAssembly(base, policy, closed(), new PlanAssembly.Tally(recorded, drained), table)
                .assemble(decided, ordering, verdict, reasons);
    }

    private Ordering order() {
        return new Ordering(pending.values(), table::stored);
    }

    private Ordering orderWithout(Set<String> ids) {
        if (ids.isEmpty()) {
            return order();
        }
        List<Pending> others = pending.values().stream()
                .filter(held -> !ids.contains(held.item().key().id()))
                .toList();
        return new Ordering(others, table::stored);
    }

    private Evidence closed() {
        if (evidence == null) {
            throw new IllegalStateException("close() comes first");
        }
        return evidence;
    }

    private Decision decided() {
        if (decision == null) {
            throw new IllegalStateException("resolve() comes first");
        }
        return decision;
    }

    private static boolean isTop(MediaKind kind) {
        return kind != MediaKind.SEASON
                && kind != MediaKind.EPISODE
                && kind != MediaKind.ALBUM
                && kind != MediaKind.TRACK;
    }

    /** A new or changed item. */
    record Pending(MediaItem item, long fingerprint, boolean complete) {}
}
