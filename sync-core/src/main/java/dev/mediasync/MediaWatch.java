package dev.mediasync;

import dev.mediasync.internal.SourceWatch;
import dev.mediasync.repository.Registration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Keeps a repository in step with sources, for as long as it is open.
 *
 * <p>Each source has one thread, so that one run at a time goes on over it. What a source tells is gathered for a moment and
 * ends in one run over the libraries that it concerns; a hint alone removes nothing. What the host saved with
 * {@link dev.mediasync.repository.MediaRepository#saveUserState} is sent to sources that take it. The {@link MediaSync}s that
 * it was made from are used by nobody else until it is closed; whoever wants a run, for example to approve a plan, asks for
 * it by {@link #sync}. It closes neither sources nor repository. Thread-safe.
 */
public final class MediaWatch implements AutoCloseable {
    private final List<SourceWatch> watches;
    private final Duration patience;

    MediaWatch(List<SourceWatch> watches, Duration patience) {
        this.watches = List.copyOf(watches);
        this.patience = patience;
        this.watches.forEach(SourceWatch::begin);
    }

    /** How each source stands now, in the order in which they were given. */
    public List<SourceStatus> status() {
        return watches.stream().map(SourceWatch::status).toList();
    }

    /**
     * Calls somebody whenever a source stands otherwise than before, until the registration is closed.
     *
     * @param listener called on the source's own thread, for one source in order; returns quickly
     */
    public Registration onStatus(Consumer<SourceStatus> listener) {
        List<Registration> registrations =
                watches.stream().map(watch -> watch.onStatus(listener)).toList();
        return () -> registrations.forEach(Registration::close);
    }

    /**
     * Asks for a run over one source, to begin as soon as the present one ended.
     *
     * @param source the name under which it is watched
     * @param options as for {@link MediaSync#sync(SyncOptions)}; their cancellation ends the run, and so does {@link #close}
     * @return what {@link MediaSync#sync(SyncOptions)} gives or throws; completed on the source's thread
     * @throws SyncException of kind {@link ErrorKind#USAGE} if no source has this name
     */
    public CompletionStage<SyncReport> sync(String source, SyncOptions options) {
        return named(source).sync(options);
    }

    private SourceWatch named(String source) {
        return watches.stream()
                .filter(watch -> watch.status().source().equals(source))
                .findFirst()
                .orElseThrow(() -> new SyncException(
                        ErrorKind.USAGE,
                        "No source is watched under the name " + source + "; there are "
                                + status().stream().map(SourceStatus::source).toList()));
    }

    /**
     * Has sent at once what the host saved, what was refused before included.
     *
     * <p>What is saved in this repository instance is sent without it, and what another process saved within some seconds.
     */
    public void send() {
        watches.forEach(SourceWatch::send);
    }

    /**
     * Ends: runs stop at their next safe point, and what they committed stands.
     *
     * <p>Waits as long as {@link WatchOptions#patience} says, interrupts a run that has not ended by half of it, and leaves
     * no thread behind but one whose source does not let go. Closing twice does no harm.
     */
    @Override
    public void close() {
        watches.forEach(SourceWatch::end);
        long deadline = System.nanoTime() + patience.toNanos();
        for (SourceWatch watch : watches) {
            watch.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }
}
