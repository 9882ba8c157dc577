package dev.mediasync.jellyfin;

import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.MediaSourceProvider;
import dev.mediasync.source.SourceAddress;

/**
 * Opens addresses such as {@code jellyfin:http://192.168.1.2:8096} or {@code jellyfin:https://host/base?user=anna}.
 *
 * <p>Options: {@code user} names the user whose view and states are read; {@code users} names more, separated by commas, whose
 * states are read, too; {@code people=yes} asks for people, too; {@code login=quickconnect} shows a code in the log and waits until it is approved; {@code pages} is how
 * many pages are asked for at once, {@code rows} how many rows the first page has; {@code timeout} is how many seconds an answer
 * may take; {@code client} names this installation; {@code plain=yes} lets the secret go unencrypted to a server outside the
 * home network.
 */
public final class JellyfinSourceProvider implements MediaSourceProvider {
    /** A provider. */
    public JellyfinSourceProvider() {}

    @Override
    public String scheme() {
        return "jellyfin";
    }

    @Override
    public MediaSource open(SourceAddress address, Credentials credentials) {
        return Options.open(Dialect.JELLYFIN, address, credentials);
    }
}
