package dev.mediasync.jellyfin;

import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.MediaSourceProvider;
import dev.mediasync.source.SourceAddress;

/** Opens addresses such as {@code emby:http://192.168.1.2:8096}, with the options of {@link JellyfinSourceProvider}. */
public final class EmbySourceProvider implements MediaSourceProvider {
    /** A provider. */
    public EmbySourceProvider() {}

    @Override
    public String scheme() {
        return "emby";
    }

    @Override
    public MediaSource open(SourceAddress address, Credentials credentials) {
        return Options.open(Dialect.EMBY, address, credentials);
    }
}
