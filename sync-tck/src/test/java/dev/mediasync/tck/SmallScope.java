package dev.mediasync.tck;

import dev.mediasync.SyncReport;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.repository.MediaRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Goes through all cases of a small scope, one by one. */
final class SmallScope {
    private static final Instant BEGINNING = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Set<Script> PROVE_NOTHING_ALONE = Set.of(
            Script.PAGE_FAILS, Script.PAGE_MISSING, Script.TOTAL_MOVES, Script.SCAN_RUNNING, Script.COUNTER_MOVES);

    /** Faults that lead to different plans and so to different calls of the repository. */
    private static final List<Script> DECISIVE = List.of(
            Script.PAGE_MISSING,
            Script.EMPTY_ANSWER,
            Script.HIDES,
            Script.UNREACHABLE,
            Script.OTHER_SCOPE,
            Script.ANSWERS_UNKNOWN);

    private final Function<Clock, MediaRepository> repositories;
    private final Set<Perturbation> enabled;
    private final Map<Product, Long> sizes = new EnumMap<>(Product.class);
    private final List<String> failures = new ArrayList<>();

    /** What is multiplied with what. */
    enum Product {
        /** Shapes × single changes and pairs of changes × no fault and each fault. */
        CHANGES,
        /** Shapes × single changes × pairs of faults. */
        FAULTS,
        /** Shapes × single changes × no fault and each decisive one × calls of the repository × two ways to crash there. */
        CRASHES
    }

    /** Ways to crash; to die before a call is the same as to die after the one that precedes it. */
    private enum Crash {
        FAILS_BEFORE_CALL(CrashingRepository.Moment.BEFORE, CrashingRepository.Manner.STORE_FAILS),
        DIES_AFTER_CALL(CrashingRepository.Moment.AFTER, CrashingRepository.Manner.PROCESS_DIES);

        final CrashingRepository.Moment moment;
        final CrashingRepository.Manner manner;

        Crash(CrashingRepository.Moment moment, CrashingRepository.Manner manner) {
            this.moment = moment;
            this.manner = manner;
        }
    }

    SmallScope(Function<Clock, MediaRepository> repositories, Set<Perturbation> enabled) {
        this.repositories = repositories;
        this.enabled = enabled;
    }

    Map<Product, Long> sizes() {
        return sizes;
    }

    List<String> failures() {
        return failures;
    }

    void goThrough() {
        for (Shape shape : Shape.values()) {
            World world = start(shape).servers.get(0).world();
            List<SmallChange> singles = possible(SmallChange.singles(world));
            singles.forEach(change -> changes(shape, change));
            possible(SmallChange.pairs(world)).forEach(change -> changes(shape, change));
            singles.forEach(change -> faults(shape, change));
            singles.forEach(change -> crashes(shape, change));
        }
    }

    private List<SmallChange> possible(List<SmallChange> changes) {
        return changes.stream()
                .filter(change -> enabled.containsAll(change.uses()))
                .toList();
    }

    private void changes(Shape shape, SmallChange change) {
        alone(List.of(Script.values())).forEach(lies -> plain(Product.CHANGES, shape, change, lies));
    }

    /** No fault, and each of these. */
    private static List<List<Script>> alone(List<Script> faults) {
        List<List<Script>> scripts = new ArrayList<>(List.of(List.of()));
        faults.forEach(script -> scripts.add(List.of(script)));
        return scripts;
    }

    private void faults(Shape shape, SmallChange change) {
        Script[] scripts = Script.values();
        for (int one = 0; one < scripts.length; one++) {
            for (int other = one + 1; other < scripts.length; other++) {
                plain(Product.FAULTS, shape, change, List.of(scripts[one], scripts[other]));
            }
        }
    }

    private void plain(Product product, Shape shape, SmallChange change, List<Script> lies) {
        attempt(product, shape + ", " + change.name() + ", " + lies, () -> {
            Trial trial = changed(shape, change, lies);
            Server server = trial.servers.get(0);
            trial.step(server, licence(lies), () -> trial.door(server).sync());
            trial.converge(World.Patience.LONG);
        });
    }

    private void crashes(Shape shape, SmallChange change) {
        for (List<Script> lies : alone(DECISIVE)) {
            for (Crash crash : Crash.values()) {
                int call = 1;
                while (crash(shape, change, lies, call, crash)) {
                    call++;
                }
            }
        }
    }

    /** One crash; false if the run is over before that call. */
    private boolean crash(Shape shape, SmallChange change, List<Script> lies, int call, Crash crash) {
        boolean[] reached = {false};
        String name = shape + ", " + change.name() + ", " + lies + ", " + crash + " " + call;
        attempt(Product.CRASHES, name, () -> {
            Trial trial = changed(shape, change, lies);
            Server server = trial.servers.get(0);
            CrashingRepository crashing = new CrashingRepository(trial.repository, call, crash.moment, crash.manner);
            trial.step(server, licence(lies), () -> {
                SyncReport report = Incidents.crashed(trial.door(server.source(), crashing.repository()));
                reached[0] = crashing.failed();
                return report;
            });
            if (reached[0]) {
                trial.converge(World.Patience.LONG);
            }
        });
        if (!reached[0]) {
            sizes.merge(Product.CRASHES, -1L, Long::sum);
        }
        return reached[0];
    }

    private void attempt(Product product, String name, Runnable work) {
        sizes.merge(product, 1L, Long::sum);
        try {
            work.run();
        } catch (RuntimeException | AssertionError e) {
            failures.add(product + ": " + name + ": " + e);
        }
    }

    private static Trial.Licence licence(List<Script> lies) {
        boolean nothing = lies.stream().anyMatch(Script.PROVE_NOTHING::contains)
                || (lies.size() == 1 && PROVE_NOTHING_ALONE.containsAll(lies));
        return nothing ? Trial.Licence.NO_REMOVAL : Trial.Licence.POLICY;
    }

    /** A library as it was recorded and watched, whose server has changed and lies. */
    private Trial changed(Shape shape, SmallChange change, List<Script> lies) {
        Trial trial = start(shape);
        Server server = trial.servers.get(0);
        honest(trial);
        List<MediaItem> recorded = Recorded.of(trial.repository, server.world()).all();
        recorded.forEach(item -> server.oracle().write(trial.repository, item, recorded, 0));
        if (change.begins()) {
            change.first().forEach(step -> step.accept(server.world()));
            server.publish();
            honest(trial);
        }
        change.then().forEach(step -> step.accept(server.world()));
        server.publish();
        List<Thing> there = server.world().there();
        Set<String> ids = there.isEmpty() ? Set.of() : Set.of(there.get(0).id);
        lies.forEach(script -> script.play(server, 0, ids));
        return trial;
    }

    private static void honest(Trial trial) {
        Server server = trial.servers.get(0);
        trial.step(server, Trial.Licence.POLICY, () -> trial.door(server).sync());
        server.world()
                .libraries
                .forEach(library -> trial.repository
                        .blockedPlan(library.key())
                        .ifPresent(waiting -> trial.approve(server, library, waiting)));
    }

    private Trial start(Shape shape) {
        SettableClock clock = new SettableClock(BEGINNING);
        Trial trial = new Trial(
                clock,
                repositories.apply(clock),
                new Trial.Terms(RemovalPolicy.DEFAULT, Duration.ofDays(90), 2, UnaryOperator.identity()));
        Server server = Server.with(new SourceId("small"), shape.libraries);
        shape.fill(server.world());
        server.publish();
        server.source().pageSize(2);
        trial.servers.add(server);
        return trial;
    }
}
