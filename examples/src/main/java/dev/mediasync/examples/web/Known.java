package dev.mediasync.examples.web;

import dev.mediasync.model.SourceId;
import dev.mediasync.repository.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Remembers which source is behind which address; a source tells who it is no earlier than it is asked. */
final class Known {
    private final Catalog catalog;
    private final List<String> addresses;
    private final Map<String, SourceId> told = new ConcurrentHashMap<>();

    Known(Catalog catalog, Iterable<String> addresses) {
        this.catalog = catalog;
        this.addresses = new ArrayList<>();
        addresses.forEach(this.addresses::add);
    }

    void tell(String address, SourceId id) {
        told.put(address, id);
    }

    /** The source; of the one address that has told nothing yet it is the one recorded source that nobody else is. */
    @Nullable
    SourceId id(String address) {
        SourceId id = told.get(address);
        if (id != null) {
            return id;
        }
        List<SourceId> others = catalog.libraries().stream()
                .map(status -> status.library().key().source())
                .distinct()
                .filter(source -> !told.containsValue(source))
                .toList();
        return others.size() == 1 && told.size() == addresses.size() - 1 ? others.get(0) : null;
    }
}
