package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.Question;
import dev.mediasync.plan.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells whether an item that exists is in a certain library; no item says so itself.
 *
 * <p>A folder may be in two libraries, of which the server names one. So another library's name proves nothing by itself: an
 * administrator is told the folders of each library, and the item's path decides.
 */
final class Homes {
    private static final Question FOLDERS = Question.of("/Library/VirtualFolders");

    private final Server server;
    private final @Nullable View view;
    private final Map<String, Set<String>> libraries = new HashMap<>();
    private @Nullable List<String> locations;

    /**
     * Makes ready.
     *
     * @param view the library, null where it is not listed any more, and then every place will do
     */
    Homes(Server server, @Nullable View view) {
        this.server = server;
        this.view = view;
    }

    /** What it means for the library that a row is shown. */
    Presence presence(Row row) {
        if (view == null) {
            return Presence.PRESENT;
        }
        String word = row.word("Type");
        if (word == null) {
            return Presence.UNKNOWN;
        }
        ItemType type = ItemType.ofWord(word);
        if (type == null || !view.types().contains(type)) {
            return Presence.GONE;
        }
        Set<String> above = view.parent() ? above(row) : Set.of();
        if (above.isEmpty() || above.contains(view.id())) {
            return Presence.PRESENT;
        }
        return elsewhere(row, view);
    }

    /** The libraries above a row; siblings share them. */
    private Set<String> above(Row row) {
        String series = row.word("SeriesId");
        String parent = series == null ? row.word("ParentId") : series;
        String id = String.valueOf(row.word("Id"));
        return libraries.computeIfAbsent(parent == null ? id : parent, key -> ancestors(id));
    }

    private Set<String> ancestors(String id) {
        Question question = server.questions().ancestors(id);
        Answer answer = server.reads().ask(question, 2);
        Set<String> found = new HashSet<>();
        if (answer.status() == Answer.OK) {
            for (JsonNode node : server.reads().tree(question, answer)) {
                Row row = Row.of(node);
                String above = server.dialect().id(row.word("Id"));
                if ("CollectionFolder".equals(row.word("Type")) && above != null) {
                    found.add(above);
                }
            }
        }
        return found;
    }

    private Presence elsewhere(Row row, View asked) {
        List<String> own = locations(asked);
        String path = row.word("Path");
        if (own.isEmpty() || path == null) {
            return Presence.UNKNOWN;
        }
        return own.stream().anyMatch(folder -> below(path, folder)) ? Presence.PRESENT : Presence.GONE;
    }

    /** A folder may be told with a slash behind it, and Windows takes letters of either case for the same. */
    static boolean below(String path, String folder) {
        int end = folder.length();
        while (end > 0 && "/\\".indexOf(folder.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean anyCase = folder.indexOf('\\') >= 0;
        return path.regionMatches(anyCase, 0, folder, 0, end)
                && (path.length() == end || "/\\".indexOf(path.charAt(end)) >= 0);
    }

    /** The folders of the library; none where the server does not tell this account. */
    private List<String> locations(View asked) {
        List<String> known = locations;
        if (known == null) {
            known = new ArrayList<>();
            Answer answer = server.account().administrator() ? server.reads().ask(FOLDERS) : null;
            if (answer != null && answer.status() == Answer.OK) {
                for (JsonNode node : server.reads().tree(FOLDERS, answer)) {
                    Row row = Row.of(node);
                    if (asked.id().equals(server.dialect().id(row.word("ItemId")))) {
                        known.addAll(row.words("Locations"));
                    }
                }
            }
            locations = known;
        }
        return known;
    }
}
