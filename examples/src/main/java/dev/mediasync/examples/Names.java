package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import java.util.List;
import java.util.Set;

/** Finds libraries by what people call them. */
final class Names {
    private Names() {}

    /** Whether a library has one of these names or ids; no name means every library. */
    static boolean match(Set<String> names, Library library) {
        return names.isEmpty()
                || names.contains(library.name())
                || names.contains(library.key().id());
    }

    /** Refuses a name that no library has. */
    static void requireKnown(Set<String> names, List<Library> libraries) {
        for (String name : names) {
            if (libraries.stream().noneMatch(library -> match(Set.of(name), library))) {
                throw new SyncException(
                        ErrorKind.USAGE,
                        "No library is called " + name + "; there are "
                                + libraries.stream().map(Library::name).toList());
            }
        }
    }
}
