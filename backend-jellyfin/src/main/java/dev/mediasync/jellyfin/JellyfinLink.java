package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.ServerAddress.Plain;
import dev.mediasync.internal.http.Transport;
import dev.mediasync.internal.http.Tuning;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.SourceAddress;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a user's token from a Jellyfin server, by a code that the user approves in the server's own program.
 *
 * <p>The token lasts until it is revoked, or until somebody links anew as the same user on the same machine. Whoever gets it keeps
 * it, and keeps it secret. Not thread-safe.
 */
public final class JellyfinLink {
    private static final Logger LOG = LoggerFactory.getLogger(JellyfinLink.class);

    private final URI base;
    private final @Nullable String installation;
    private final Tuning tuning;

    private JellyfinLink(URI base, @Nullable String installation, Tuning tuning) {
        this.base = base;
        this.installation = installation;
        this.tuning = tuning;
    }

    /**
     * A link to the server at an address.
     *
     * @param address what stands behind {@code jellyfin:} in a source's address; of the options there {@code client} and
     *     {@code plain} count
     * @throws SyncException of kind {@link ErrorKind#USAGE} if the address makes no sense, or the token would come in the clear
     *     across other networks
     */
    public static JellyfinLink of(String address) {
        return of(address, Tuning.DEFAULT);
    }

    static JellyfinLink of(String address, Tuning tuning) {
        SourceAddress parts = SourceAddress.parse("jellyfin:" + address);
        Plain plain = Options.plain(parts.options());
        return new JellyfinLink(
                Ways.address(Dialect.JELLYFIN, parts.target(), plain),
                parts.options().get(Options.CLIENT),
                tuning);
    }

    /**
     * Shows a code, and waits until it is approved.
     *
     * @param show takes the code; it is good for ten minutes
     * @return the token of the user who approved it
     * @throws SyncException if the server takes no such codes, or nobody approves this one in time
     */
    public Credentials await(Consumer<String> show, Cancellation cancellation) {
        Device device = Device.of(installation, "");
        Refusals refusals = new Refusals(base, Dialect.JELLYFIN.product());
        Transport transport = Transport.of(base, Ways.headers(), device.authorization(null), tuning.timeout());
        Reads anonymous = Reads.of(transport, tuning, refusals);
        // Nothing is shown to people before it is clear that this is such a server.
        String server = new Identity(anonymous, Dialect.JELLYFIN).ask().info().id();
        LOG.debug("Asking {} at {} for a code", server, base);
        Login login = new Login(anonymous, device, Dialect.JELLYFIN, show);
        return new Credentials(login.quickly(cancellation).token());
    }
}
