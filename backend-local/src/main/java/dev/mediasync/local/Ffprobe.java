package dev.mediasync.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the program ffprobe how long a file plays; it gets little time, and nothing depends on it. */
final class Ffprobe {
    private static final Logger LOG = LoggerFactory.getLogger(Ffprobe.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_ANSWER = 200;
    private static final double MILLIS = 1_000;
    private static final double LONGEST_SECONDS = Duration.ofDays(366).toSeconds();

    private final String command;
    private volatile boolean missing;

    Ffprobe(String command) {
        this.command = command;
    }

    /** The length, or null where there is no answer. */
    @Nullable
    Duration duration(Path file) {
        if (missing) {
            return null;
        }
        try {
            return length(answer(file));
        } catch (IOException e) {
            missing = true;
            LOG.warn(
                    "{} cannot be run, so what it would tell stays unknown; install it or name its path: {}",
                    command,
                    e.toString());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private String answer(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        command,
                        "-v",
                        "quiet",
                        "-show_entries",
                        "format=duration",
                        "-of",
                        "default=noprint_wrappers=1:nokey=1",
                        "file:" + file.toAbsolutePath())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} took more than {} s over {} and was stopped", command, PATIENCE.toSeconds(), file);
                return "";
            }
            return new String(out.readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII);
        } finally {
            process.destroyForcibly();
        }
    }

    private static @Nullable Duration length(String answer) {
        try {
            double seconds = Double.parseDouble(answer.strip());
            boolean sane = seconds > 0 && seconds < LONGEST_SECONDS;
            return sane ? Duration.ofMillis(Math.round(seconds * MILLIS)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
