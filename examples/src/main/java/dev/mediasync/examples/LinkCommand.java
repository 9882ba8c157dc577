package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.plex.LinkRequest;
import dev.mediasync.plex.PlexServer;
import dev.mediasync.source.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gets a token for a server from the person whose account may use it. */
@Command(
        name = "link",
        description = "Link this program to a Plex account or a Jellyfin server, and keep a token.",
        footer = {
            "",
            "Writes the token into --token-file, which nobody but you can read, and says how to sync that server.",
            "With --source jellyfin:ADDRESS it shows a code to approve under Quick Connect in Jellyfin's own program."
        })
final class LinkCommand extends Task {
    private static final String JELLYFIN = "jellyfin:";

    private final Supplier<Linking> linking;

    @Option(names = "--server", paramLabel = "NAME", description = "Which server, where the account has several.")
    @Nullable
    String server;

    /** Takes what gives the steps, since making ready for them costs a good part of a start. */
    LinkCommand(Surroundings surroundings, Supplier<Linking> linking) {
        super(surroundings);
        this.linking = linking;
    }

    @Override
    int run() {
        Path file = options.tokenFile;
        if (file == null) {
            throw new SyncException(
                    ErrorKind.USAGE, "Say where to keep the token, for example --token-file plex.token");
        }
        return options.sources.isEmpty() ? plex(linking.get(), file) : jellyfin(linking.get(), file);
    }

    private int plex(Linking steps, Path file) {
        LinkRequest request = steps.request();
        print(asked(request), "Open this page and allow the link:\n" + request.page());
        PlexServer chosen = chosen(steps.servers(steps.await(request, surroundings.cancellation())));
        keep(chosen.credentials(), file);
        linked(chosen, file, steps.reach(chosen).orElse(null));
        return ExitCode.COMPLETED;
    }

    private int jellyfin(Linking steps, Path file) {
        String source = options.sources.get(0);
        if (!source.startsWith(JELLYFIN) || options.sources.size() > 1) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "A link is made to one Jellyfin server, for example --source jellyfin:http://192.168.1.2:8096, or"
                            + " without --source to Plex");
        }
        Credentials approved = steps.approved(
                source.substring(JELLYFIN.length()),
                code -> print(
                        Map.of("code", code),
                        "Approve this code under Quick Connect in Jellyfin's own program:\n" + code),
                surroundings.cancellation());
        keep(approved, file);
        print(
                Map.of("source", source, "tokenFile", file.toString()),
                "The token is in " + file + ".\nNext: examples/run sync --source " + source + " --token-file " + file);
        return ExitCode.COMPLETED;
    }

    private static void keep(Credentials credentials, Path file) {
        String token = credentials.token();
        SecretFile.write(file, token == null ? "" : token);
    }

    private static Map<String, @Nullable Object> asked(LinkRequest request) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("page", request.page().toString());
        json.put("code", request.code());
        json.put("expires", request.expires().toString());
        return json;
    }

    private void linked(PlexServer chosen, Path file, @Nullable URI address) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("server", chosen.name());
        json.put("tokenFile", file.toString());
        json.put("source", address == null ? null : "plex:" + address);
        print(
                json,
                "The token for " + chosen.name() + " is in " + file + ".\n"
                        + (address == null
                                ? "The server answers under none of its addresses now; see whether it is up."
                                : "Next: examples/run sync --source plex:" + address + " --token-file " + file));
    }

    private PlexServer chosen(List<PlexServer> servers) {
        List<PlexServer> fitting = servers.stream()
                .filter(one -> server == null
                        || server.equals(one.name())
                        || server.equals(one.id().value()))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String names = servers.stream().map(PlexServer::name).collect(Collectors.joining(", "));
        throw new SyncException(
                ErrorKind.USAGE,
                servers.isEmpty()
                        ? "The account has no server; use one that has"
                        : "Say which server with --server; the account has " + names);
    }
}
