package dev.mediasync.jellyfin;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a row that are of use, and passes over the rest, which is most of what a server sends. */
final class RowReader {
    private static final Set<String> UNREAD = Set.of(
            "ServerId",
            "ChannelId",
            "ImageBlurHashes",
            "GenreItems",
            "CanDelete",
            "CanDownload",
            "HasLyrics",
            "HasSubtitles",
            "MediaStreams",
            "MediaAttachments",
            "RequiredHttpHeaders",
            "Formats",
            "Chapters",
            "Trickplay",
            "ExternalUrls",
            "RemoteTrailers",
            "AirDays",
            "LockedFields",
            "LockData",
            "VideoType",
            "ParentBackdropItemId",
            "ParentBackdropImageTags",
            "ParentLogoItemId",
            "ParentLogoImageTag",
            "ParentThumbItemId",
            "ParentThumbImageTag",
            "SeriesPrimaryImageTag",
            "AlbumPrimaryImageTag");

    private RowReader() {}

    static JsonNode read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return parser.readValueAsTree();
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (UNREAD.contains(name)) {
                parser.skipChildren();
            } else if (value == JsonToken.VALUE_STRING) {
                row.put(name, parser.getString());
            } else if (value == JsonToken.START_OBJECT) {
                row.set(name, read(parser));
            } else {
                row.set(name, parser.<JsonNode>readValueAsTree());
            }
        }
        return row;
    }
}
