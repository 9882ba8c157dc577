package dev.mediasync.plex;

import dev.mediasync.model.ExternalId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the ids by which agents, old and new, name a row in public databases. */
final class Guids {
    private static final String MARK = "://";
    private static final Pattern HAMA = Pattern.compile("([a-z]+)\\d?-([^/]+)");
    private static final Map<String, String> LEGACY = Map.of(
            "com.plexapp.agents.imdb", "imdb",
            "com.plexapp.agents.themoviedb", "tmdb",
            "com.plexapp.agents.thetvdb", "tvdb",
            "com.plexapp.agents.thetvdbdvdorder", "tvdb");
    private static final Map<String, String> NAMES = Map.of("mbid", "musicbrainz");
    private static final Pattern IMDB = Pattern.compile("tt\\d+");
    private static final List<String> NAMELESS = List.of("local", "com.plexapp.agents.none", "tv.plex.agents.none");

    private Guids() {}

    /** The public ids of a row: those of {@code Guid}, and the one inside {@code guid}. */
    static Set<ExternalId> externalIds(Row row) {
        Set<ExternalId> ids = new LinkedHashSet<>();
        for (Row guid : row.rows("Guid")) {
            add(ids, guid.word("id"));
        }
        add(ids, row.word("guid"));
        return ids;
    }

    private static void add(Set<ExternalId> ids, @Nullable String guid) {
        ExternalId id = guid == null ? null : externalId(guid);
        if (id != null) {
            ids.add(id);
        }
    }

    /** The public id in a guid; null where it names nothing that others know. */
    private static @Nullable ExternalId externalId(String guid) {
        String scheme = scheme(guid);
        String value = value(guid);
        if (scheme.isBlank() || value.isBlank()) {
            return null;
        }
        if (scheme.equals("plex")) {
            String id = value.substring(value.lastIndexOf('/') + 1);
            return id.isBlank() ? null : new ExternalId("plex", id);
        }
        if (scheme.contains("agents.")) {
            return legacy(scheme, value);
        }
        return NAMELESS.contains(scheme) || scheme.equals("collection")
                ? null
                : new ExternalId(NAMES.getOrDefault(scheme, scheme), value);
    }

    /** Behind the id of a show a legacy agent writes the numbers of season and episode, which the row has anyway. */
    private static @Nullable ExternalId legacy(String scheme, String value) {
        String id = value.contains("/") ? value.substring(0, value.indexOf('/')) : value;
        if (id.isBlank()) {
            return null;
        }
        String provider = LEGACY.get(scheme);
        if (provider != null) {
            return new ExternalId(provider, id);
        }
        Matcher hama = HAMA.matcher(id);
        if (scheme.endsWith(".hama") && hama.matches()) {
            return new ExternalId(hama.group(1), hama.group(2));
        }
        return scheme.endsWith(".xbmcnfo") && IMDB.matcher(id).matches() ? new ExternalId("imdb", id) : null;
    }

    /** The guid as a word for the thing itself; null where it only repeats the row's number on this server. */
    static @Nullable String lasting(@Nullable String guid) {
        String scheme = guid == null ? "" : scheme(guid);
        if (guid == null || scheme.isBlank() || NAMELESS.contains(scheme)) {
            return null;
        }
        String value = value(guid);
        return value.isBlank() ? null : scheme + MARK + value;
    }

    /** What stands before the mark, empty where there is none. */
    private static String scheme(String guid) {
        int mark = guid.indexOf(MARK);
        return mark < 0 ? "" : guid.substring(0, mark).strip().toLowerCase(Locale.ROOT);
    }

    /** What stands between the mark and a query. */
    private static String value(String guid) {
        int start = guid.indexOf(MARK) + MARK.length();
        int query = guid.indexOf('?', start);
        return query < 0 ? guid.substring(start) : guid.substring(start, query);
    }
}
