package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.plex.PlexFailure.Blame;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stops asking a server for a while once it did not answer several times running; thread-safe. */
final class Circuit {
    private static final int FAILURES_IN_A_ROW = 5;
    private static final Duration REST = Duration.ofSeconds(30);

    private final URI server;
    private final Clock clock;
    private int failures;
    private @Nullable Instant closedUntil;

    Circuit(URI server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /** Refuses a question while the server rests. */
    synchronized void check() {
        if (closedUntil != null && clock.instant().isBefore(closedUntil)) {
            throw new PlexFailure(
                    Blame.SERVER,
                    ErrorKind.SOURCE_UNREACHABLE,
                    "The Plex server at " + server + " did not answer, or asked for a"
                            + " rest, so it is not asked again before " + closedUntil
                            + "; see whether it is up, then sync again",
                    null);
        }
    }

    /** A rest that has begun is kept, because the answer may be to a question from before. */
    synchronized void answered() {
        failures = 0;
    }

    /** Leaves the server alone for as long as it asked for. */
    synchronized void rest(@Nullable Duration wanted) {
        if (wanted != null) {
            closedUntil = clock.instant().plus(wanted);
        }
    }

    /** After a rest one more failure is enough for the next. */
    synchronized void failed() {
        failures++;
        if (failures >= FAILURES_IN_A_ROW) {
            closedUntil = clock.instant().plus(REST);
        }
    }
}
