package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.UnsentState;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import picocli.CommandLine.Command;

/** Tells the sources what was changed here. */
@Command(
        name = "send",
        description = "Tell the sources what was changed here and they have not seen.",
        footer = {"", "What a source does not take stays unsent, and the next send tries again."})
final class SendCommand extends Task {
    private int code;

    SendCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        try (Sources sources = Sources.open(options, surroundings.environment());
                MediaRepository cache = Caches.existing(options.db)) {
            sources.targets(options.libraries, cache, (address, error) -> failed(error))
                    .forEach(target -> send(target, cache));
            return code;
        }
    }

    private void send(Sources.Target target, MediaRepository cache) {
        MediaSource source = target.source();
        SourceId id = source.describe().id();
        if (!source.describe().can(Capability.USER_STATE_WRITE)) {
            failed(new SyncException(
                    ErrorKind.USAGE,
                    "The source " + target.address() + " takes no states; what waits for it stays here"));
            return;
        }
        for (UnsentState waiting : cache.unsent(id, Integer.MAX_VALUE)) {
            surroundings.cancellation().check();
            send(source, waiting, cache);
        }
    }

    /** A state that the source refuses must not hold up the others. */
    private void send(MediaSource source, UnsentState waiting, MediaRepository cache) {
        try {
            source.writeUserState(waiting.key(), waiting.state());
        } catch (SyncException e) {
            failed(e);
            return;
        }
        cache.sent(waiting);
        print(StateCommand.json(waiting.key(), waiting.state()), StateCommand.text(waiting.key(), waiting.state()));
    }

    private void failed(SyncException error) {
        code = Math.max(code, ExitCode.of(error.kind()));
        complain(error);
    }
}
