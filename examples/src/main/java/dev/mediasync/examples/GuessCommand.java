package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.local.NameGuess;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.LibraryKind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads names of files and folders, and touches none of them. */
@Command(
        name = "guess",
        description = {
            "Tell what names of files mean.",
            "Reads paths below a library's root from standard input, one a line, and prints one JSON object for each."
        })
final class GuessCommand implements Callable<Integer> {
    /** What is kept of a line; no path is longer. */
    private static final int LONGEST_LINE = 1 << 20;

    /** What a library holds. */
    enum Type {
        /** Films. */
        MOVIES(LibraryKind.MOVIES),
        /** Shows. */
        SHOWS(LibraryKind.SHOWS),
        /** Music. */
        MUSIC(LibraryKind.MUSIC);

        private final LibraryKind kind;

        Type(LibraryKind kind) {
            this.kind = kind;
        }
    }

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "What the library holds: movies, shows or music; found out for each path unless given.")
    @Nullable
    Type type;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    private final Surroundings surroundings;

    GuessCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = surroundings.out();
        InputStream in = new BufferedInputStream(surroundings.in());
        try {
            for (String line = line(in); line != null; line = line(in)) {
                out.println(JsonLine.of(json(line)));
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            throw new SyncException(ErrorKind.USAGE, "Standard input cannot be read", e);
        } finally {
            out.flush();
        }
        return ExitCode.COMPLETED;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = in.read();
        if (read < 0) {
            return null;
        }
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() < LONGEST_LINE) {
                line.write(read);
            }
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private Map<String, @Nullable Object> json(String path) {
        NameGuess guess = NameGuess.of(path, type == null ? LibraryKind.MIXED : type.kind);
        Map<String, String> ids = new TreeMap<>();
        for (ExternalId id : guess.ids()) {
            ids.put(id.provider(), id.value());
        }
        return JsonLine.fields()
                .put("input", path)
                .put("kind", guess.kind())
                .put("title", guess.title())
                .put("year", guess.year())
                .put("season", guess.season())
                .put("episodes", guess.episodes().isEmpty() ? null : guess.episodes())
                .put("absolute", guess.absolute())
                .put("airDate", guess.airDate())
                .put("edition", guess.edition())
                .put("part", guess.part())
                .put("ids", ids.isEmpty() ? null : ids)
                .put("extra", guess.extra())
                .map();
    }
}
