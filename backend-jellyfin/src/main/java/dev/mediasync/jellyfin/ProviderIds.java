package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Surrogates;
import dev.mediasync.model.ExternalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ids by which public databases know the thing that a row shows.
 *
 * <p>Ids of what the thing belongs to, such as a track's album or a film's collection, are no ids of the thing: two films of one
 * collection would be taken for one. So are values that stand in a place where an id is missing.
 */
final class ProviderIds {
    private static final String MUSICBRAINZ = "musicbrainz";
    private static final Set<String> PLACEHOLDERS = Set.of(
            "0", "-1", "-", "none", "null", "unknown", "undefined", "n/a", "na", "tt", "tt0", "tt0000000", "nil");
    private static final Set<String> NUMBERED = Set.of("tmdb", "tvdb", "tvmaze", "tvrage", "audiodb");
    private static final Map<ItemType, Set<String>> OWN = Map.of(
            ItemType.ARTIST, Set.of("musicbrainzartist", "audiodbartist"),
            ItemType.ALBUM, Set.of("musicbrainzalbum", "musicbrainzreleasegroup", "audiodbalbum"),
            ItemType.TRACK, Set.of("musicbrainztrack", "musicbrainzrecording"));

    private ProviderIds() {}

    static List<ExternalId> of(Row row, ItemType type) {
        Map<String, String> pairs = row.pairs("ProviderIds");
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<ExternalId> ids = new ArrayList<>();
        pairs.forEach((key, value) -> {
            String provider = provider(key.strip().toLowerCase(Locale.ROOT), type);
            if (provider != null && !provider.isEmpty() && !Surrogates.halved(provider)) {
                // The slash parts the ids of several artists; inside other ids it may belong to the id.
                if (provider.startsWith(MUSICBRAINZ)) {
                    List.of(value.split("[/;]")).forEach(part -> add(ids, provider, part.strip()));
                } else {
                    add(ids, provider, value.strip());
                }
            }
        });
        return ids;
    }

    /** The database of a key, named as everywhere; null for one that names something else than the row. */
    private static @Nullable String provider(String key, ItemType type) {
        boolean music = key.startsWith(MUSICBRAINZ) || key.startsWith("audiodb");
        if (music) {
            Set<String> own = OWN.getOrDefault(type, Set.of());
            boolean plain = key.equals(MUSICBRAINZ) || key.equals("audiodb");
            if (!plain && !own.contains(key)) {
                return null;
            }
            return key.equals("musicbrainzreleasegroup") || key.equals("musicbrainzrecording")
                    ? key
                    : key.startsWith(MUSICBRAINZ) ? MUSICBRAINZ : "audiodb";
        }
        if (key.endsWith("collection") && key.length() > "collection".length()) {
            return type == ItemType.BOX_SET ? key.substring(0, key.length() - "collection".length()) : null;
        }
        return key.endsWith("slug") ? null : key;
    }

    private static void add(List<ExternalId> ids, String provider, String value) {
        String id = provider.equals("imdb") ? imdb(value) : NUMBERED.contains(provider) ? number(value) : named(value);
        if (id != null) {
            ids.add(new ExternalId(provider, id));
        }
    }

    private static @Nullable String named(String value) {
        boolean placeholder = value.isEmpty() || PLACEHOLDERS.contains(value.toLowerCase(Locale.ROOT));
        return placeholder || Surrogates.halved(value) ? null : value;
    }

    /** {@code tt} and digits, some of which servers leave out; null for junk. */
    private static @Nullable String imdb(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        String digits = lower.startsWith("tt") ? lower.substring(2) : lower;
        return meant(digits) ? "tt" + digits : null;
    }

    /** A number without a name behind it, as in {@code 603-the-matrix}; null for junk. */
    private static @Nullable String number(String value) {
        int dash = value.indexOf('-');
        String digits = dash > 0 ? value.substring(0, dash) : value;
        return meant(digits) ? digits : null;
    }

    /** Whether a text is a number that is not zero. */
    private static boolean meant(String digits) {
        boolean more = false;
        for (int at = 0; at < digits.length(); at++) {
            char digit = digits.charAt(at);
            if (digit < '0' || digit > '9') {
                return false;
            }
            more |= digit != '0';
        }
        return more;
    }
}
