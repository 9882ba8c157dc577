package dev.mediasync.examples;

import dev.mediasync.model.ItemKey;
import dev.mediasync.repository.Explanation;
import dev.mediasync.repository.MediaRepository;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains why an item is here, kept, moved or gone. */
@Command(
        name = "why",
        description = {
            "Explain why an item is here, kept, moved or gone:",
            "which run saw it last and with what evidence, and what happened to it since it came."
        })
final class WhyCommand extends Task {
    @Parameters(paramLabel = "KEY", description = "The item's key, as browse or changes print it.")
    @Nullable
    ItemKey key;

    WhyCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        try (MediaRepository cache = Caches.existing(options.db)) {
            Explanation explanation = cache.why(Objects.requireNonNull(key));
            print(
                    new WhyJson(cache.libraries()).of(explanation),
                    new WhyText(cache, surroundings.clock()).of(explanation));
        }
        return ExitCode.COMPLETED;
    }
}
