package dev.mediasync.jellyfin;

import dev.mediasync.jellyfin.FakeCatalogue.FakeLibrary;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the fake server says of its libraries, tasks and numbers of items. */
final class FakeLists {
    private final FakeJellyfin server;

    FakeLists(FakeJellyfin server) {
        this.server = server;
    }

    Reply views(@Nullable FakeUser user) {
        List<Map<String, Object>> views = new ArrayList<>();
        for (FakeLibrary library : server.catalogue.libraries.values()) {
            if (user == null || !user.hiddenLibraries.contains(library.id())) {
                Map<String, Object> view = new LinkedHashMap<>();
                view.put("Name", library.name());
                view.put("ServerId", server.id);
                view.put("Id", library.id());
                view.put("Type", "CollectionFolder");
                view.put("IsFolder", true);
                if (library.type() != null) {
                    view.put("CollectionType", library.type());
                }
                views.add(view);
            }
        }
        return FakeJellyfin.json(Map.of("Items", views, "TotalRecordCount", views.size(), "StartIndex", 0));
    }

    List<Map<String, Object>> folders() {
        return server.catalogue.libraries.values().stream()
                .map(library -> Map.<String, Object>of(
                        "Name",
                        library.name(),
                        "ItemId",
                        library.id(),
                        "RefreshStatus",
                        "Idle",
                        "Locations",
                        List.of("/media/" + library.folder())))
                .toList();
    }

    List<Map<String, Object>> tasks() {
        return List.of(
                Map.of("Name", "Clean Cache Directory", "State", "Idle", "Key", "DeleteCacheFiles"),
                Map.of(
                        "Name",
                        "Scan Media Library",
                        "State",
                        server.scanning ? "Running" : "Idle",
                        "Key",
                        "RefreshLibrary"));
    }

    Map<String, Object> counts(@Nullable FakeUser user) {
        Map<String, Object> counts = new LinkedHashMap<>();
        Map.of(
                        "MovieCount",
                        "Movie",
                        "SeriesCount",
                        "Series",
                        "EpisodeCount",
                        "Episode",
                        "ArtistCount",
                        "MusicArtist",
                        "SongCount",
                        "Audio",
                        "AlbumCount",
                        "MusicAlbum",
                        "BoxSetCount",
                        "BoxSet")
                .forEach((name, type) -> counts.put(
                        name,
                        server.catalogue.items.values().stream()
                                .filter(item -> item.type().equals(type) && item.primary == null)
                                .filter(item -> user == null || !user.hiddenItems.contains(item.id()))
                                .count()));
        return counts;
    }
}
