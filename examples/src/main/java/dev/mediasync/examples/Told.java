package dev.mediasync.examples;

import dev.mediasync.LibraryReport;
import dev.mediasync.SourceStatus;
import dev.mediasync.SyncListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells people, on standard error and once each, how sources stand and what runs kept back. */
final class Told implements SyncListener {
    private final Surroundings surroundings;
    private final Map<String, String> last = new ConcurrentHashMap<>();

    Told(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Tells how a source stands, unless it only looks for something. */
    void status(SourceStatus status) {
        if (status.state() instanceof SourceStatus.CatchingUp) {
            return;
        }
        tell("source " + status.source(), status.source() + ": " + words(status));
    }

    private static String words(SourceStatus status) {
        SourceStatus.State state = status.state();
        if (state instanceof SourceStatus.Away away) {
            return "away since " + Text.time(status.since()) + ". "
                    + away.error().getMessage();
        }
        if (state instanceof SourceStatus.NeedsSignIn refused) {
            return "somebody must sign in. " + refused.error().getMessage();
        }
        if (state instanceof SourceStatus.Failing failing) {
            return "cannot be brought in step. " + failing.error().getMessage();
        }
        return state instanceof SourceStatus.InStep ? "in step" : "not watched any more";
    }

    @Override
    public void ended(LibraryReport report) {
        String library = "library " + report.library().key();
        if (report.completed()) {
            last.remove(library);
        } else if (report.error() == null) {
            tell(library, Reports.text(report, surroundings.ansi()));
        }
    }

    private void tell(String about, String text) {
        if (!text.equals(last.put(about, text))) {
            synchronized (this) {
                surroundings.err().println(Text.clean(text));
                surroundings.err().flush();
            }
        }
    }
}
