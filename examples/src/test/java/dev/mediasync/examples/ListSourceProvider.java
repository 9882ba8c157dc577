package dev.mediasync.examples;

import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.MediaSourceProvider;
import dev.mediasync.source.SourceAddress;
import java.nio.file.Path;

/** Opens {@code list:FILE}, a source whose libraries stand in a text file. */
public final class ListSourceProvider implements MediaSourceProvider {
    @Override
    public String scheme() {
        return "list";
    }

    @Override
    public MediaSource open(SourceAddress address, Credentials credentials) {
        return new ListSource(Path.of(address.target()), credentials);
    }
}
