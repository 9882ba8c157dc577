package dev.mediasync.plex;

import dev.mediasync.model.SourceId;
import dev.mediasync.source.Credentials;
import java.net.URI;
import java.util.List;

/**
 * A server that an account may use, as the account's directory lists it.
 *
 * @param name its name, for people
 * @param id its lasting id
 * @param credentials the token that this server takes from the account; for a server of somebody else the account's own is
 *     none
 * @param addresses where it may be reached, best first
 */
public record PlexServer(String name, SourceId id, Credentials credentials, List<Address> addresses) {
    /** Copies the list. */
    public PlexServer {
        addresses = List.copyOf(addresses);
    }

    /**
     * A way to the server.
     *
     * @param uri where
     * @param way how
     */
    public record Address(URI uri, Way way) {}

    /** How an address leads to a server, best first. */
    public enum Way {
        /** Inside one network. */
        LOCAL,
        /** Across the internet. */
        REMOTE,
        /** Through somebody else's server, slowly. */
        RELAY
    }
}
