package dev.mediasync.tck;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.MediaRepository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a repository holds of one server, library by library, with all fields. */
record Recorded(Map<LibraryKey, Map<ItemKey, MediaItem>> libraries) {
    static Recorded of(MediaRepository repository, World world) {
        Map<LibraryKey, Map<ItemKey, MediaItem>> libraries = new LinkedHashMap<>();
        for (Library library : world.libraries) {
            libraries.put(library.key(), items(repository, library.key()));
        }
        return new Recorded(libraries);
    }

    /** What it should hold. */
    static Recorded truth(World world) {
        Map<LibraryKey, Map<ItemKey, MediaItem>> libraries = new LinkedHashMap<>();
        world.libraries.forEach(library -> libraries.put(library.key(), world.truth(library)));
        return new Recorded(libraries);
    }

    private static Map<ItemKey, MediaItem> items(MediaRepository repository, LibraryKey library) {
        Map<ItemKey, MediaItem> items = new TreeMap<>();
        repository.browseAll(BrowseQuery.ALL.in(library), summary -> {
            MediaItem item = repository
                    .find(summary.key())
                    .orElseThrow(() -> new AssertionError("Listed, but not found: " + summary.key()));
            items.put(item.key(), item);
        });
        return items;
    }

    Map<ItemKey, MediaItem> in(Library library) {
        return libraries.getOrDefault(library.key(), Map.of());
    }

    /** Every item once, whatever libraries it is in. */
    List<MediaItem> all() {
        Map<ItemKey, MediaItem> all = new TreeMap<>();
        libraries.values().forEach(all::putAll);
        return new ArrayList<>(all.values());
    }
}
