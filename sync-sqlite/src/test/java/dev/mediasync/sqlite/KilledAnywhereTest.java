package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real process at random moments of every kind of work, and looks at the file that it left.
 *
 * <p>The number of kills is the system property {@code mediasync.crash.kills}, the seed {@code mediasync.crash.seed}.
 */
class KilledAnywhereTest {
    private static final int KILLS = Integer.getInteger("mediasync.crash.kills", 16);
    private static final long SEED = Long.getLong("mediasync.crash.seed", System.nanoTime());
    private static final List<String> TARGETS = List.of("migrate", "load", "update", "remove", "return", "open");
    private static final int REPORTED = 12;
    /** From here on chance must have hit every phase, half as often at the least as it was meant. */
    private static final int MANY = 100;

    /** What says nothing more on its way, and takes longer the first time. */
    private static final List<String> SHORT = List.of("migrate", "open");

    private static final long MAX_DELAY_NANOS = 40_000_000;
    private static final long STATEMENT_NANOS = 2_000_000;

    /** How long what says nothing takes in a cold process and in a warm one, as the last one that went through it did. */
    private final Map<String, Long> paces = new HashMap<>();

    @TempDir
    Path folder;

    private final Map<String, Integer> hits = new TreeMap<>();
    private final Map<String, Integer> leftByMigrations = new TreeMap<>();

    @Test
    void whereverAProcessIsKilledTheFileIsWholeAndTheNextRunEndsWhereItWouldHave() throws Exception {
        System.out.println("Kills: " + KILLS + ", -Dmediasync.crash.seed=" + SEED);
        Path old = folder.resolve("old.db");
        OldFile.write(old, KilledWorker.STATES);
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Path room = Files.createDirectory(folder.resolve("kill-" + kill));
            Files.copy(old, room.resolve("old.db"));
            Trace trace = killed(room, TARGETS.get(kill % TARGETS.size()), random);
            hits.merge(trace.phase, 1, Integer::sum);
            if (trace.phase.equals("migrate")) {
                leftByMigrations.merge("schema " + schema(room, trace), 1, Integer::sum);
            }
            look(room, trace);
            if (kill % REPORTED == REPORTED - 1) {
                System.out.println(kill + 1 + " kills hit " + hits);
            }
        }
        System.out.println("Kills that hit each phase: " + hits + "; killed migrations left " + leftByMigrations);
        if (KILLS >= MANY) {
            for (String phase : List.of("migrate", "load", "update", "remove")) {
                assertThat(hits.get(phase)).as(phase).isGreaterThanOrEqualTo(KILLS / TARGETS.size() / 2);
            }
            assertThat(leftByMigrations).as("between which two commits").hasSizeGreaterThan(1);
        }
    }

    /** Which schema a killed migration left, seen on a copy, so that whoever opens the file next finds it as it was. */
    private static String schema(Path room, Trace trace) throws IOException, SQLException {
        Path copies = Files.createDirectory(room.resolve("copies"));
        for (String ending : List.of("", "-wal")) {
            Path left = room.resolve(trace.file() + ending);
            if (Files.exists(left)) {
                Files.copy(left, copies.resolve(trace.file() + ending));
            }
        }
        return OpeningTest.one(
                copies.resolve(trace.file()), "SELECT max(CAST(version AS INTEGER)) FROM " + SchemaGate.HISTORY);
    }

    private static void look(Path room, Trace trace) {
        boolean migrating = trace.migrating();
        Path file = room.resolve(trace.file());
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            if (migrating) {
                assertThat(Steps.recorded(repository)).isEqualTo(Steps.expected(0));
            }
            Steps.assertWholeAndConverging(
                    repository, migrating ? 0 : trace.step, 0, migrating ? KilledWorker.STATES : trace.states);
        } catch (AssertionError e) {
            throw new AssertionError("Killed in " + trace + ", -Dmediasync.crash.seed=" + SEED, e);
        }
    }

    /** Lets a worker come to a phase, then some lines and a moment further, and kills it. */
    private Trace killed(Path room, String target, Random random) throws IOException, InterruptedException {
        Process worker = start(room);
        Trace trace = new Trace();
        try (BufferedReader lines = worker.inputReader();
                Writer go = worker.outputWriter()) {
            int visits = 1 + random.nextInt(2);
            while (visits > 0) {
                String line = next(lines, trace, go);
                boolean inside = trace.migrating() && trace.step > 0;
                visits -= line.startsWith(target + " ") && !inside ? 1 : 0;
            }
            int further = SHORT.contains(target) ? 0 : random.nextInt(8);
            if (trace.aloud()) {
                further = 1 + random.nextInt(KilledWorker.STATEMENTS);
            }
            for (int more = further; more > 0 && trace.phase.equals(target); more--) {
                next(lines, trace, go);
            }
            long delay = SHORT.contains(target) ? paces.getOrDefault(trace.pace(), MAX_DELAY_NANOS) : MAX_DELAY_NANOS;
            if (trace.aloud()) {
                delay = STATEMENT_NANOS;
            }
            LockSupport.parkNanos((long) (random.nextDouble() * delay));
            worker.toHandle().destroyForcibly(); // the process's own would close the lines unread
            worker.waitFor();
            lines.lines().forEach(trace::take);
        }
        assertThat(worker.exitValue()).as("killed by the signal").isEqualTo(137);
        return trace;
    }

    /** Takes the next line; at the beginning of a phase the worker waits for an answer. */
    private String next(BufferedReader lines, Trace trace, Writer go) throws IOException {
        String line = lines.readLine();
        assertThat(line).as("the worker works until it is killed: %s", trace).isNotNull();
        if (line.split(" ", -1).length == 3) {
            paces.put(trace.pace(), System.nanoTime() - trace.begun);
            trace.begun = System.nanoTime();
        }
        trace.take(line);
        if (line.split(" ", -1).length == 3) {
            go.write("\n");
            go.flush();
        }
        return line;
    }

    private static Process start(Path room) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(KilledWorker.class.getName(), room.toString()));
        return new ProcessBuilder(command)
                .redirectError(room.resolve("errors.log").toFile())
                .start();
    }

    /** How far the worker said that it had come. */
    private static final class Trace {
        private String phase = "start";
        private int cycle;
        private int step;
        private int states;
        private long begun = System.nanoTime();

        private boolean migrating() {
            return phase.equals("migrate") || phase.equals("idle");
        }

        /** Whether the worker waits for an answer before each statement. */
        private boolean aloud() {
            return phase.equals("migrate") && KilledWorker.aloud(cycle);
        }

        private String file() {
            return (migrating() ? "migrate-" : "load-") + cycle + ".db";
        }

        private String pace() {
            return phase + (cycle == 0 ? " cold" : " warm");
        }

        private void take(String line) {
            String[] words = line.split(" ", -1);
            if (words.length == 3) {
                phase = words[0];
                cycle = Integer.parseInt(words[1]);
                step = Integer.parseInt(words[2]);
                states = step == 0 ? 0 : states;
            } else if (words[0].equals("state")) {
                states = Integer.parseInt(words[1]) + 1;
            }
        }

        @Override
        public String toString() {
            return phase + " " + cycle + " " + step + " after " + states + " states";
        }
    }
}
