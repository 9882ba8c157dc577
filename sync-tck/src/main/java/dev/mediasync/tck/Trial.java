package dev.mediasync.tck;

import dev.mediasync.MediaSync;
import dev.mediasync.SyncOptions;
import dev.mediasync.SyncReport;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.PlanJson;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.MediaSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One repository with its servers, on which every step is checked. */
final class Trial {
    private static final int ROUNDS_TO_THE_TRUTH = 6;
    /** Longer than any lease, even after every jump of the clock back. */
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofHours(12);

    final SettableClock clock;
    final MediaRepository repository;
    final List<Server> servers = new ArrayList<>();
    /** Tells what happened, for the message of a failure. */
    final List<String> story = new ArrayList<>();

    private final Terms terms;
    private final Spending spending;
    private final ToldChanges feed;

    /**
     * How the front doors of a run are built.
     *
     * @param policy how much may be removed
     * @param retention how long user state outlives its item
     * @param chunkItems how many items a first load holds
     * @param glasses how a source is seen through; a test of the kit makes a wrong source here
     */
    record Terms(RemovalPolicy policy, Duration retention, int chunkItems, UnaryOperator<MediaSource> glasses) {}

    /** What a step may do. */
    enum Licence {
        /** Whatever the policy allows. */
        POLICY,
        /** Removals that somebody approved, too. */
        APPROVED,
        /** No removal, because nothing was proved. */
        NO_REMOVAL
    }

    Trial(SettableClock clock, MediaRepository repository, Terms terms) {
        this.clock = clock;
        this.repository = repository;
        this.terms = terms;
        this.spending = new Spending(terms.policy(), clock);
        this.feed = new ToldChanges(repository);
    }

    MediaSync door(MediaSource source, MediaRepository through) {
        return MediaSync.builder(terms.glasses().apply(source), through)
                .withRemovalPolicy(terms.policy())
                .withStateRetention(terms.retention())
                .withChunkItems(terms.chunkItems())
                .withClock(clock)
                .build();
    }

    MediaSync door(Server server) {
        return door(server.source(), repository);
    }

    /** Does something, and checks that nothing was lost by it. */
    @Nullable
    SyncReport step(Server server, Licence licence, Supplier<@Nullable SyncReport> work) {
        List<Recorded> before = recorded();
        Recorded truthBefore = Recorded.truth(server.world());
        SyncReport report = work.get();
        List<Recorded> after = recorded();
        int at = servers.indexOf(server);
        story.add("run: " + (report == null ? "crashed" : report.libraries()));
        Require.that(repository.check().sound(), () -> "P4: unsound after a run: " + repository.check());
        feed.follow();
        othersUntouched(at, before, after);
        Recorded truthAfter = Recorded.truth(server.world());
        for (Library library : server.world().libraries) {
            Map<ItemKey, MediaItem> had = before.get(at).in(library);
            Set<ItemKey> stay = new TreeSet<>(had.keySet());
            stay.retainAll(truthBefore.in(library).keySet());
            stay.retainAll(truthAfter.in(library).keySet());
            stay.removeAll(after.get(at).in(library).keySet());
            Map<ItemKey, MediaItem> now = truthAfter.in(library);
            stay.removeIf(key -> wentOn(known(had, key), known(now, key), after.get(at)));
            Require.that(stay.isEmpty(), () -> "P15: the server has, and the repository lost " + stay);
            int removed = removed(server.world(), before.get(at).in(library), after.get(at));
            spending.spend(library, before.get(at).in(library).size(), removed, licence);
        }
        server.oracle().nothingMixedUp(repository, after.get(at).all());
        return report;
    }

    private List<Recorded> recorded() {
        return servers.stream()
                .map(server -> Recorded.of(repository, server.world()))
                .toList();
    }

    /** Whether the id names another thing now, while the recorded one is there under another id. */
    private static boolean wentOn(MediaItem recorded, MediaItem now, Recorded after) {
        int thing = Thing.numberIn(recorded);
        return thing != Thing.numberIn(now) && after.all().stream().anyMatch(item -> Thing.numberIn(item) == thing);
    }

    private static void othersUntouched(int at, List<Recorded> before, List<Recorded> after) {
        for (int other = 0; other < before.size(); other++) {
            int index = other;
            Require.that(
                    other == at || before.get(other).equals(after.get(other)),
                    () -> "P14: another source's items changed from " + before.get(index) + " to " + after.get(index));
        }
    }

    /** How many things are gone from a library; one that only changed its id is not. */
    private static int removed(World world, Map<ItemKey, MediaItem> before, Recorded after) {
        Set<Integer> left = new TreeSet<>();
        after.all().forEach(item -> left.add(Thing.numberIn(item)));
        Set<ItemKey> keys = new TreeSet<>(before.keySet());
        after.libraries().values().forEach(items -> keys.removeAll(items.keySet()));
        keys.removeIf(key -> left.contains(Thing.numberIn(known(before, key))));
        before.values().forEach(item -> left.remove(Thing.numberIn(item)));
        keys.removeIf(key -> passed(world, Thing.numberIn(known(before, key)), left));
        return keys.size();
    }

    /** Whether one of the newcomers may have passed for a thing, so that it took its place and none was lost. */
    private static boolean passed(World world, int number, Set<Integer> newcomers) {
        return newcomers.stream()
                .anyMatch(newcomer -> world.mayPassFor(world.things.get(number), world.things.get(newcomer)));
    }

    private static MediaItem known(Map<ItemKey, MediaItem> items, ItemKey key) {
        return Objects.requireNonNull(items.get(key), () -> "No item " + key);
    }

    /** P2: what was just synced completely needs nothing. */
    void nothingToDo(Server server) {
        for (Library library : server.world().libraries) {
            SyncPlan plan = door(server).plan(library);
            Require.that(plan.changesNothing(), () -> "P2: just synced, but there is to do: " + plan);
        }
    }

    /** P10: a plan is the same after writing and reading. */
    void keepsItsForm(SyncPlan plan) {
        String json = PlanJson.write(plan);
        SyncPlan read = PlanJson.read(json);
        Require.that(
                read.equals(plan) && PlanJson.write(read).equals(json),
                () -> "P10: a plan is not the same after writing and reading: " + json);
    }

    /** Heals everything, syncs and approves, and requires the truth. */
    void converge(World.Patience patience) {
        clock.advance(LONGER_THAN_A_LEASE);
        feed.areToldAgain();
        for (Server server : servers) {
            server.publish();
            server.source().heal();
            int rounds = 0;
            while (!settled(server)) {
                Require.that(++rounds <= ROUNDS_TO_THE_TRUTH, () -> "P1: no end after many honest runs and approvals");
            }
            Recorded truth = Recorded.truth(server.world());
            Recorded found = Recorded.of(repository, server.world());
            Require.that(
                    truth.equals(found),
                    () -> "P1: after honest runs the repository is not the truth: " + difference(truth, found));
            nothingToDo(server);
            server.oracle().nothingMixedUp(repository, found.all());
            server.oracle().nothingLost(repository, patience);
        }
    }

    private boolean settled(Server server) {
        SyncReport report = step(server, Licence.POLICY, () -> door(server).sync());
        boolean settled = report != null && report.completed();
        for (Library library : server.world().libraries) {
            Optional<SyncPlan> waiting = repository.blockedPlan(library.key());
            if (waiting.isPresent()) {
                settled = false;
                approve(server, library, waiting.get());
            }
        }
        return settled;
    }

    /** Approves what waits. */
    void approve(Server server, Library library, SyncPlan waiting) {
        keepsItsForm(waiting);
        SyncOptions options =
                SyncOptions.defaults().only(Set.of(library.key().id())).approve(waiting.digest());
        step(server, Licence.APPROVED, () -> door(server).sync(options));
    }

    private static String difference(Recorded truth, Recorded found) {
        List<String> lines = new ArrayList<>();
        truth.libraries().forEach((library, items) -> {
            Map<ItemKey, MediaItem> others = found.libraries().getOrDefault(library, Map.of());
            Set<ItemKey> keys = new TreeSet<>(items.keySet());
            keys.addAll(others.keySet());
            keys.stream()
                    .filter(key -> !Objects.equals(items.get(key), others.get(key)))
                    .forEach(key ->
                            lines.add("in " + library + " should be " + items.get(key) + ", is " + others.get(key)));
        });
        return String.join("; ", lines);
    }
}
