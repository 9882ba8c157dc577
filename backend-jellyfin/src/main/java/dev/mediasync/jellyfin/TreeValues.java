package dev.mediasync.jellyfin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the values in a tree: texts, numbers, booleans, lists and maps of such, without null. */
final class TreeValues {
    private TreeValues() {}

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
