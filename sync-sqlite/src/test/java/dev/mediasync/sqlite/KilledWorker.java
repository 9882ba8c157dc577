package dev.mediasync.sqlite;

import dev.mediasync.SyncListener;
import dev.mediasync.model.Library;
import dev.mediasync.plan.SyncPlan;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Works for ever in a folder that holds an old file, and says each thing before it does it, until it is killed.
 *
 * <p>The lines are {@code phase cycle step} for what begins, a migration's step being its statement, {@code state film} for a state that is saved, and
 * {@code page} and {@code plan} for how far a run got.
 */
final class KilledWorker implements SyncListener {
    static final int STEPS = 9;
    static final int STATES = 6;
    /** No more than the migrations from the first schema on have. */
    static final int STATEMENTS = 70;

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        KilledWorker worker = new KilledWorker();
        for (int cycle = 0; ; cycle++) {
            worker.migrate(folder, cycle);
            worker.loadAndChange(folder, cycle);
        }
    }

    private void migrate(Path folder, int cycle) throws IOException {
        Path file = folder.resolve("migrate-" + cycle + ".db");
        Files.copy(folder.resolve("old.db"), file);
        begin("migrate " + cycle + " 0");
        if (aloud(cycle)) {
            KilledMigration.migrate(file, statement -> begin("migrate " + cycle + " " + statement));
        }
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            say("page");
            repository.libraries();
        }
        begin("idle " + cycle + " 0");
    }

    /** Whether the migration of a cycle stops behind each of its statements; a silent one is the gate's own from end to end. */
    static boolean aloud(int cycle) {
        return cycle % 2 == 0;
    }

    private void loadAndChange(Path folder, int cycle) {
        Path file = folder.resolve("load-" + cycle + ".db");
        begin("open " + cycle + " 0");
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            for (int step = 0; step < STEPS; step++) {
                begin(Steps.kind(step) + " " + cycle + " " + step);
                Steps.sync(repository, step, this);
                if (step == 0) {
                    for (int film = 0; film < STATES; film++) {
                        repository.saveUserState(FakeSource.key(film), Steps.state(film));
                        say("state " + film);
                    }
                }
            }
            begin("close " + cycle + " " + (STEPS - 1));
        }
    }

    @Override
    public void observed(Library library, long observed) {
        say("page");
    }

    @Override
    public void planned(Library library, SyncPlan plan) {
        say("plan");
    }

    /** Says what begins, and waits until somebody has read it: so the moment of death is not measured behind its back. */
    private static void begin(String line) {
        say(line);
        try {
            if (System.in.read() < 0) {
                throw new EOFException("nobody listens any more");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
