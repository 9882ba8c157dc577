package dev.mediasync;

import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.MediaSourceProvider;
import dev.mediasync.source.SourceAddress;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Opens sources by address, with whatever backends are on the class path or module path. */
public final class MediaSources {
    private MediaSources() {}

    /**
     * Opens a source that needs no secret, for example {@code local:/media/films}.
     *
     * @throws SyncException of kind {@link ErrorKind#USAGE} if no backend knows the address
     */
    public static MediaSource open(String address) {
        return open(address, Credentials.NONE);
    }

    /**
     * Opens a source.
     *
     * @throws SyncException of kind {@link ErrorKind#USAGE} if no backend knows the address
     */
    public static MediaSource open(String address, Credentials credentials) {
        SourceAddress parsed = SourceAddress.parse(address);
        TreeSet<String> known = new TreeSet<>();
        for (MediaSourceProvider provider : ServiceLoader.load(MediaSourceProvider.class)) {
            if (provider.scheme().equals(parsed.scheme())) {
                return provider.open(parsed, credentials);
            }
            known.add(provider.scheme());
        }
        throw new SyncException(
                ErrorKind.USAGE,
                "No backend for \"" + parsed.scheme() + ":\" is on the class path; found: " + known
                        + ". Add the matching backend- artifact.");
    }
}
