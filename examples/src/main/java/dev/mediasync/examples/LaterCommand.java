package dev.mediasync.examples;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Says that a command is not there yet. */
@Command(hidden = true)
final class LaterCommand implements Callable<Integer> {
    static final List<String> NAMES = List.of("serve");

    @Unmatched
    @Nullable
    List<String> ignored;

    private final Surroundings surroundings;
    private final String name;

    LaterCommand(Surroundings surroundings, String name) {
        this.surroundings = surroundings;
        this.name = name;
    }

    @Override
    public Integer call() {
        surroundings.err().println("mediasync: " + name + " is not built yet in this version; --help lists what is");
        surroundings.err().flush();
        return ExitCode.USAGE;
    }
}
