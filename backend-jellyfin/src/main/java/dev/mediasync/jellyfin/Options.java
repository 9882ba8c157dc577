package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.ServerAddress.Plain;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.SourceAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the options of an address. */
final class Options {
    static final String CLIENT = "client";
    private static final String PLAIN = "plain";

    private Options() {}

    static MediaSource open(Dialect dialect, SourceAddress address, Credentials credentials) {
        Map<String, String> options = address.options();
        JellyfinSource.Builder builder =
                JellyfinSource.Builder.of(dialect, address.target(), credentials, plain(options));
        options.forEach((name, value) -> option(builder, name, value));
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether a secret may go unencrypted to a server that is not at home. */
    static Plain plain(Map<String, String> options) {
        String plain = options.getOrDefault(PLAIN, "no");
        if (!plain.equals("yes") && !plain.equals("no")) {
            throw usage("plain is yes or no, but not \"" + plain + "\"", null);
        }
        return plain.equals("yes") ? Plain.ANYWHERE : Plain.AT_HOME_ONLY;
    }

    private static void option(JellyfinSource.Builder builder, String name, String value) {
        switch (name) {
            case PLAIN -> {}
            case "user" -> builder.withUser(value);
            case "users" -> {
                for (String user : value.split(",", -1)) {
                    builder.withStatesOf(user);
                }
            }
            case "people" -> people(builder, value);
            case "login" -> login(builder, value);
            case CLIENT -> builder.withClientIdentifier(value);
            case "pages" -> builder.withParallelPages(number(name, value));
            case "rows" -> builder.withPageRows(number(name, value));
            case "timeout" -> builder.withTimeout(Duration.ofSeconds(number(name, value)));
            default ->
                throw usage(
                        "Such a source has the options user, users, login, people, client, pages, rows, timeout and plain, but"
                                + " not \"" + name + "\"; a token or password is given by itself",
                        null);
        }
    }

    private static void people(JellyfinSource.Builder builder, String value) {
        if (!value.equals("yes")) {
            throw usage("people is yes, or not given, but not \"" + value + "\"", null);
        }
        builder.withPeople();
    }

    private static void login(JellyfinSource.Builder builder, String value) {
        if (!value.equals("quickconnect")) {
            throw usage("login is quickconnect, but not \"" + value + "\"", null);
        }
        builder.withQuickConnect(JellyfinSource.Builder::logCode);
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
