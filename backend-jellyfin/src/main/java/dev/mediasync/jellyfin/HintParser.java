package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.PushProtocol;
import dev.mediasync.internal.http.Question;
import dev.mediasync.source.PushHint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a server's message as a word where to look.
 *
 * <p>A removed show stands for all below it, which older servers do not name; so a removal is a word to look at everything, and
 * so is whatever may change what a user sees. The libraries that a message names are all there are.
 */
final class HintParser implements PushProtocol {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Question CAPABILITIES = Question.of("/Sessions/Capabilities/Full")
            .withJson("{\"PlayableMediaTypes\":[],\"SupportedCommands\":[],\"SupportsMediaControl\":false}");
    private static final Set<String> EVERYTHING = Set.of("UserUpdated", "UserDeleted", "ServerRestarting");

    private final Dialect dialect;
    private final Echoes echoes;

    HintParser(Dialect dialect, Echoes echoes) {
        this.dialect = dialect;
        this.echoes = echoes;
    }

    @Override
    public List<String> paths() {
        return dialect == Dialect.EMBY ? List.of("/embywebsocket", "/socket") : List.of("/socket");
    }

    /** Emby tells a device nothing of its libraries before that said what it can do. */
    @Override
    public List<Question> announcements() {
        return dialect == Dialect.EMBY ? List.of(CAPABILITIES) : List.of();
    }

    /** Without it a Jellyfin server closes the connection after a minute; Emby does not answer it, but a ping. */
    @Override
    public @Nullable String signOfLife() {
        return dialect == Dialect.EMBY ? null : "{\"MessageType\":\"KeepAlive\"}";
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
        String type = Row.of(tree).word("MessageType");
        JsonNode data = tree.path("Data");
        if (type == null) {
            return List.of();
        }
        if (EVERYTHING.contains(type)) {
            return List.of(PushHint.everything());
        }
        return switch (type) {
            case "LibraryChanged" -> changed(data);
            case "UserDataChanged" -> states(data);
            case "RefreshProgress" -> refreshed(Row.of(data));
            case "ScheduledTaskEnded" -> ended(Row.of(data));
            default -> List.of();
        };
    }

    private List<PushHint> changed(JsonNode data) {
        Set<String> ids = new TreeSet<>();
        for (String list : List.of("ItemsAdded", "ItemsUpdated")) {
            data.path(list).forEach(id -> add(ids, id.asString("")));
        }
        if (!data.path("ItemsRemoved").isEmpty()) {
            return List.of(PushHint.everything());
        }
        return ids.isEmpty() ? List.of() : List.of(new PushHint(null, ids));
    }

    /** A message about a state that was written here tells of the item and of what holds it, whose states are computed. */
    private List<PushHint> states(JsonNode data) {
        Set<String> ids = new TreeSet<>();
        boolean own = false;
        boolean others = false;
        for (JsonNode state : data.path("UserDataList")) {
            String id = dialect.id(state.path("ItemId").asString(""));
            if (id != null && echoes.own(id)) {
                own = true;
            } else {
                others |= !state.has("UnplayedItemCount");
                add(ids, state.path("ItemId").asString(""));
            }
        }
        if (own && !others) {
            return List.of();
        }
        // Versions before 10.11 do not say of which item.
        return List.of(ids.isEmpty() ? PushHint.everything() : new PushHint(null, ids));
    }

    private List<PushHint> refreshed(Row data) {
        String id = dialect.id(data.word("ItemId"));
        Double progress = data.decimal("Progress");
        return id != null && progress != null && progress >= 100 ? List.of(new PushHint(null, Set.of(id))) : List.of();
    }

    private static List<PushHint> ended(Row data) {
        return "RefreshLibrary".equals(data.word("Key")) ? List.of(PushHint.everything()) : List.of();
    }

    private void add(Set<String> ids, String raw) {
        String id = dialect.id(raw);
        if (id != null) {
            ids.add(id);
        }
    }
}
