package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Surrogates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the two servers of one ancestry say differently. */
enum Dialect {
    JELLYFIN("Jellyfin", "collapseBoxSetItems") {
        @Override
        @Nullable
        String id(@Nullable String raw) {
            return Guids.canonical(raw);
        }

        @Override
        boolean usual(String id) {
            return Guids.kept(id);
        }

        @Override
        @Nullable
        String versionId(@Nullable String raw) {
            return Guids.canonical(raw);
        }

        @Override
        List<String> ownFields(int major) {
            return countsVersions(major) ? List.of("MediaSourceCount") : List.of();
        }

        @Override
        boolean countsVersions(int major) {
            // Later it costs the server two queries an item.
            return major <= LAST_WITH_COUNT;
        }
    },
    EMBY("Emby", "GroupItemsIntoCollections") {
        private static final String SOURCE_PREFIX = "mediasource_";

        @Override
        @Nullable
        String id(@Nullable String raw) {
            String id = raw == null ? "" : raw.strip();
            return id.isEmpty() || id.equals("0") || id.length() > Guids.LONGEST_ID || Surrogates.halved(id)
                    ? null
                    : id;
        }

        @Override
        boolean usual(String id) {
            return id.length() <= DIGITS_OF_A_NUMBER && id.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        }

        @Override
        @Nullable
        String versionId(@Nullable String raw) {
            return raw != null && raw.startsWith(SOURCE_PREFIX) ? id(raw.substring(SOURCE_PREFIX.length())) : null;
        }

        @Override
        List<String> ownFields(int major) {
            return EMBY_STATE_FIELDS;
        }

        @Override
        boolean countsVersions(int major) {
            return false;
        }
    };

    private static final int LAST_WITH_COUNT = 10;
    private static final int DIGITS_OF_A_NUMBER = 18;

    /** Newer servers leave these out of the user data unless they are asked for. */
    private static final List<String> EMBY_STATE_FIELDS = List.of("UserDataPlayCount", "UserDataLastPlayedDate");

    /**
     * What the walk asks for beyond the basic fields: nothing that costs the server a query an item, as people, streams,
     * media sources and child counts do.
     */
    private static final List<String> WALK_FIELDS = List.of(
            "DateCreated",
            "ParentId",
            "Path",
            "ProviderIds",
            "SortName",
            "OriginalTitle",
            "Overview",
            "Genres",
            "Studios",
            "Tags",
            "Taglines");

    private final String product;
    private final String groupingParameter;

    Dialect(String product, String groupingParameter) {
        this.product = product;
        this.groupingParameter = groupingParameter;
    }

    /** The program's name. */
    String product() {
        return product;
    }

    /** The parameter that says whether films are hidden behind their box set; always sent as {@code false}. */
    String groupingParameter() {
        return groupingParameter;
    }

    /** An item's id in the form in which it is kept and compared; null for none, such as an id of zeros. */
    abstract @Nullable String id(@Nullable String raw);

    /** Whether an id in the form in which it is kept is of the only form that a server gives. */
    abstract boolean usual(String id);

    /** The item's id inside the id of a media source; null where there is none. */
    abstract @Nullable String versionId(@Nullable String raw);

    abstract List<String> ownFields(int major);

    /** Whether a listing tells the number of an item's versions at no cost, and leaves it out where it is one. */
    abstract boolean countsVersions(int major);

    /**
     * The value of {@code fields} for a walk.
     *
     * @param major the first number of the server's version
     */
    String walkFields(int major) {
        List<String> fields = new ArrayList<>(WALK_FIELDS);
        fields.addAll(ownFields(major));
        return String.join(",", fields);
    }

    /** The value of {@code fields} where only a user's states are wanted; empty where they come without asking. */
    String stateFields() {
        return this == EMBY ? String.join(",", EMBY_STATE_FIELDS) : "";
    }

    /** The value of {@code fields} for the few items whose versions are asked for. */
    String versionFields() {
        return "Path,MediaSources";
    }

    /** The dialect of a product's name; null for a server that is neither. */
    static @Nullable Dialect ofProduct(@Nullable String product) {
        String name = product == null ? "" : product.toLowerCase(Locale.ROOT);
        return name.contains("jellyfin") ? JELLYFIN : name.contains("emby") ? EMBY : null;
    }
}
