package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.SourceStatus;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.SyncReport;
import dev.mediasync.WatchOptions;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.repository.Registration;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.PushHint;
import dev.mediasync.source.SourceDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one source.
 *
 * <p>All its work is done in turns of one line, so one run at a time goes on; what is hinted at meanwhile waits in the
 * window, and what comes during a run is looked at behind it.
 */
public final class SourceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SourceWatch.class);
    /** No wait is longer, so that a sleep is noticed and saved states are found soon. */
    private static final Duration TICK = Duration.ofSeconds(5);

    private final WatchTarget target;
    private final WatchOptions options;
    private final WatchTime time;
    private final WatchTime.Line line;
    private final HintWindow window;
    private final Agenda agenda;
    private final Debts debts;
    private final Outbox outbox;
    private final StatusBoard board;
    private final Slumber slumber;
    private final Wishes wishes = new Wishes();
    private final Cancellation cancellation = new Cancellation();
    private volatile boolean hurrySending;
    private volatile Cancellation running = cancellation;
    private final Ear ear;
    private final Registration commits;
    private Set<LibraryKey> listed = Set.of();

    /** A watch that has not begun. */
    public SourceWatch(WatchTarget target, WatchOptions options, WatchTime time) {
        this.target = target;
        this.options = options;
        this.time = time;
        this.window = new HintWindow(options.window());
        this.agenda = new Agenda(time, options);
        this.debts = new Debts(time, options);
        this.outbox = new Outbox(target, time, options);
        this.board = new StatusBoard(target.name(), time);
        this.slumber = new Slumber(time.wall(), time.nanos());
        this.line = time.line("mediasync-watch-" + target.name(), this::turn);
        this.ear = new Ear(target, this::hear);
        // What the host saves is a commit, too, and is sent soon.
        this.commits = target.repository().onCommit(line::wake);
    }

    /** Begins. */
    public void begin() {
        line.begin();
    }

    /** How the source stands. */
    public SourceStatus status() {
        return board.status();
    }

    /** Calls somebody whenever that changes. */
    public Registration onStatus(Consumer<SourceStatus> listener) {
        return board.listen(listener);
    }

    /** Asks for a run. */
    public CompletionStage<SyncReport> sync(SyncOptions wished) {
        CompletionStage<SyncReport> answer = wishes.add(wished);
        line.wake();
        return answer;
    }

    /** Has saved states sent soon. */
    public void send() {
        hurrySending = true;
        line.wake();
    }

    /** Ends after the present turn, which ends at its next safe point. */
    public void end() {
        cancellation.cancel();
        running.cancel();
        commits.close();
        ear.close();
        line.end();
    }

    /** Waits for the end. */
    public void await(Duration patience) {
        if (!line.await(patience)) {
            LOG.warn("The watch of {} does not end: its source does not let go", target.name());
        }
        ear.close();
        wishes.close();
        board.show(new SourceStatus.Stopped());
    }

    private void hear(PushHint hint) {
        if (window.add(hint, time.nanos())) {
            line.wake();
        }
    }

    private Duration turn() {
        if (slumber.woke(time.wall(), time.nanos())) {
            agenda.hurry();
            window.add(PushHint.everything(), time.nanos());
        }
        try {
            act();
        } catch (RuntimeException | Error e) {
            // Whatever it was, a watch whose thread is gone would look like one in step for ever.
            failed(e);
        }
        return rest();
    }

    private Duration rest() {
        if (!wishes.none()) {
            return Duration.ZERO;
        }
        long nanos = agenda.dueIn();
        if (!agenda.silent()) {
            nanos = Math.min(nanos, debts.dueIn());
        }
        if (!agenda.silent() || window.asksForEverything()) {
            nanos = Math.min(nanos, Math.max(window.dueIn(time.nanos()), agenda.restsFor()));
        }
        return Duration.ofNanos(Math.min(nanos, TICK.toNanos()));
    }

    private void act() {
        Wishes.Wish wish = wishes.poll();
        if (wish != null) {
            fulfil(wish);
        } else if (agenda.silent()) {
            if (agenda.retryDue() || (window.asksForEverything() && hintsDue())) {
                everything();
            }
        } else {
            look();
        }
        // What the source shows is read before anything is sent, so that a newer state of its own is not overwritten.
        boolean missed = agenda.silent() || agenda.fullDue() || window.asksForEverything() || !debts.statesRead();
        if (!missed && !cancellation.cancelled()) {
            send(ear.connected());
        }
    }

    private boolean hintsDue() {
        return window.dueIn(time.nanos()) == 0 && agenda.restsFor() == 0;
    }

    private void look() {
        if (agenda.fullDue()) {
            everything();
        } else if (hintsDue()) {
            hinted(window.take());
        } else if (debts.dueIn() == 0) {
            run(SyncOptions.defaults().only(debts.libraries()));
        } else if (agenda.lookDue()) {
            run(all().in(SyncOptions.Mode.AUTOMATIC));
            if (!agenda.silent()) {
                agenda.looked();
            }
        } else if (agenda.pulseDue()) {
            pulse();
        }
    }

    private SyncOptions all() {
        return SyncOptions.defaults().only(options.libraries());
    }

    /** Whatever was hinted at so far is among everything; should this fail, the next try is a look at everything again. */
    private void everything() {
        window.take();
        ear.connected();
        listed = keys(target.sync().libraries());
        SyncReport report = run(all());
        debts.keepOnly(report);
        if (!agenda.silent()) {
            agenda.lookedAtEverything();
        }
        show();
    }

    private void hinted(HintWindow.Hints hints) {
        List<Library> libraries = target.sync().libraries();
        boolean moved = !keys(libraries).equals(listed);
        if (hints.everything() || moved) {
            everything();
            return;
        }
        List<Library> watched = libraries.stream().filter(this::watched).toList();
        Targeting.Look look = new Targeting(target, ear.connected()).of(hints, watched);
        if (!look.libraries().isEmpty()) {
            run(SyncOptions.defaults().only(look.libraries()).in(look.mode()));
        }
    }

    private void pulse() {
        if (keys(target.sync().libraries()).equals(listed)) {
            agenda.answered();
        } else {
            everything();
        }
    }

    private boolean watched(Library library) {
        Set<String> names = options.libraries();
        return names.isEmpty()
                || names.contains(library.name())
                || names.contains(library.key().id());
    }

    private static Set<LibraryKey> keys(List<Library> libraries) {
        return libraries.stream().map(Library::key).collect(Collectors.toSet());
    }

    private SyncReport run(SyncOptions wished) {
        board.busy();
        running = wished.cancellation();
        if (cancellation.cancelled()) {
            running.cancel();
        }
        long begun = time.nanos();
        SyncReport report = target.sync().sync(wished);
        agenda.ran(time.nanos() - begun);
        if (wished.effect() == SyncOptions.Effect.APPLY) {
            settle(report);
        }
        show();
        return report;
    }

    private void settle(SyncReport report) {
        SyncException error = debts.settle(report);
        if (error == null) {
            agenda.answered();
        } else {
            failed(error);
        }
    }

    private void fulfil(Wishes.Wish wish) {
        try {
            wish.answer().complete(run(wish.options()));
        } catch (RuntimeException | Error e) {
            show();
            wish.answer().completeExceptionally(e);
        }
    }

    private void send(SourceDescription known) {
        if (hurrySending) {
            hurrySending = false;
            outbox.hurry();
        }
        if (known.can(Capability.USER_STATE_WRITE)) {
            Set<String> taken = outbox.send(known.id(), cancellation);
            if (!taken.isEmpty()) {
                // What the source made of it is read back.
                window.add(new PushHint(null, taken), time.nanos());
            }
        }
    }

    private void show() {
        if (agenda.silent() || cancellation.cancelled()) {
            return;
        }
        board.settled(debts.error(), () -> time.wall().plusNanos(debts.dueIn()), ear.hearing());
    }

    private void failed(Throwable e) {
        SyncException error = known(e);
        if (error.kind() == ErrorKind.CANCELLED || cancellation.cancelled()) {
            return;
        }
        Instant next = time.wall().plusNanos(agenda.failed());
        LOG.debug("{} is tried again at {}", target.name(), next, error);
        board.failed(error, next);
    }

    private SyncException known(Throwable e) {
        return e instanceof SyncException known
                ? known
                : new SyncException(
                        ErrorKind.UNEXPECTED,
                        "The watch of " + target.name() + " failed unexpectedly: " + e
                                + ". It is tried again; please report this with the stack trace.",
                        e);
    }
}
