package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.source.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class CommonOptions {
    static final String TOKEN_VARIABLE = "MEDIASYNC_TOKEN";

    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "The database file of the copy; mediasync.db unless given.")
    Path db = Path.of("mediasync.db");

    @Option(
            names = "--source",
            paramLabel = "URI",
            description = {
                "Where the media are; may be given several times.",
                "Examples: local:/media/films, local:/media/series?type=shows, plex:http://192.168.1.2:32400,"
                        + " jellyfin:http://192.168.1.2:8096."
            })
    List<String> sources = new ArrayList<>();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the source's token; else " + TOKEN_VARIABLE + " is used.")
    @Nullable
    Path tokenFile;

    @Option(names = "--library", paramLabel = "NAME", description = "Only this library; may be given several times.")
    Set<String> libraries = new LinkedHashSet<>();

    @Option(names = "--json", description = "Print one JSON object a line, and nothing else, on standard output.")
    boolean json;

    @Option(names = "--verbose", description = "Log more, and show where an error came from.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    /** The secret for the sources, from the file or the environment. */
    Credentials credentials(Map<String, String> environment) {
        if (tokenFile == null) {
            String token = environment.getOrDefault(TOKEN_VARIABLE, "").strip();
            return token.isEmpty() ? Credentials.NONE : new Credentials(token);
        }
        return new Credentials(token(tokenFile));
    }

    private static String token(Path file) {
        String token;
        try {
            token = Files.readString(file).strip();
        } catch (IOException e) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "The token file " + file + " is not there or cannot be read; name a readable one",
                    e);
        }
        if (token.isEmpty()) {
            throw new SyncException(ErrorKind.USAGE, "The token file " + file + " is empty");
        }
        return token;
    }
}
