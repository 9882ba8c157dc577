package dev.mediasync.examples;

import dev.mediasync.LibraryReport;
import dev.mediasync.SyncListener;
import dev.mediasync.model.Library;
import dev.mediasync.plan.SyncPlan;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Draws a progress bar while a library is read. */
final class Progress implements SyncListener, AutoCloseable {
    private static final int WIDTH = 79;
    private static final int REDRAW_MILLIS = 200;

    private final @Nullable PrintStream terminal;
    private @Nullable ProgressBar bar;

    /**
     * A bar, or none.
     *
     * @param terminal where to draw it, null for nowhere
     */
    Progress(@Nullable PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void started(Library library, long recorded) {
        close();
        if (terminal == null) {
            return;
        }
        bar = new ProgressBarBuilder()
                .setTaskName(Text.clean(library.name()))
                .setInitialMax(recorded == 0 ? -1 : recorded)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
                .build();
    }

    @Override
    public void observed(Library library, long observed) {
        if (bar != null) {
            if (bar.getMax() > 0) {
                bar.maxHint(Math.max(bar.getMax(), observed));
            }
            bar.stepTo(observed);
        }
    }

    @Override
    public void planned(Library library, SyncPlan plan) {
        close();
    }

    @Override
    public void ended(LibraryReport report) {
        close();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
