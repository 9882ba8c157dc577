package dev.mediasync.jellyfin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds which listed show stands for a hidden one.
 *
 * <p>A user is shown one of several folders of a show. The server groups by the first of these that a show has: its own custom
 * id, the tvdb id, the imdb id; shows without any are grouped by name. Which one is shown may change from one walk to the next.
 */
final class Siblings {
    private final Dialect dialect;
    private final Map<String, Set<String>> shownByKey = new HashMap<>();
    private final Map<String, String> shownOfHidden = new TreeMap<>();

    Siblings(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Takes a listed show. */
    void shown(String id, Row row) {
        if (resolved(id)) {
            // A listing of what changed shows whichever folder of a show changed, the hidden one, too.
            return;
        }
        for (String key : keys(row)) {
            shownByKey.computeIfAbsent(key, unused -> new TreeSet<>()).add(id);
        }
    }

    /** Takes a show that is there, but not listed. */
    void hidden(String id, Row row) {
        for (String key : keys(row)) {
            Set<String> shown = shownByKey.getOrDefault(key, Set.of());
            if (shown.size() == 1) {
                shownOfHidden.put(id, shown.iterator().next());
                return;
            }
        }
    }

    void remember(Map<String, String> earlier) {
        shownOfHidden.putAll(earlier);
    }

    /** Whether a show is known to be hidden behind another. */
    boolean resolved(String hidden) {
        return shownOfHidden.containsKey(hidden);
    }

    /** The show that is listed for another; that one itself where none is known. */
    String shownFor(String series) {
        return shownOfHidden.getOrDefault(series, series);
    }

    /** The hidden shows behind a listed one. */
    List<String> behind(String shown) {
        if (shownOfHidden.isEmpty()) {
            return List.of();
        }
        List<String> behind = new ArrayList<>();
        shownOfHidden.forEach((hidden, other) -> {
            if (other.equals(shown)) {
                behind.add(hidden);
            }
        });
        return behind;
    }

    Map<String, String> shownOfHidden() {
        return new LinkedHashMap<>(shownOfHidden);
    }

    /** The words by which the server may have grouped a show, the likeliest first. */
    private List<String> keys(Row row) {
        List<String> keys = new ArrayList<>();
        Row state = row.row("UserData");
        String key = state == null ? null : state.word("Key");
        String id = dialect.id(row.word("Id"));
        if (key != null && id != null && !id.equals(dialect.id(key))) {
            keys.add("key:" + key);
        }
        Map<String, String> ids = new HashMap<>();
        row.pairs("ProviderIds").forEach((name, value) -> ids.put(name.toLowerCase(Locale.ROOT), value));
        for (String provider : List.of("custom", "tvdb", "imdb")) {
            String value = ids.get(provider);
            if (value != null) {
                keys.add(provider + ":" + value);
                return keys;
            }
        }
        return keys.isEmpty() ? named(row) : keys;
    }

    private static List<String> named(Row row) {
        String name = row.word("Name");
        return name == null ? List.of() : List.of("name:" + name.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "Siblings" + shownOfHidden;
    }
}
