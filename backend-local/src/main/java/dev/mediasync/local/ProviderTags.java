package dev.mediasync.local;

import dev.mediasync.model.ExternalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tags that a file or folder name carries for programs, and what is left without them.
 *
 * <p>All dialects are read: {@code {tmdb-1}}, {@code [tmdbid-1]}, {@code [imdb=tt1]}, {@code (tvdb-1)} and a bare
 * {@code tt1234567}. Where a name holds several ids of one database, the first one counts.
 *
 * @param ids the ids in public databases
 * @param edition the edition, if the name tells one in a tag
 * @param rest the name without tags
 */
record ProviderTags(List<ExternalId> ids, @Nullable String edition, String rest) {
    private static final Pattern TAG = Pattern.compile("\\[\\s*([A-Za-z]{3,16})\\s*[=:-]\\s*([^\\]\\[]{1,80})\\]"
            + "|\\{\\s*([A-Za-z]{3,16})\\s*[=:-]\\s*([^}{]{1,80})\\}"
            + "|\\(\\s*([A-Za-z]{3,16})\\s*[=:-]\\s*([^)(]{1,80})\\)");
    private static final Pattern BARE_IMDB =
            Pattern.compile("(?<![A-Za-z0-9=])[\\[({]?(tt\\d{7,9})(?![A-Za-z0-9])[\\])}]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern IMDB = Pattern.compile("tt\\d{5,9}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Set<String> DATABASES = Set.of(
            "imdb",
            "tmdb",
            "tvdb",
            "tvmaze",
            "anidb",
            "anilist",
            "anisearch",
            "mal",
            "myanimelist",
            "trakt",
            "musicbrainz");

    ProviderTags {
        ids = List.copyOf(ids);
    }

    static ProviderTags of(String name) {
        if (!NameWords.holds(name, "[({") || !NameWords.holds(name, "=:-")) {
            return withBareImdb(new ArrayList<>(), null, name);
        }
        List<ExternalId> ids = new ArrayList<>();
        String edition = null;
        StringBuilder rest = new StringBuilder();
        Matcher tag = TAG.matcher(name);
        int end = 0;
        while (tag.find()) {
            String key = group(tag, 1).toLowerCase(Locale.ROOT);
            String value = group(tag, 2).strip();
            boolean known = key.equals("edition") || provider(key) != null;
            if (known) {
                rest.append(name, end, tag.start()).append(gap(name));
                end = tag.end();
            }
            if (key.equals("edition")) {
                edition = edition == null ? value : edition;
            } else {
                add(ids, provider(key), value);
            }
        }
        rest.append(name, end, name.length());
        return withBareImdb(ids, edition, rest.toString());
    }

    private static ProviderTags withBareImdb(List<ExternalId> ids, @Nullable String edition, String name) {
        Matcher bare = BARE_IMDB.matcher(name);
        if (!mayHoldImdb(name) || !bare.find()) {
            return new ProviderTags(ids, edition, name.strip());
        }
        add(ids, "imdb", bare.group(1));
        String rest = name.substring(0, bare.start()) + gap(name) + name.substring(bare.end());
        return new ProviderTags(ids, edition, rest.strip());
    }

    /** What separates words in the name, so that the name without its tags is read as with them. */
    private static char gap(String name) {
        boolean dotted = name.indexOf(' ') < 0 && name.indexOf('.') >= 0;
        return dotted ? '.' : ' ';
    }

    private static boolean mayHoldImdb(String name) {
        for (int at = 2; at < name.length(); at++) {
            if (NameWords.digit(name.charAt(at)) && (name.charAt(at - 1) | ' ') == 't') {
                return true;
            }
        }
        return false;
    }

    /** The id of a value in a database, if it can be one. */
    static @Nullable ExternalId id(@Nullable String provider, String value) {
        if (provider == null) {
            return null;
        }
        boolean valid = switch (provider) {
            case "imdb" -> IMDB.matcher(value).matches();
            case "musicbrainz" -> UUID.matcher(value).matches();
            case "tmdb", "tvdb", "tvmaze", "anidb", "anilist", "anisearch" ->
                NUMBER.matcher(value).matches();
            default -> !value.isBlank();
        };
        return valid ? new ExternalId(provider, value.toLowerCase(Locale.ROOT)) : null;
    }

    private static void add(List<ExternalId> ids, @Nullable String provider, String value) {
        ExternalId id = id(provider, value);
        if (id != null && ids.stream().noneMatch(known -> known.provider().equals(id.provider()))) {
            ids.add(id);
        }
    }

    private static @Nullable String provider(String key) {
        String name = key.endsWith("id") ? key.substring(0, key.length() - 2) : key;
        return DATABASES.contains(name) ? name : null;
    }

    private static String group(Matcher tag, int which) {
        for (int first = 1; first <= 5; first += 2) {
            if (tag.group(first) != null) {
                return tag.group(first + which - 1);
            }
        }
        return "";
    }
}
