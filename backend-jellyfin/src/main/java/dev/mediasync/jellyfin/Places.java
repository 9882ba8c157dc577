package dev.mediasync.jellyfin;

import dev.mediasync.plan.ObservedItem;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the listed parent of each item of one walk. */
final class Places {
    private final Dialect dialect;

    Places(Dialect dialect) {
        this.dialect = dialect;
    }

    void listed(Parsed.Item parent) {}

    void sighted(String id) {}

    void complete(ItemType type) {}

    Set<String> unknown(Parsed.Item item) {
        return Set.of();
    }

    void answered(String id, @Nullable Row row) {}

    ObservedItem observed(Parsed.Item parsed) {
        return new ObservedItem(parsed.item(), 0, parsed.trust());
    }

    Map<String, String> siblings() {
        return Map.of();
    }

    void remember(Map<String, String> siblings) {}
}
