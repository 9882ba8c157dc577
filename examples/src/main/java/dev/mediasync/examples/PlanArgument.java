package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.plan.PlanJson;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.MediaRepository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a person names as the plan to apply.
 *
 * @param text a file, {@code -} for standard input, or the digest of a waiting plan
 */
record PlanArgument(String text) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** Whether a waiting plan is meant. */
    boolean digest() {
        return DIGEST.matcher(text).matches() && !Files.exists(Path.of(text));
    }

    /** Reads the plans of a file or of standard input, one a line. */
    List<SyncPlan> read(InputStream in) {
        List<SyncPlan> plans = content(in)
                .lines()
                .filter(line -> !line.isBlank())
                .map(PlanJson::read)
                .toList();
        if (plans.isEmpty()) {
            throw new SyncException(ErrorKind.USAGE, "There is no plan in " + text + "; make one with plan --out");
        }
        return plans;
    }

    /** Finds the waiting plan. */
    SyncPlan find(MediaRepository cache) {
        return cache.libraries().stream()
                .filter(status -> text.equals(status.blocked()))
                .map(LibraryStatus::library)
                .findFirst()
                .flatMap(library -> cache.blockedPlan(library.key()))
                .orElseThrow(() -> new SyncException(
                        ErrorKind.NOT_APPROVED, "No plan " + text + " waits; status shows what waits"));
    }

    private String content(InputStream in) {
        try {
            return text.equals("-")
                    ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(text));
        } catch (IOException | InvalidPathException e) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    text
                            + " is neither the digest of a waiting plan nor a file that can be read; status shows the digests",
                    e);
        }
    }
}
