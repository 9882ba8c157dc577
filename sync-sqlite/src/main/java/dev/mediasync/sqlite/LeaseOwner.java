package dev.mediasync.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return ProcessHandle.of(Long.parseLong(parts[1]))
                .filter(process -> started(process).equals(parts[2]))
                .isEmpty();
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("?");
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
