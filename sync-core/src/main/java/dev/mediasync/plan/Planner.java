package dev.mediasync.plan;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
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
    private final Map<String, MediaItem> changing = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private final Set<String> awaiting = new HashSet<>();
    private boolean libraryVanished;
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
        int shown = page.items().size() + page.sightings().size();
        ledger.add(page.receipts(), shown, (int) (observed - before));
    }

    private void observe(ObservedItem observation) {
        MediaItem item = observation.item();
        if (!item.key().source().equals(base.library().key().source())) {
            throw new SyncException(
                    ErrorKind.SOURCE_INVALID,
                    "The source of library " + base.library().key() + " shows " + item.key()
                            + ", an item of another source. Nothing was changed; check which server answers.");
        }
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

    /** Takes the end of an enumeration of everything. */
    public void close(WalkEnd end) {
        close(end, Evidence.Reach.EVERYTHING);
    }

    /** Takes the end of an enumeration. */
    public void close(WalkEnd end, Evidence.Reach reach) {
        for (String parent : parentsToFind) {
            int index = table.find(parent);
            if (index != StampTable.ABSENT) {
                table.mark(index, REFERENCED);
            }
        }
        walkEnd = end;
        evidence = ledger.conclude(end, observed, reach);
    }

    /** Says, in the place of pages and {@link #close}, that the source does not list the library any more. */
    public void vanished() {
        String scope = base.seen().scope() == null ? "" : base.seen().scope();
        walkEnd = WalkEnd.of(scope);
        libraryVanished = true;
        evidence = new Evidence(Evidence.Reach.EVERYTHING, 0, scope, Evidence.Continuity.PROVED, List.of());
    }

    /**
     * Takes the ids whose removal waits for an approval since an earlier run; call it before {@link #resolve}.
     *
     * <p>While most of them are still missing they need the approval, however the numbers stand by now: what a blocked run
     * added must not make room for what it held back.
     */
    public void awaiting(Collection<String> ids) {
        awaiting.addAll(ids);
    }

    /** The handles of the recorded items that must be known closer before a decision: not shown, or changed. */
    public long[] unresolved() {
        boolean everything = closed().reach() == Evidence.Reach.EVERYTHING;
        long[] handles = new long[table.size()];
        int count = 0;
        for (int index = 0; index < table.size(); index++) {
            boolean open = everything && !table.marked(index, TRUSTED);
            if (table.recorded(index) && (open || pending.containsKey(index))) {
                handles[count++] = table.handle(index);
            }
        }
        return Arrays.copyOf(handles, count);
    }

    /** Takes the items that {@link #unresolved} named, and decides about removals as far as that goes without asking. */
    public void resolve(Collection<RecordedItem> items) {
        Resolution resolution = new Resolution(items, order());
        decision = resolution.decide();
        judge(base.history());
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
        Decision decided = decided();
        List<MediaItem> lost = decided.unapproved();
        RemovalBudget budget = new RemovalBudget(policy, history, recorded, recordedTops);
        List<Reason> reasons = new ArrayList<>();
        long absent = lost.stream()
                .filter(item -> decided.removals().holds(item.key().id()))
                .count();
        if (libraryVanished && absent > 0) {
            reasons.add(new Reason(
                    ReasonCode.LIBRARY_VANISHED,
                    "The source does not list this library any more, so its " + absent + " items may only be hidden. If"
                            + " the library is really gone, approve this plan."));
        } else {
            long tops = lost.stream().filter(item -> isTop(item.kind())).count();
            reasons.addAll(scopeChange(absent));
            reasons.addAll(budget.objections(absent, lost.size() - absent, tops, observed));
        }
        long stillMissing =
                lost.stream().filter(item -> awaiting.contains(item.key().id())).count();
        if (reasons.isEmpty() && 2 * stillMissing > awaiting.size()) {
            reasons.add(new Reason(
                    ReasonCode.AWAITING_APPROVAL,
                    stillMissing + " of these removals wait for an approval since an earlier run. If they are really"
                            + " gone, approve this plan."));
        }
        decided.object(reasons);
    }

    private List<Reason> scopeChange(long absent) {
        String before = base.seen().scope();
        if (absent == 0 || before == null || before.equals(closed().scope())) {
            return List.of();
        }
        Set<String> parts = Scope.changed(before, closed().scope());
        String what = parts.isEmpty() ? "account, server, root folder or filter" : String.join(", ", parts);
        return List.of(new Reason(
                ReasonCode.SCOPE_CHANGED,
                "The items were recorded in another scope (" + what + "), so the " + absent
                        + " absent ones may only be hidden. If they are really gone, approve this plan."));
    }

    /**
     * The ids about which the source must be asked: what would be removed, and what would get another key. The removals of
     * a plan that is blocked anyway are not among them.
     */
    public List<String> toConfirm() {
        return decided().toConfirm().stream()
                .filter(id -> !libraryVanished || !shared.contains(id))
                .toList();
    }

    /** Takes the source's answers; an id without an answer counts as {@link Presence#UNKNOWN}. */
    public void confirm(Map<String, Presence> answers) {
        decided().confirm(toConfirm(), answers);
    }

    /** Says that the source cannot be asked by id. */
    public void cannotConfirm() {
        decided().cannotConfirm(policy, closed());
    }

    /** The plan. */
    public SyncPlan finish() {
        Decision decided = decided();
        Settling settled = new Settling(decided, order(), table, changing);
        Verdict verdict = decided.verdict(closed());
        PlanAssembly.Tally tally = new PlanAssembly.Tally(recorded, drained, unreadable(), table);
        return new PlanAssembly(base, policy, closed(), tally).assemble(decided, settled, verdict, ended());
    }

    private long unreadable() {
        long count = 0;
        for (int index = 0; index < table.size(); index++) {
            if (table.marked(index, OBSERVED) && !table.marked(index, TRUSTED)) {
                count++;
            }
        }
        return count;
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

    private static boolean isTop(MediaKind kind) {
        return kind != MediaKind.SEASON
                && kind != MediaKind.EPISODE
                && kind != MediaKind.ALBUM
                && kind != MediaKind.TRACK;
    }

    /** Tells the recorded items that must be decided about apart. */
    private final class Resolution {
        private final Map<String, MediaItem> absent = new HashMap<>();
        private final Map<String, MediaItem> all = new HashMap<>();
        private final Map<String, MediaItem> displaced = new HashMap<>();
        private final Ordering ordering;

        Resolution(Collection<RecordedItem> items, Ordering ordering) {
            this.ordering = ordering;
            List<String> needed = new ArrayList<>();
            for (RecordedItem recordedItem : items) {
                MediaItem item = recordedItem.item();
                String id = item.key().id();
                int index = table.find(id);
                all.put(id, item);
                if (recordedItem.home() == RecordedItem.Home.SHARED) {
                    shared.add(id);
                }
                if (table.marked(index, TRUSTED)) {
                    change(index, item);
                } else if (table.marked(index, OBSERVED) || table.marked(index, REFERENCED)) {
                    needed.add(id);
                } else {
                    absent.put(id, item);
                }
            }
            // An item that waits for its new parent stays under its recorded one, which must not go meanwhile.
            ordering.unparented().forEach(waiting -> needed.add(waiting.key().id()));
            needed.forEach(this::keepParents);
        }

        private void change(int index, MediaItem item) {
            Pending now = pending.get(index);
            changing.put(item.key().id(), item);
            if (now != null && Sameness.another(item, now.item())) {
                displaced.put(item.key().id(), item);
            }
        }

        private void keepParents(String id) {
            MediaItem item = all.get(id);
            String parent = item == null ? null : item.parentId();
            while (parent != null && absent.remove(parent) != null) {
                MediaItem parentItem = all.get(parent);
                parent = parentItem == null ? null : parentItem.parentId();
            }
        }

        Decision decide() {
            Removals removals = new Removals(absent, new Gaps(closed().gaps()));
            Displaced others = new Displaced(displaced);
            List<MediaItem> vanished = new ArrayList<>(removals.proved());
            vanished.addAll(others.all());
            List<MediaItem> arrived = ordering.inOrder().stream()
                    .map(Pending::item)
                    .filter(item -> !table.stored(item.key().id())
                            || others.holds(item.key().id()))
                    .toList();
            RekeyMatcher matcher = new RekeyMatcher(vanished, arrived);
            Map<String, String> rekeys = matcher.match();
            if (rebuilt(rekeys, vanished)) {
                rekeys = matcher.matchRebuilt();
            }
            removals.rekeyed(rekeys.keySet());
            return new Decision(removals, others, rekeys, approved);
        }

        /** Whether most films, shows and artists were known again under new ids. */
        private boolean rebuilt(Map<String, String> rekeys, List<MediaItem> vanished) {
            long tops = vanished.stream()
                    .filter(item ->
                            isTop(item.kind()) && rekeys.containsKey(item.key().id()))
                    .count();
            return tops > RemovalBudget.TOPS_ALWAYS_ALLOWED && 2 * tops > recordedTops;
        }
    }

    /** A new or changed item. */
    record Pending(MediaItem item, long fingerprint, boolean complete) {}
}
