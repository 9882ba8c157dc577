package dev.mediasync.jellyfin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the fake server holds, and how it lists it; not thread-safe. */
final class FakeCatalogue {
    static final Instant SAVED = Instant.parse("2026-11-01T00:00:00Z");
    private static final Set<String> TYPES = Set.of(
            "Movie",
            "Series",
            "Season",
            "Episode",
            "MusicArtist",
            "MusicAlbum",
            "Audio",
            "MusicVideo",
            "Video",
            "BoxSet",
            "Playlist",
            "Folder",
            "Photo");

    final Map<String, FakeLibrary> libraries = new LinkedHashMap<>();
    final Map<String, FakeItem> items = new TreeMap<>();
    final Map<String, List<String>> members = new LinkedHashMap<>();

    /** A library; several may hold one folder. */
    record FakeLibrary(String id, String name, @Nullable String type, String folder) {}

    /** An item: its fields, the folder it lies in, and when it was saved. */
    static final class FakeItem {
        final Map<String, Object> fields;
        final String folder;
        Instant saved = SAVED;
        boolean virtual;
        /** The listed version that this one is an alternative of. */
        @Nullable
        String primary;
        /** The shown series that stands for this one in a user's listings. */
        @Nullable
        String grouped;

        FakeItem(Map<String, Object> fields, String folder) {
            this.fields = fields;
            this.folder = folder;
        }

        String type() {
            return String.valueOf(fields.get("Type"));
        }

        String id() {
            return String.valueOf(fields.get("Id"));
        }
    }

    /** What is asked of a listing. */
    record Query(Map<String, String> parameters, @Nullable FakeUser user) {
        String word(String name) {
            return parameters.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }

        boolean yes(String name) {
            return word(name).equalsIgnoreCase("true");
        }
    }

    List<FakeItem> list(Query query) {
        List<String> ids = FakeJellyfin.ids(query.word("ids"));
        List<FakeItem> found = items.values().stream()
                .filter(visible(query, !ids.isEmpty()))
                .filter(ids.isEmpty() ? inParent(query) : item -> ids.contains(item.id()))
                .filter(typed(query))
                .filter(stated(query))
                .sorted(Comparator.comparing(FakeCatalogue::sortName).thenComparing(FakeItem::id))
                .toList();
        if (ids.isEmpty()) {
            return found;
        }
        return found.stream()
                .sorted(Comparator.comparingInt(item -> ids.indexOf(item.id())))
                .toList();
    }

    private static String sortName(FakeItem item) {
        return String.valueOf(item.fields.getOrDefault("SortName", item.fields.get("Name")));
    }

    /** What a user may see; an item that only its library hides shows by its id. */
    private Predicate<FakeItem> visible(Query query, boolean byId) {
        FakeUser user = query.user();
        return item -> item.primary == null
                && (byId || user == null || !standsBehind(item, query))
                && !(item.virtual && query.word("isMissing").equalsIgnoreCase("false"))
                && (user == null || !user.hiddenItems.contains(item.id()))
                && (user == null || byId || seesFolder(user, item.folder));
    }

    /** Whether another show stands for this one; where a filter leaves that one out, this one is shown itself. */
    private boolean standsBehind(FakeItem item, Query query) {
        FakeItem shown = item.grouped == null ? null : items.get(item.grouped);
        return shown != null && stated(query).test(shown);
    }

    boolean seesFolder(FakeUser user, String folder) {
        return libraries.values().stream()
                .anyMatch(library -> library.folder().equals(folder) && !user.hiddenLibraries.contains(library.id()));
    }

    private Predicate<FakeItem> inParent(Query query) {
        String parent = query.word("parentId");
        FakeLibrary library = libraries.get(parent);
        if (parent.isEmpty()) {
            return item -> true;
        }
        if (library != null) {
            return item -> item.folder.equals(library.folder())
                    || (members.containsKey(item.id()) && Objects.equals(library.type(), setType(item)));
        }
        List<String> listed = members.get(parent);
        return listed != null
                ? item -> listed.contains(item.id())
                : item -> parent.equals(item.fields.get("SeriesId")) || parent.equals(item.fields.get("ParentId"));
    }

    private static String setType(FakeItem item) {
        return item.type().equals("BoxSet") ? "boxsets" : "playlists";
    }

    /** A type that no server knows is dropped from the filter. */
    private static Predicate<FakeItem> typed(Query query) {
        List<String> types = Arrays.stream(query.word("includeItemTypes").split(",", -1))
                .filter(TYPES::contains)
                .toList();
        return types.isEmpty() ? item -> true : item -> types.contains(item.type());
    }

    private static Predicate<FakeItem> stated(Query query) {
        FakeUser user = query.user();
        String filters = query.word("filters");
        String since = query.word("minDateLastSaved");
        return item -> {
            if (!since.isEmpty() && item.saved.isBefore(Instant.parse(since))) {
                return false;
            }
            if (user == null) {
                return true;
            }
            Map<String, Object> state = user.state(item.id());
            return (!filters.contains("IsPlayed") || Boolean.TRUE.equals(state.get("Played")))
                    && (!filters.contains("IsFavorite") || Boolean.TRUE.equals(state.get("IsFavorite")))
                    && (!filters.contains("IsResumable")
                            || !String.valueOf(state.get("PlaybackPositionTicks"))
                                    .equals("0"))
                    && (!query.yes("isFavorite") || Boolean.TRUE.equals(state.get("IsFavorite")));
        };
    }

    FakeLibrary library(String id, String name, @Nullable String type) {
        FakeLibrary library = new FakeLibrary(id, name, type, "folder of " + id);
        libraries.put(id, library);
        return library;
    }

    FakeItem add(FakeLibrary library, String id, String type, String name) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Name", name);
        fields.put("ServerId", FakeJellyfin.ID);
        fields.put("Id", id);
        fields.put("Etag", id);
        fields.put("DateCreated", "2026-11-23T00:59:09.8432518Z");
        fields.put("SortName", name.toLowerCase(java.util.Locale.ROOT));
        fields.put("Path", "/media/" + library.folder() + "/" + name + "/" + id + ".mkv");
        fields.put("ChannelId", null);
        fields.put("ProviderIds", Map.of());
        fields.put(
                "IsFolder",
                !Set.of("Movie", "Episode", "Audio", "Video", "MusicVideo").contains(type));
        fields.put("ParentId", library.folder());
        fields.put("Type", type);
        fields.put("LocationType", "FileSystem");
        fields.put("ImageTags", Map.of());
        fields.put("BackdropImageTags", List.of());
        FakeItem item = new FakeItem(fields, library.folder());
        items.put(id, item);
        return item;
    }

    FakeItem item(String id) {
        return Objects.requireNonNull(items.get(id), id);
    }

    /** Ids of all items of a type. */
    List<String> ids(String type) {
        List<String> ids = new ArrayList<>();
        items.forEach((id, item) -> {
            if (item.type().equals(type)) {
                ids.add(id);
            }
        });
        return ids;
    }
}
