package dev.mediasync.source;

import dev.mediasync.SyncException;

/** Opens sources of one scheme; found by {@link java.util.ServiceLoader}. */
public interface MediaSourceProvider {
    /** The scheme of the addresses that it opens, for example {@code local}. */
    String scheme();

    /**
     * Opens a source; connects no earlier than the source's first call.
     *
     * @throws SyncException if the address or an option of it makes no sense
     */
    MediaSource open(SourceAddress address, Credentials credentials);
}
