package dev.mediasync.jellyfin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A user of the fake server: what he may see, and what he did. */
final class FakeUser {
    final String id;
    final String name;
    final String password;
    final Map<String, Map<String, Object>> states = new HashMap<>();
    /** The libraries that this user may not see; their content answers by id all the same, as real servers do. */
    final Set<String> hiddenLibraries = new HashSet<>();
    /** What a rating or a tag hides from this user, also by id. */
    final Set<String> hiddenItems = new HashSet<>();

    boolean administrator;
    boolean disabled;

    FakeUser(String id, String name, String password) {
        this.id = id;
        this.name = name;
        this.password = password;
    }

    Map<String, Object> json() {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("IsAdministrator", administrator);
        policy.put("IsDisabled", disabled);
        policy.put("EnableAllFolders", hiddenLibraries.isEmpty());
        policy.put("EnabledFolders", List.of());
        policy.put("BlockedMediaFolders", hiddenLibraries.stream().sorted().toList());
        policy.put("BlockedTags", hiddenItems.isEmpty() ? List.of() : List.of("hidden"));
        policy.put("AllowedTags", List.of());
        policy.put("BlockUnratedItems", List.of());
        policy.put("AccessSchedules", List.of());
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("Name", name);
        user.put("ServerId", FakeJellyfin.ID);
        user.put("Id", id);
        user.put("HasPassword", true);
        user.put("Policy", policy);
        return user;
    }

    Map<String, Object> state(String item) {
        return states.computeIfAbsent(item, key -> {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("PlaybackPositionTicks", 0L);
            state.put("PlayCount", 0);
            state.put("IsFavorite", false);
            state.put("Played", false);
            state.put("Key", key);
            state.put("ItemId", key);
            return state;
        });
    }
}
