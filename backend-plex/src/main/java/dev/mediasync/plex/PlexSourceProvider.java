package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.MediaSourceProvider;
import dev.mediasync.source.SourceAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens addresses such as {@code plex:http://192.168.1.2:32400}.
 *
 * <p>The secret is the account's token. Further lines of it name other users of the same home, each with the token that the
 * user has for this server: {@code NAME TOKEN}.
 *
 * <p>Options: {@code account} names the token's account; {@code pages} is how many pages are asked for at once, {@code rows}
 * how many rows a page has; {@code timeout} is how many seconds an answer may take; {@code client} names this installation;
 * {@code denied=gone} takes for gone what the server denies to an account that is not its owner's;
 * {@code plain=yes} lets the token go unencrypted to a server outside the home network.
 */
public final class PlexSourceProvider implements MediaSourceProvider {
    private static final String PLAIN = "plain";

    /** A provider. */
    public PlexSourceProvider() {}

    @Override
    public String scheme() {
        return "plex";
    }

    @Override
    public MediaSource open(SourceAddress address, Credentials credentials) {
        Map<String, String> options = address.options();
        String plain = options.getOrDefault(PLAIN, "no");
        if (!plain.equals("yes") && !plain.equals("no")) {
            throw usage("plain is yes or no, but not \"" + plain + "\"", null);
        }
        Tokens tokens = Tokens.of(credentials);
        PlexSource.Builder builder = plain.equals("yes")
                ? PlexSource.builderOverPlainHttp(address.target(), tokens.account())
                : PlexSource.builder(address.target(), tokens.account());
        tokens.users().forEach(builder::withUser);
        options.forEach((name, value) -> option(builder, name, value));
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()), e);
        }
    }

    private static void option(PlexSource.Builder builder, String name, String value) {
        switch (name) {
            case PLAIN -> {}
            case "account" -> builder.withAccount(value);
            case "client" -> builder.withClientIdentifier(value);
            case "pages" -> builder.withParallelPages(number(name, value));
            case "rows" -> builder.withPageRows(number(name, value));
            case "denied" -> builder.withDenied(denied(value));
            case "timeout" -> builder.withTimeout(Duration.ofSeconds(number(name, value)));
            default ->
                throw usage(
                        "A Plex source has the options account, client, denied, pages, rows, timeout and plain, but"
                                + " not \""
                                + name + "\"; a token is given by itself",
                        null);
        }
    }

    private static PlexSource.Denied denied(String value) {
        return switch (value) {
            case "hidden" -> PlexSource.Denied.HIDDEN;
            case "gone" -> PlexSource.Denied.GONE;
            default -> throw usage("denied is hidden or gone, but not \"" + value + "\"", null);
        };
    }

    private static int number(String name, String value) {
        if (!value.matches("\\d{1,6}")) {
            throw usage(name + " is a number, but not \"" + value + "\"", null);
        }
        return Integer.parseInt(value);
    }

    private static SyncException usage(String message, @Nullable Exception cause) {
        return new SyncException(ErrorKind.USAGE, message, cause);
    }
}
