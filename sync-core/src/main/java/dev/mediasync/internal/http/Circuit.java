package dev.mediasync.internal.http;

import dev.mediasync.internal.http.HttpFailure.Blame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stops asking a server for a while once it did not answer several times running; thread-safe. */
final class Circuit {
    private static final int FAILURES_IN_A_ROW = 5;
    private static final Duration REST = Duration.ofSeconds(30);

    private final Failures failures;
    private final Clock clock;
    private int inARow;
    private @Nullable Instant closedUntil;

    Circuit(Failures failures, Clock clock) {
        this.failures = failures;
        this.clock = clock;
    }

    /** Refuses a question while the server rests. */
    synchronized void check() {
        if (closedUntil != null && clock.instant().isBefore(closedUntil)) {
            throw failures.unreachable(
                    Blame.SERVER,
                    "did not answer, or asked for a rest, so it is not asked again before " + closedUntil
                            + "; see whether it is up, then sync again",
                    null);
        }
    }

    /** A rest that has begun is kept, because the answer may be to a question from before. */
    synchronized void answered() {
        inARow = 0;
    }

    /** Leaves the server alone for as long as it asked for. */
    synchronized void rest(@Nullable Duration wanted) {
        if (wanted != null) {
            closedUntil = clock.instant().plus(wanted);
        }
    }

    /** After a rest one more failure is enough for the next. */
    synchronized void failed() {
        inARow++;
        if (inARow >= FAILURES_IN_A_ROW) {
            closedUntil = clock.instant().plus(REST);
        }
    }
}
