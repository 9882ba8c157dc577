package dev.mediasync.jellyfin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whose view of a server is read.
 *
 * @param id the user's id, null for an API key alone, which sees everything and has no states
 * @param name the name under which states are kept
 * @param rights what the token may do
 * @param policy what decides which items the user sees, as text
 */
record Account(@Nullable String id, String name, Rights rights, String policy) {
    private static final String ALL_FOLDERS = "EnableAllFolders";
    private static final String SOME_FOLDERS = "EnabledFolders";
    private static final List<String> HIDING = List.of(
            "BlockedMediaFolders",
            "BlockedTags",
            "AllowedTags",
            "IncludeTags",
            "MaxParentalRating",
            "MaxParentalSubRating",
            "BlockUnratedItems",
            "AccessSchedules");

    /** What a token may do. */
    enum Rights {
        /** An API key: it may ask everything and act for every user, and has none of its own. */
        KEY,
        /** It may ask what only administrators may, and act for every user. */
        ADMINISTRATOR,
        /** It may act for its own user. */
        USER
    }

    /** The holder of an API key, without a user. */
    static Account key() {
        return new Account(null, "key", Rights.KEY, "everything");
    }

    /** A user, as a server describes him. */
    static Account of(JsonNode user, String id, Rights rights) {
        String name = Row.of(user).word("Name");
        return new Account(
                id,
                name == null ? id : name,
                rights,
                hiding(user.path("Policy")).toString());
    }

    /**
     * What a policy hides, by the server's own words; nothing where its user sees everything.
     *
     * <p>How often somebody logged in wrongly is no part of it, and neither is a limit that is empty, because later versions
     * bring more of such.
     */
    static Map<String, String> hiding(JsonNode policy) {
        Map<String, String> parts = new TreeMap<>();
        if (!policy.path(ALL_FOLDERS).asBoolean(false)) {
            parts.put(SOME_FOLDERS, sorted(policy.path(SOME_FOLDERS)));
        }
        for (String name : HIDING) {
            JsonNode value = policy.path(name);
            if (!value.isMissingNode() && !value.isNull() && !(value.isArray() && value.isEmpty())) {
                parts.put(name, sorted(value));
            }
        }
        return parts;
    }

    private static String sorted(JsonNode value) {
        List<String> words = new ArrayList<>();
        value.forEach(element -> words.add(element.toString()));
        words.sort(null);
        return value.isArray() ? words.toString() : value.toString();
    }

    boolean administrator() {
        return rights != Rights.USER;
    }
}
