package dev.mediasync.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the program ffprobe how long a file plays, and what; it gets little time, and nothing depends on it. */
final class Ffprobe {
    private static final Logger LOG = LoggerFactory.getLogger(Ffprobe.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final String command;
    private volatile boolean missing;

    Ffprobe(String command) {
        this.command = command;
    }

    /** What it tells, nothing where there is no answer. */
    Playing playing(Path file) {
        if (missing) {
            return Playing.UNKNOWN;
        }
        try {
            return FfprobeAnswer.of(answer(file));
        } catch (IOException e) {
            missing = true;
            LOG.warn(
                    "{} cannot be run, so what it would tell stays unknown; install it or name its path: {}",
                    command,
                    e.toString());
            return Playing.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Playing.UNKNOWN;
        }
    }

    private String answer(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        command,
                        "-v",
                        "quiet",
                        "-show_entries",
                        FfprobeAnswer.ASKED,
                        "-of",
                        "flat",
                        "file:" + file.toAbsolutePath())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} took more than {} s over {} and was stopped", command, PATIENCE.toSeconds(), file);
                return "";
            }
            return new String(out.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
