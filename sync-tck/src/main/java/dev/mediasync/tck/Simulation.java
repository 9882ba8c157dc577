package dev.mediasync.tck;

import dev.mediasync.SyncReport;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.MediaSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** One random run over random servers; everything in it comes from its seed. */
final class Simulation {
    private static final int MOST_TOPS = 4;
    private static final List<RemovalPolicy> POLICIES = List.of(
            RemovalPolicy.DEFAULT,
            RepositoryContract.UNLIMITED,
            RemovalPolicy.DEFAULT.withFloor(1).withMaxCount(3),
            RemovalPolicy.DEFAULT.withFloor(2).withConfirmation(RemovalPolicy.Confirmation.REQUIRED));

    private final SplittableRandom random;
    private final Trial trial;
    private final Incidents incidents;
    private final Mix mix;
    private final World.Patience patience;

    /**
     * What a simulation is given besides its seed.
     *
     * @param clock the repository's clock
     * @param repository the repository
     * @param mixes what may happen; the seed takes one
     * @param glasses how a source is seen through
     */
    record Setting(
            SettableClock clock, MediaRepository repository, List<Mix> mixes, UnaryOperator<MediaSource> glasses) {}

    Simulation(long seed, Setting setting) {
        random = new SplittableRandom(seed);
        patience = random.nextInt(8) == 0 ? World.Patience.SHORT : World.Patience.LONG;
        trial = new Trial(setting.clock(), setting.repository(), terms(setting));
        boolean askable = random.nextInt(8) > 0;
        Mix taken = setting.mixes().get(random.nextInt(setting.mixes().size()));
        int count = random.nextInt(3) == 0 ? 2 : 1;
        for (int index = 0; index < count; index++) {
            trial.servers.add(server(new SourceId("s" + seed + "-" + index)));
        }
        if (!askable) {
            trial.servers.forEach(server -> server.source().withoutPresence());
        }
        mix = askable ? taken : taken.unasked();
        incidents = new Incidents(trial, random, mix);
    }

    private Trial.Terms terms(Setting setting) {
        Duration kept = patience == World.Patience.LONG ? Duration.ofDays(90) : Duration.ofHours(random.nextInt(24));
        int chunk = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1_000;
        return new Trial.Terms(POLICIES.get(random.nextInt(POLICIES.size())), kept, chunk, setting.glasses());
    }

    private Server server(SourceId id) {
        Server server = Server.with(id, random.nextInt(3) == 0 ? 2 : 1);
        for (int tops = random.nextInt(MOST_TOPS + 1); tops > 0; tops--) {
            Perturbation.grow(server.world(), random);
        }
        server.publish();
        return server;
    }

    /** Runs to the end. */
    void run() {
        if (random.nextInt(4) > 0) {
            trial.servers.forEach(server -> trial.step(
                    server, Trial.Licence.POLICY, () -> trial.door(server).sync()));
            write();
        }
        for (int rounds = 2 + random.nextInt(5); rounds > 0; rounds--) {
            round(trial.servers.get(random.nextInt(trial.servers.size())));
        }
        trial.converge(patience);
    }

    /** What happened, for the message of a failure. */
    String story() {
        return String.join("\n  ", trial.story);
    }

    private void round(Server server) {
        change(server);
        passTime();
        List<Script> lies = lie(server);
        trial.story.add("lies: " + lies);
        Trial.Licence licence = lies.stream().anyMatch(Script.PROVE_NOTHING::contains)
                ? Trial.Licence.NO_REMOVAL
                : Trial.Licence.POLICY;
        if (random.nextInt(2) == 0) {
            incidents.happen(server, licence);
        } else {
            calmly(server, licence);
        }
        server.source().heal();
        if (random.nextInt(2) == 0) {
            write();
        }
        if (random.nextInt(4) == 0) {
            approve(server);
        }
    }

    private void calmly(Server server, Trial.Licence licence) {
        SyncReport report = trial.step(server, licence, () -> trial.door(server).sync());
        if (report != null && report.completed()) {
            trial.nothingToDo(server);
        }
    }

    private void change(Server server) {
        for (int count = random.nextInt(4); count > 0; count--) {
            Perturbation perturbation =
                    mix.perturbations().get(random.nextInt(mix.perturbations().size()));
            perturbation.apply(server.world(), random);
            trial.story.add(perturbation + ": " + server.world().there());
        }
        server.publish();
        int size = 1 + random.nextInt(6);
        server.source().pageSize(size).shuffled(random.nextInt(1_000)).repeating(random.nextInt(size));
    }

    private List<Script> lie(Server server) {
        List<Script> lies = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0 && !mix.scripts().isEmpty(); count--) {
            Script script = mix.scripts().get(random.nextInt(mix.scripts().size()));
            script.on(server, random);
            lies.add(script);
        }
        return lies;
    }

    private void passTime() {
        trial.clock.advance(
                switch (random.nextInt(6)) {
                    case 0 -> Duration.ofMinutes(-random.nextInt(60));
                    case 1 -> Duration.ofDays(random.nextInt(3));
                    default -> Duration.ofMinutes(random.nextInt(180));
                });
    }

    private void write() {
        Server server = trial.servers.get(random.nextInt(trial.servers.size()));
        List<MediaItem> recorded = Recorded.of(trial.repository, server.world()).all();
        for (int count = random.nextInt(4); count > 0 && !recorded.isEmpty(); count--) {
            MediaItem item = recorded.get(random.nextInt(recorded.size()));
            server.oracle().write(trial.repository, item, recorded, random.nextInt(2));
        }
    }

    /** Somebody approves what waits, and the server is honest then. */
    private void approve(Server server) {
        for (Library library : server.world().libraries) {
            trial.repository
                    .blockedPlan(library.key())
                    .ifPresent(waiting -> incidents.approve(server, library, waiting));
        }
    }
}
