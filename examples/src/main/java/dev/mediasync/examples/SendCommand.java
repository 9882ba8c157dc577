package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.UnsentState;
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
        if (!Sending.possible(target.source())) {
            failed(new SyncException(
                    ErrorKind.USAGE,
                    "The source " + target.address() + " takes no states; what waits for it stays here"));
            return;
        }
        new Sending(cache, surroundings.cancellation(), this::failed).all(target.source(), this::tell);
    }

    private void tell(UnsentState sent) {
        print(StateCommand.json(sent.key(), sent.state()), StateCommand.text(sent.key(), sent.state()));
    }

    private void failed(SyncException error) {
        code = Math.max(code, ExitCode.of(error.kind()));
        complain(error);
    }
}
