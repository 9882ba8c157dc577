package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.Question;
import dev.mediasync.plan.Presence;
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
    private @Nullable Map<String, List<String>> locations;

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

    /** Libraries are only told as a user sees them, so a key without one asks for the user who sees most. */
    private Set<String> ancestors(String id) {
        String own = server.account().id();
        Question question =
                server.questionsOf(own == null ? server.witness() : own).ancestors(id);
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

    /** Only a path below another library's folder says that an item is there; servers may show paths as others see them. */
    private Presence elsewhere(Row row, View asked) {
        String path = row.word("Path");
        Map<String, List<String>> all = locations();
        if (path == null || below(path, all.getOrDefault(asked.id(), List.of()))) {
            return path == null ? Presence.UNKNOWN : Presence.PRESENT;
        }
        boolean told = all.containsKey(asked.id());
        return told && all.values().stream().anyMatch(folders -> below(path, folders))
                ? Presence.GONE
                : Presence.UNKNOWN;
    }

    private static boolean below(String path, List<String> folders) {
        return folders.stream().anyMatch(folder -> below(path, folder));
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

    /** The folders of each library; none where the server does not tell this account. */
    private Map<String, List<String>> locations() {
        Map<String, List<String>> known = locations;
        if (known == null) {
            known = new HashMap<>();
            Answer answer = server.account().administrator() ? server.reads().ask(FOLDERS) : null;
            if (answer != null && answer.status() == Answer.OK) {
                for (JsonNode node : server.reads().tree(FOLDERS, answer)) {
                    Row row = Row.of(node);
                    String id = server.dialect().id(row.word("ItemId"));
                    if (id != null && !row.words("Locations").isEmpty()) {
                        known.put(id, row.words("Locations"));
                    }
                }
            }
            locations = known;
        }
        return known;
    }
}
