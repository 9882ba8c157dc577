package dev.mediasync.plan;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
    static final int OBSERVED = 0x10;
    /** Named as a parent by an item that was shown. */
    static final int REFERENCED = 0x20;
    /** Shown with fields that can be trusted. */
    static final int TRUSTED = 0x40;

    /** In the place of a fingerprint whose item must be looked at again. */
    private static final long ASK_AGAIN = 0;

    private final LibraryBase base;
    private final RemovalPolicy policy;
    private final Set<String> approved;
    private final StampTable table;
    private final EvidenceLedger ledger = new EvidenceLedger();
    private final Map<Integer, Pending> pending = new HashMap<>();
    private @Nullable String lastParent;

    private long recorded;
    private long recordedTops;
    private long observed;
    private long drained;
    private final Map<String, String> changing = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private final Set<String> awaiting = new HashSet<>();
    private long withheldBefore;
    private @Nullable RemovalHistory judgedBy;
    private Judgement.Listing listing = Judgement.Listing.LISTED;
    private @Nullable WalkEnd walkEnd;
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
        if (Census.top(stamp.kind())) {
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
        int shown = page.items().size() + page.sightings().size();
        ledger.add(page.receipts(), shown, (int) (observed - before));
    }

    private void observe(ObservedItem observation) {
        ItemKey key = observation.key();
        if (!key.source().equals(base.library().key().source())) {
            throw new SyncException(
                    ErrorKind.SOURCE_INVALID,
                    "The source of library " + base.library().key() + " shows " + key
                            + ", an item of another source. Nothing was changed; check which server answers.");
        }
        int index = see(key.id(), observation.kind());
        reference(observation.parentId());
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
            pending.put(index, new Pending(observation.item(), fingerprint, false));
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
        if (index != StampTable.ABSENT) {
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
            if (!item.key().source().equals(base.library().key().source())) {
                continue;
            }
            reference(item.parentId());
            pending.computeIfPresent(
                    table.find(item.key().id()), (index, held) -> new Pending(item, held.fingerprint(), true));
        }
    }

    /**
     * Says, behind {@link #complete}, that the rest of {@link #cut} cannot be had in full for now.
     *
     * <p>A recorded item stays as it is recorded, a new one is taken as listed; no cursor moves past either, and the next
     * look at everything finds both changed.
     */
    public void leaveCut() {
        for (Map.Entry<Integer, Pending> entry : List.copyOf(pending.entrySet())) {
            Pending held = entry.getValue();
            if (!held.complete()) {
                table.unmark(entry.getKey(), TRUSTED);
                if (table.stored(entry.getKey())) {
                    pending.remove(entry.getKey());
                } else {
                    pending.put(entry.getKey(), new Pending(held.item(), ASK_AGAIN, true));
                }
            }
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

    /** Takes the end of an enumeration of everything. */
    public void close(WalkEnd end) {
        close(end, Evidence.Reach.EVERYTHING);
    }

    /** Takes the end of an enumeration. */
    public void close(WalkEnd end, Evidence.Reach reach) {
        walkEnd = end;
        evidence = ledger.conclude(end, observed, reach);
    }

    /** Says, in the place of pages and {@link #close}, that the source does not list the library any more. */
    public void vanished() {
        String scope = base.seen().scope() == null ? "" : base.seen().scope();
        walkEnd = WalkEnd.of(scope);
        listing = Judgement.Listing.VANISHED;
        evidence = new Evidence(Evidence.Reach.EVERYTHING, 0, scope, Evidence.Continuity.PROVED, List.of());
    }

    /**
     * Takes what earlier runs left behind; call it before {@link #resolve}.
     *
     * <p>While most of what waits for an approval is still missing it needs that approval, however the numbers stand by now:
     * what a blocked run added must not make room for what it held back.
     *
     * @param ids the ids whose removal waits for an approval
     * @param withheld how many items stay although the last look at everything did not see them
     */
    public void leftBehind(Collection<String> ids, long withheld) {
        awaiting.addAll(ids);
        withheldBefore = withheld;
    }

    /** The handles of the recorded items that must be known closer before a decision: not shown, or changed. */
    public long[] unresolved() {
        boolean everything = closed().reach() == Evidence.Reach.EVERYTHING;
        IntStream unseen =
                IntStream.range(0, everything ? table.size() : 0).filter(index -> !table.marked(index, TRUSTED));
        IntStream changed = pending.keySet().stream()
                .mapToInt(Integer::intValue)
                .filter(index -> !everything || table.marked(index, TRUSTED));
        return IntStream.concat(unseen, changed)
                .filter(table::recorded)
                .mapToLong(table::handle)
                .toArray();
    }

    /** Takes the items that {@link #unresolved} named, and decides about removals as far as that goes without asking. */
    public void resolve(Iterable<RecordedItem> items) {
        Resolution resolution = new Resolution(table, pending, order(), items);
        shared.addAll(resolution.shared());
        changing.putAll(resolution.changing());
        decision = resolution.decide(closed(), approved, recordedTops);
        judge(base.history());
    }

    /**
     * Whether a look at changes missed something by the source's own count, so that everything should be looked at.
     *
     * <p>To be asked after {@link #resolve}.
     */
    public boolean missedSomething() {
        return finish().reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.COUNTS_DISAGREE);
    }

    /** What would be lost so far: whoever can, looks whether it is recorded elsewhere in the source. */
    public List<MediaItem> seeking() {
        return decided().lost();
    }

    /** Takes what is known of the rest of the source, between {@link #resolve} and {@link #toConfirm}. */
    public void consider(Elsewhere elsewhere) {
        Decision decided = decided();
        decided.removals().moved(new Moves(elsewhere).of(decided.removals().lost()));
        judge(elsewhere.history());
    }

    private void judge(RemovalHistory history) {
        judgedBy = history;
        Census census = new Census(recorded, recordedTops, observed);
        decided().object(new Judgement(base, policy, closed(), census).of(decided(), history, listing, awaiting));
    }

    /**
     * The ids about which the source must be asked: what would be removed, and what would get another key. The removals of
     * a plan that is blocked anyway are not among them.
     */
    public List<String> toConfirm() {
        return decided().toConfirm().stream()
                .filter(id -> listing == Judgement.Listing.LISTED || !shared.contains(id))
                .toList();
    }

    /** Takes the source's answers; an id without an answer counts as {@link Presence#UNKNOWN}. */
    public void confirm(Map<String, Presence> answers) {
        decided().confirm(toConfirm(), answers);
    }

    /** Says that the source cannot be asked by id. */
    public void cannotConfirm() {
        Decision decided = decided();
        boolean trusted = !base.seen().inAnotherScope(closed().scope())
                && policy.confirmation() == RemovalPolicy.Confirmation.WHERE_POSSIBLE
                && closed().continuity() == Evidence.Continuity.PROVED;
        if (trusted) {
            decided.trustNoMove(recorded);
        } else {
            decided.trustNothing();
        }
        judge(judgedBy == null ? base.history() : judgedBy);
        decided.cannotConfirm(policy, closed());
    }

    /** The plan. */
    public SyncPlan finish() {
        Decision decided = decided();
        Settling settled = new Settling(decided, order(), table, changing);
        Verdict verdict = decided.verdict(closed());
        PlanAssembly.Tally tally = new PlanAssembly.Tally(recorded, drained, table.count(OBSERVED, TRUSTED), table);
        PlanAssembly.Before before = new PlanAssembly.Before(
                awaiting,
                withheldBefore,
                approved.isEmpty() ? PlanAssembly.Before.Approving.NOTHING : PlanAssembly.Before.Approving.SOME);
        return new PlanAssembly(base, policy, closed(), tally, before).assemble(decided, settled, verdict, ended());
    }

    private Ordering order() {
        return new Ordering(pending.values(), table::storedKind);
    }

    private WalkEnd ended() {
        if (walkEnd == null) {
            throw new IllegalStateException("close() comes first");
        }
        return walkEnd;
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

    /** A new or changed item. */
    record Pending(MediaItem item, long fingerprint, boolean complete) {}
}
