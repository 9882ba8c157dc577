package dev.mediasync.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Names a process, so that the lease of one that was killed need not be waited for.
 *
 * <p>Only a process of the same boot and the same set of process numbers can be judged; of any other nothing is known.
 * A wrong guess loses nothing, because the token in the commit refuses whoever came first.
 */
final class LeaseOwner {
    private static final String SEPARATOR = " ";
    private static final String UNKNOWN = "?";
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private LeaseOwner() {}

    /** The name of this process. */
    static String self() {
        ProcessHandle self = ProcessHandle.current();
        return machine() + SEPARATOR + self.pid() + SEPARATOR + started(self);
    }

    /** Whether the named process is known to be dead. */
    static boolean dead(@Nullable String owner) {
        String[] parts = owner == null ? new String[0] : owner.split(SEPARATOR, -1);
        if (parts.length != 3 || parts[0].isEmpty() || !parts[0].equals(machine())) {
            return false;
        }
        long pid = Long.parseLong(parts[1]);
        return ProcessHandle.of(pid)
                .filter(process -> !zombie(pid))
                .filter(process -> sameStart(started(process), parts[2]))
                .isEmpty();
    }

    /** The system derives the moment from the clock, so a step of the clock shifts it a little. */
    private static boolean sameStart(String one, String other) {
        if (one.equals(other) || one.equals(UNKNOWN) || other.equals(UNKNOWN)) {
            return true;
        }
        return Duration.between(Instant.parse(one), Instant.parse(other)).abs().compareTo(TOLERANCE) < 0;
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse(UNKNOWN);
    }

    /** Whether the process has ended and only waits for its parent to take notice. */
    private static boolean zombie(long pid) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    private static String machine() {
        try {
            String boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return boot + "/" + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
