package dev.mediasync.plex;

import dev.mediasync.internal.http.PushProtocol;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.SourceId;
import dev.mediasync.source.PushHint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a server's notification as a word where to look.
 *
 * <p>Television guides send the same messages about numbers of their own, which are other things in the library; so only the
 * library's own entries count.
 */
final class HintParser implements PushProtocol {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String LIBRARY = "com.plexapp.plugins.library";
    private static final Pattern ITEM = Pattern.compile("/library/metadata/([0-9A-Za-z_-]+)(/.*)?");
    private static final Set<Long> TELLING_STATES = Set.of(0L, 5L, 9L);
    /** Clips, playlists and collections, which are in no library of ours. */
    private static final Set<Long> OTHER_TYPES = Set.of(12L, 15L, 18L);

    private final SourceId source;

    HintParser(SourceId source) {
        this.source = source;
    }

    /** The name that servers know, and the one that their documentation has. */
    @Override
    public List<String> paths() {
        return List.of("/:/websockets/notifications", "/:/websocket/notifications");
    }

    /** The hints of a message; none where it concerns nothing of ours or cannot be read. */
    @Override
    public List<PushHint> hints(String message) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(message);
        } catch (JacksonException e) {
            return List.of();
        }
        Row outer = Row.of(tree);
        List<Row> wrapped = outer.rows("NotificationContainer");
        return of(wrapped.isEmpty() ? outer : wrapped.get(0));
    }

    private List<PushHint> of(Row notification) {
        List<PushHint> hints = new ArrayList<>();
        notification.rows("TimelineEntry").forEach(entry -> add(hints, timeline(entry)));
        notification.rows("ActivityNotification").forEach(entry -> add(hints, activity(entry)));
        notification.rows("PlaySessionStateNotification").forEach(entry -> add(hints, playing(entry)));
        for (Row status : notification.rows("StatusNotification")) {
            if (String.valueOf(status.text("title")).startsWith("Library scan complete")) {
                hints.add(PushHint.everything());
            }
        }
        return hints;
    }

    private static void add(List<PushHint> hints, @Nullable PushHint hint) {
        if (hint != null) {
            hints.add(hint);
        }
    }

    private @Nullable PushHint timeline(Row entry) {
        Long state = entry.whole("state");
        Long type = entry.whole("type");
        String item = entry.word("itemID");
        boolean ours = LIBRARY.equals(entry.text("identifier"))
                && state != null
                && TELLING_STATES.contains(state)
                && (type == null || !OTHER_TYPES.contains(type));
        LibraryKey library = library(entry.word("sectionID"));
        return ours && item != null && library != null ? new PushHint(library, Set.of(item)) : null;
    }

    private @Nullable PushHint activity(Row entry) {
        List<Row> activities = entry.rows("Activity");
        if (!"ended".equals(entry.text("event")) || activities.isEmpty()) {
            return null;
        }
        List<Row> contexts = activities.get(0).rows("Context");
        Row context = contexts.isEmpty() ? entry : contexts.get(0);
        LibraryKey library = library(context.word("librarySectionID"));
        String type = String.valueOf(activities.get(0).text("type"));
        if (type.equals("library.update.section")) {
            return library == null ? PushHint.everything() : new PushHint(library, Set.of());
        }
        Matcher item = ITEM.matcher(String.valueOf(context.text("key")));
        return type.equals("library.refresh.items") && item.matches()
                ? new PushHint(library, Set.of(item.group(1)))
                : null;
    }

    /** Only the end of a session is worth a look; while it plays it tells every few seconds. */
    private static @Nullable PushHint playing(Row entry) {
        String item = entry.word("ratingKey");
        return "stopped".equals(entry.text("state")) && item != null ? new PushHint(null, Set.of(item)) : null;
    }

    private @Nullable LibraryKey library(@Nullable String section) {
        boolean real = section != null && !section.startsWith("-") && !section.equals("0");
        return real && section != null ? new LibraryKey(source, section) : null;
    }
}
