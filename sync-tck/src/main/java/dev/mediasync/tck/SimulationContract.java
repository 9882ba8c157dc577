package dev.mediasync.tck;

import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.MediaSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

/**
 * Random runs of everything together: servers that change and lie, crashes, rivals, clocks that jump, users that watch.
 *
 * <p>Each run is made from one number, its seed, and the same seed makes the same run. A failure names its seed; with the
 * system property {@code mediasync.simulation.seed} only that run is made. {@code mediasync.simulation.runs} says how many
 * runs there are, and {@code mediasync.simulation.first} with which seed they begin.
 */
public abstract class SimulationContract {
    private static final Instant BEGINNING = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final int RUNS = 10_000;

    private final SettableClock clock = new SettableClock(BEGINNING);
    private @Nullable MediaRepository opened;

    /** Makes the contract ready; repositories are opened as runs need them. */
    protected SimulationContract() {}

    /** Opens an empty repository that tells the time by this clock. */
    protected abstract MediaRepository openRepository(Clock tellsTheTime);

    /** How many runs are made unless the system property says otherwise: 10,000. */
    protected int runs() {
        return RUNS;
    }

    /** How many runs share a repository: one. More are faster where opening is slow, and each has sources of its own. */
    protected int runsInARepository() {
        return 1;
    }

    List<Mix> mixes() {
        return List.of(Mix.EVERYTHING);
    }

    MediaSource seen(MediaSource source) {
        return source;
    }

    /** Z01: whatever happens, nothing is lost on the way, and honest runs end in the server's state with all user state. */
    @Example
    public void z01EveryRunEndsInTheTruth() {
        Long only = Long.getLong("mediasync.simulation.seed");
        long first = only == null ? Long.getLong("mediasync.simulation.first", 0) : only;
        long runs = only == null ? Integer.getInteger("mediasync.simulation.runs", runs()) : 1;
        try {
            for (long seed = first; seed < first + runs; seed++) {
                if ((seed - first) % runsInARepository() == 0) {
                    close();
                }
                run(seed);
            }
        } finally {
            close();
        }
    }

    final void run(long seed) {
        clock.advance(Duration.between(clock.instant(), BEGINNING));
        MediaRepository repository = opened;
        if (repository == null) {
            repository = openRepository(clock);
            opened = repository;
        }
        Simulation simulation = new Simulation(seed, new Simulation.Setting(clock, repository, mixes(), this::seen));
        try {
            simulation.run();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    "Run " + seed + " fails; repeat it with -Dmediasync.simulation.seed=" + seed + "\n" + e + "\n  "
                            + simulation.story(),
                    e);
        }
    }

    final void close() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }
}
