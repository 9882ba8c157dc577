package dev.mediasync.examples;

import dev.mediasync.model.Library;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.LibraryStatus;
import java.util.List;
import java.util.Set;

/** Picks recorded libraries by name. */
final class Statuses {
    private Statuses() {}

    /** The recorded libraries with these names or ids, or all; a name that none has is refused. */
    static List<LibraryStatus> chosen(Catalog catalog, Set<String> names) {
        List<LibraryStatus> all = catalog.libraries();
        List<Library> libraries = all.stream().map(LibraryStatus::library).toList();
        Names.requireKnown(names, libraries);
        return all.stream()
                .filter(status -> Names.match(names, status.library()))
                .toList();
    }
}
