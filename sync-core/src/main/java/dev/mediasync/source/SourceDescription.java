package dev.mediasync.source;

import dev.mediasync.model.SourceId;
import java.util.Set;

/**
 * Who a source is and what it can do.
 *
 * @param id the lasting id, read from the source itself where it has one
 * @param product the program, for example {@code Jellyfin}
 * @param version the program's version, empty where there is none
 * @param capabilities what it can do
 */
public record SourceDescription(SourceId id, String product, String version, Set<Capability> capabilities) {
    /** Copies the set. */
    public SourceDescription {
        capabilities = Set.copyOf(capabilities);
    }

    /** Whether the source can do this. */
    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }
}
