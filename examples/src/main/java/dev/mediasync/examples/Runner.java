package dev.mediasync.examples;

import dev.mediasync.SyncOptions;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command line as a whole. */
@Command(
        name = "examples/run",
        description = "Keeps a local copy of a media library, and shows what it holds.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start with: examples/run demo",
            "Exit codes: 0 completed, 2 usage, 3 removals withheld or blocked, 4 source, 5 database file."
        })
final class Runner implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    private final Surroundings surroundings;

    private Runner(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command line and gives the exit code. */
    static int execute(Surroundings surroundings, String... arguments) {
        return commandLine(surroundings).execute(arguments);
    }

    @Override
    public Integer call() {
        commandLine(surroundings).usage(surroundings.err());
        surroundings.err().flush();
        return ExitCode.USAGE;
    }

    private static CommandLine commandLine(Surroundings surroundings) {
        // What people search for may begin with a hyphen.
        CommandLine search =
                new CommandLine(new SearchCommand(surroundings)).setUnmatchedOptionsArePositionalParams(true);
        CommandLine line = new CommandLine(new Runner(surroundings));
        line.addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new SyncCommand(surroundings))
                .addSubcommand(new PlanCommand(surroundings))
                .addSubcommand(new ApplyCommand(surroundings))
                .addSubcommand(new BrowseCommand(surroundings))
                .addSubcommand(search)
                .addSubcommand(new ShowCommand(surroundings))
                .addSubcommand(new WhyCommand(surroundings))
                .addSubcommand(new StateCommand(surroundings))
                .addSubcommand(new SendCommand(surroundings))
                .addSubcommand(new WatchCommand(surroundings))
                .addSubcommand(new LinkCommand(surroundings, Linking::ofPlex))
                .addSubcommand(new StatusCommand(surroundings))
                .addSubcommand(new ChangesCommand(surroundings))
                .addSubcommand(new CheckCommand(surroundings))
                .addSubcommand(new GuessCommand(surroundings))
                .addSubcommand(new ServeCommand(surroundings));
        // A folder's name may begin with @, which would otherwise stand for a file of arguments.
        return line.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setColorScheme(Help.defaultColorScheme(surroundings.ansi()))
                .registerConverter(ItemKey.class, Runner::key)
                .registerConverter(MediaKind.class, Runner::kind)
                .registerConverter(SyncOptions.Mode.class, Runner::mode)
                .registerConverter(Duration.class, Runner::duration)
                .setParameterExceptionHandler(Complaints::onParameters)
                .setExecutionExceptionHandler(Complaints::onExecution);
    }

    private static ItemKey key(String text) {
        try {
            return ItemKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** Also without the letters that the standard form begins with: 90s is PT90S. */
    private static Duration duration(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("There is no duration \"" + text + "\"; there are 30s, 5m, 1h30m");
        }
    }

    private static SyncOptions.Mode mode(String text) {
        return switch (text) {
            case "full" -> SyncOptions.Mode.FULL;
            case "incremental" -> SyncOptions.Mode.INCREMENTAL;
            case "auto" -> SyncOptions.Mode.AUTOMATIC;
            default ->
                throw new TypeConversionException(
                        "There is no mode \"" + text + "\"; there are full, incremental, auto");
        };
    }

    private static MediaKind kind(String text) {
        return MediaKind.ofWord(text)
                .orElseThrow(() -> new TypeConversionException("There is no kind \"" + text + "\"; there are "
                        + Arrays.stream(MediaKind.values()).map(MediaKind::word).collect(Collectors.joining(", "))));
    }
}
