package dev.mediasync.jellyfin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads rows without a tree of them: the fields that are of use go into an array, the rest is passed over.
 *
 * <p>Most of what a server sends is of no use, and a tree of maps costs more than all that is made of it. A value is a
 * {@link String}, {@link Long}, {@link Double} or {@link Boolean}, a {@link List} or {@link Map} of values, or a {@link Row}.
 */
final class RowReader {
    /** The fields that are kept of a row and of the user data in it. */
    private static final List<String> KEPT = List.of(
            "Id",
            "Type",
            "Name",
            "SortName",
            "OriginalTitle",
            "Overview",
            "Taglines",
            "Path",
            "Container",
            "ParentId",
            "SeriesId",
            "SeasonId",
            "AlbumId",
            "AlbumArtist",
            "AlbumArtists",
            "Artists",
            "IndexNumber",
            "IndexNumberEnd",
            "ParentIndexNumber",
            "ProductionYear",
            "PremiereDate",
            "DateCreated",
            "RunTimeTicks",
            "OfficialRating",
            "CommunityRating",
            "CriticRating",
            "Genres",
            "Studios",
            "Tags",
            "ProviderIds",
            "ImageTags",
            "BackdropImageTags",
            "LocationType",
            "IsPlaceHolder",
            "MediaSourceCount",
            "MediaSources",
            "CollectionType",
            "UserData");

    private static final List<String> KEPT_OF_USER_DATA = List.of(
            "Key",
            "ItemId",
            "PlaybackPositionTicks",
            "PlayCount",
            "IsFavorite",
            "Played",
            "LastPlayedDate",
            "Rating",
            "UnplayedItemCount");

    private static final String USER_DATA = "UserData";
    private static final Map<String, Integer> FIELDS = places(KEPT);
    private static final Map<String, Integer> USER_DATA_FIELDS = places(KEPT_OF_USER_DATA);

    private RowReader() {}

    private static Map<String, Integer> places(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        return places;
    }

    /** The row that begins where the parser stands; leaves the parser at its end. */
    static Row row(JsonParser parser) {
        Row.Damage damage = new Row.Damage();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            damage.found = true;
            return new Row(Map.of(), damage);
        }
        return row(parser, FIELDS, damage);
    }

    private static Row row(JsonParser parser, Map<String, Integer> places, Row.Damage damage) {
        @Nullable Object[] values = new @Nullable Object[places.size()];
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Integer place = places.get(name);
            JsonToken token = parser.nextToken();
            if (place == null) {
                parser.skipChildren();
            } else if (token == JsonToken.START_OBJECT && name.equals(USER_DATA)) {
                values[place] = row(parser, USER_DATA_FIELDS, damage);
            } else {
                values[place] = value(parser, token);
            }
        }
        return new Row(places, values, damage);
    }

    private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return parser.getString();
        } else if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return parser.getDoubleValue();
        } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        } else if (token == JsonToken.START_ARRAY) {
            return list(parser);
        }
        return token == JsonToken.START_OBJECT ? map(parser) : null;
    }

    private static List<Object> list(JsonParser parser) {
        List<Object> values = List.of();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY && token != null; ) {
            Object value = value(parser, token);
            if (value != null) {
                values = values.isEmpty() ? new ArrayList<>() : values;
                values.add(value);
            }
            token = parser.nextToken();
        }
        return values;
    }

    private static Map<String, Object> map(JsonParser parser) {
        Map<String, Object> values = Map.of();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Object value = value(parser, parser.nextToken());
            if (value != null) {
                values = values.isEmpty() ? new LinkedHashMap<>() : values;
                values.put(name, value);
            }
        }
        return values;
    }

    /** The value of a tree's node. */
    static @Nullable Object value(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        } else if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        } else if (node.isNumber()) {
            return node.doubleValue();
        } else if (node.isBoolean()) {
            return node.booleanValue();
        } else if (node.isArray()) {
            List<Object> values = new ArrayList<>(node.size());
            node.forEach(element -> {
                Object value = value(element);
                if (value != null) {
                    values.add(value);
                }
            });
            return values;
        }
        return node.isObject() ? map(node) : null;
    }

    private static Map<String, Object> map(JsonNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            Object value = value(entry.getValue());
            if (value != null) {
                values.put(entry.getKey(), value);
            }
        });
        return values;
    }
}
