package dev.mediasync.source;

import dev.mediasync.model.LibraryKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source's word that something may have changed; it says where to look and proves nothing.
 *
 * @param library the library, null where the source does not say
 * @param ids the items, empty where the source does not say
 */
public record PushHint(@Nullable LibraryKey library, Set<String> ids) {
    /** Copies the set. */
    public PushHint {
        ids = Set.copyOf(ids);
    }

    /** Events may have been missed: look at everything. */
    public static PushHint everything() {
        return new PushHint(null, Set.of());
    }
}
