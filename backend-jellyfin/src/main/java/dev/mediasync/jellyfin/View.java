package dev.mediasync.jellyfin;

import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.SourceId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A library as the server lists it.
 *
 * @param id its id
 * @param name its name
 * @param collection what it says that it holds, null for one of films and shows side by side
 * @param type what kind of folder it is
 */
record View(
        String id,
        String name,
        @Nullable String collection,
        @Nullable String type) {
    /** The lists of sets and playlists, which are found at the root whatever parent is named. */
    private static final Set<String> OF_THE_ROOT = Set.of("boxsets", "playlists");

    static @Nullable View of(Row row, Dialect dialect) {
        String id = dialect.id(row.word("Id"));
        String name = row.word("Name");
        return id == null ? null : new View(id, name == null ? id : name, row.word("CollectionType"), row.word("Type"));
    }

    /** The types of rows, parents first; none where the library is not supported. */
    List<ItemType> types() {
        boolean folder = collection != null || "CollectionFolder".equals(type) || type == null;
        return folder ? ItemType.ofLibrary(collection) : List.of();
    }

    /** What it holds, by the server's word. */
    String content() {
        return collection == null ? String.valueOf(type) : collection;
    }

    /** Whether its content is listed under its id. */
    boolean parent() {
        return collection == null || !OF_THE_ROOT.contains(collection);
    }

    /** A library of the same kind under another id. */
    View at(String other) {
        return new View(other, name, collection, type);
    }

    Library library(SourceId source) {
        return new Library(new LibraryKey(source, id), name, ItemType.libraryKind(collection));
    }
}
