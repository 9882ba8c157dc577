package dev.mediasync.tck;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.SyncReport;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What goes wrong around a run: crashes, rivals, changes in its midst, plans that come too late. */
final class Incidents {
    private static final int MOST_CALLS = 24;
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(10);

    private final Trial trial;
    private final SplittableRandom random;
    private final Mix mix;

    /** What may happen around a run. */
    enum Incident {
        /** A call of the repository fails. */
        CRASH,
        /** Another process wants the library in the middle of the walk. */
        RIVAL,
        /** The same after the lease has ended, so that it gets it. */
        LATE_RIVAL,
        /** The server changes, or a user does something, in the middle of the walk. */
        CHANGE_MEANWHILE,
        /** A plan from before is applied afterwards. */
        STALE_PLAN
    }

    Incidents(Trial trial, SplittableRandom random, Mix mix) {
        this.trial = trial;
        this.random = random;
        this.mix = mix;
    }

    void happen(Server server, Trial.Licence licence) {
        Incident incident = mix.incidents().get(random.nextInt(mix.incidents().size()));
        trial.story.add("with " + incident);
        switch (incident) {
            case CRASH -> crash(server, licence);
            case RIVAL -> rival(server, Duration.ZERO);
            case LATE_RIVAL -> rival(server, LONGER_THAN_A_LEASE);
            case CHANGE_MEANWHILE -> changeMeanwhile(server, licence);
            case STALE_PLAN -> stalePlan(server);
        }
    }

    private void crash(Server server, Trial.Licence licence) {
        CrashingRepository.Manner[] manners = CrashingRepository.Manner.values();
        CrashingRepository crashing = new CrashingRepository(
                trial.repository,
                1 + random.nextInt(MOST_CALLS),
                random.nextBoolean() ? CrashingRepository.Moment.BEFORE : CrashingRepository.Moment.AFTER,
                manners[random.nextInt(manners.length)]);
        trial.step(server, licence, () -> crashed(trial.door(server.source(), crashing.repository())));
    }

    static @Nullable SyncReport crashed(MediaSync door) {
        try {
            return door.sync();
        } catch (CrashingRepository.Died e) {
            return null;
        } catch (SyncException e) {
            Require.that(e.kind() == ErrorKind.STORAGE_FAILED, () -> "An error nobody made: " + e);
            return null;
        } catch (IllegalStateException e) {
            // A defect that strikes outside a library's run, or once more while it is recorded, reaches the caller.
            return null;
        }
    }

    /** A second process that wants the same library in the middle of a walk, in time or after the lease has ended. */
    private void rival(Server server, Duration late) {
        List<SyncReport> rivals = new ArrayList<>();
        once(server, () -> {
            trial.clock.advance(late);
            rivals.add(trial.door(server.honestTwin(), trial.repository).sync());
        });
        // The rival's server is honest, so its removals are proved whatever this one's are.
        SyncReport report = trial.step(
                server, Trial.Licence.POLICY, () -> trial.door(server).sync());
        if (rivals.isEmpty() || report == null) {
            return;
        }
        SyncReport loser = late.isZero() ? rivals.get(0) : report;
        boolean lost = loser.libraries().stream().anyMatch(Incidents::refused);
        Require.that(lost, () -> "Two wrote one library at a time: " + report + " and " + rivals);
    }

    private static boolean refused(LibraryReport report) {
        SyncException error = report.error();
        return error != null
                && (error.kind() == ErrorKind.LEASE_HELD
                        || error.kind() == ErrorKind.SOURCE_UNREACHABLE
                        || error.kind() == ErrorKind.SOURCE_INVALID);
    }

    /** The server changes, or a user does something, while the listing is read. */
    private void changeMeanwhile(Server server, Trial.Licence licence) {
        Perturbation perturbation =
                mix.meanwhile().get(random.nextInt(mix.meanwhile().size()));
        boolean writes = random.nextBoolean();
        once(server, () -> {
            if (writes) {
                List<MediaItem> recorded =
                        Recorded.of(trial.repository, server.world()).all();
                recorded.stream().limit(1).forEach(item -> server.oracle().write(trial.repository, item, recorded, 0));
            } else {
                perturbation.apply(server.world(), random);
                server.publish();
                trial.story.add(
                        "meanwhile " + perturbation + ": " + server.world().there());
            }
        });
        trial.step(server, licence, () -> trial.door(server).sync());
    }

    private void once(Server server, Runnable meanwhile) {
        int page = random.nextInt(2);
        server.source().script(new Fault() {
            private boolean done;

            @Override
            public void before(int at) {
                if (at == page && !done) {
                    done = true;
                    meanwhile.run();
                }
            }
        });
    }

    /** P11: a plan from before a run is refused after it, if the run moved the library. */
    private void stalePlan(Server server) {
        server.source().heal();
        Library library = server.world().libraries.get(0);
        SyncPlan old = trial.door(server).plan(library);
        trial.keepsItsForm(old);
        trial.step(server, Trial.Licence.POLICY, () -> trial.door(server).sync());
        if (revision(library) == old.baseRevision()) {
            return;
        }
        Recorded before = Recorded.of(trial.repository, server.world());
        ErrorKind refusal = refusal(server, old);
        Require.that(
                refusal == ErrorKind.STALE_PLAN
                        && Recorded.of(trial.repository, server.world()).equals(before),
                () -> "P11: a stale plan was not refused as such (" + refusal + "), or had an effect: " + old);
    }

    private @Nullable ErrorKind refusal(Server server, SyncPlan old) {
        try {
            if (old.verdict() == Verdict.BLOCKED) {
                trial.door(server).apply(old, old.digest());
            } else {
                trial.door(server).apply(old);
            }
            return null;
        } catch (SyncException e) {
            return e.kind();
        }
    }

    private long revision(Library library) {
        return trial.repository.libraries().stream()
                .filter(status -> status.library().key().equals(library.key()))
                .mapToLong(status -> status.revision())
                .sum();
    }

    void approve(Server server, Library library, SyncPlan waiting) {
        trial.story.add("approved");
        trial.approve(server, library, waiting);
    }
}
