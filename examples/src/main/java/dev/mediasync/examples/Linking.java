package dev.mediasync.examples;

import dev.mediasync.jellyfin.JellyfinLink;
import dev.mediasync.plex.LinkRequest;
import dev.mediasync.plex.PlexLink;
import dev.mediasync.plex.PlexServer;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Credentials;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps to a token, which a test can take without plex.tv. */
interface Linking {
    /** Those of Plex. */
    static Linking ofPlex() {
        PlexLink link = PlexLink.ofThisMachine();
        return new Linking() {
            @Override
            public LinkRequest request() {
                return link.request();
            }

            @Override
            public Credentials await(LinkRequest request, Cancellation cancellation) {
                return link.await(request, cancellation);
            }

            @Override
            public List<PlexServer> servers(Credentials account) {
                return link.servers(account);
            }

            @Override
            public Optional<URI> reach(PlexServer server) {
                return link.reach(server);
            }
        };
    }

    /**
     * Shows a code of a Jellyfin server, and waits until it is approved there.
     *
     * @param address the server's address, with the source's options
     */
    default Credentials approved(String address, Consumer<String> show, Cancellation cancellation) {
        return JellyfinLink.of(address).await(show, cancellation);
    }

    /** Asks for a link. */
    LinkRequest request();

    /** Waits for the person's answer. */
    Credentials await(LinkRequest request, Cancellation cancellation);

    /** The account's servers. */
    List<PlexServer> servers(Credentials account);

    /** The best address of a server. */
    Optional<URI> reach(PlexServer server);
}
