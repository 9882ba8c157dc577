package dev.mediasync.jellyfin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one JSON object leniently.
 *
 * <p>Versions and plugins write one field as number, text or boolean, leave it out or write null, and give values that make
 * no sense. A value without sense reads as absent. A field of a wrong shape, such as a list in the place of a number, reads as
 * absent and {@link #garbled}.
 */
final class Row {
    private static final long TICKS_A_SECOND = 10_000_000;
    private static final long NANOS_A_TICK = 100;
    private static final long LAST_SECOND = 253_402_300_799L;

    private final JsonNode node;
    private final Damage damage;

    /** Whether something was found whose shape is wrong, in a row or below it. */
    private static final class Damage {
        private boolean found;
    }

    private Row(JsonNode node, Damage damage) {
        this.node = node;
        this.damage = damage;
    }

    /** A row; anything but an object is an empty, garbled one. */
    static Row of(JsonNode node) {
        Damage damage = new Damage();
        damage.found = !node.isObject();
        return new Row(node, damage);
    }

    /** The row at which a parser stands, without the fields that nobody reads; leaves the parser at its end. */
    static Row read(JsonParser parser) {
        return of(RowReader.read(parser));
    }

    /** Whether a field that was read so far had a wrong shape. */
    boolean garbled() {
        return damage.found;
    }

    boolean has(String name) {
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    /** The text of a field; numbers and booleans are text, too. */
    @Nullable
    String text(String name) {
        JsonNode value = scalar(name);
        return value == null ? null : value.asString();
    }

    /** The same, null where it is empty or blank. */
    @Nullable
    String word(String name) {
        return unblank(text(name));
    }

    private static @Nullable String unblank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Nullable
    Long whole(String name) {
        JsonNode value = scalar(name);
        if (value == null) {
            return null;
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return value.isBoolean() ? null : whole(value);
    }

    private static @Nullable Long whole(JsonNode value) {
        Double number = decimal(value);
        if (number == null || Math.abs(number) >= Long.MAX_VALUE) {
            return null;
        }
        try {
            return value.isString() ? Long.valueOf(value.stringValue().strip()) : (Long) number.longValue();
        } catch (NumberFormatException e) {
            return number.longValue();
        }
    }

    /** The same between two bounds, both included. */
    @Nullable
    Integer number(String name, int least, int most) {
        Long value = whole(name);
        return value == null || value < least || value > most ? null : (Integer) value.intValue();
    }

    @Nullable
    Double decimal(String name) {
        JsonNode value = scalar(name);
        return value == null ? null : decimal(value);
    }

    private static @Nullable Double decimal(JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        try {
            double number = Double.parseDouble(value.asString().strip());
            return Double.isFinite(number) ? (Double) number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether a field says yes: true, 1, or the texts of these in any case. */
    boolean flag(String name) {
        JsonNode value = scalar(name);
        if (value == null) {
            return false;
        }
        String text = value.asString().strip();
        return text.equalsIgnoreCase("true") || text.equals("1");
    }

    /** A length given in ticks of 100 ns; zero, negative and impossible ones are absent. */
    @Nullable
    Duration ticks(String name) {
        Long value = whole(name);
        if (value == null || value <= 0 || value / TICKS_A_SECOND > LAST_SECOND) {
            return null;
        }
        return Duration.ofSeconds(value / TICKS_A_SECOND, value % TICKS_A_SECOND * NANOS_A_TICK);
    }

    /** A moment in any of the server's forms; unknown and impossible ones are absent. */
    @Nullable
    Instant moment(String name) {
        String text = text(name);
        return text == null ? null : Moments.moment(text);
    }

    /** The day in front of a date with or without a time, as the server wrote it. */
    @Nullable
    LocalDate day(String name) {
        String text = text(name);
        return text == null ? null : Moments.day(text);
    }

    /** The object in a field; null where there is none. */
    @Nullable
    Row row(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        damage.found |= !value.isObject();
        return value.isObject() ? new Row(value, damage) : null;
    }

    /** The objects of a list; a single object stands for a list of one. */
    List<Row> rows(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (value.isObject()) {
            return List.of(new Row(value, damage));
        }
        damage.found |= !value.isArray();
        List<Row> rows = new ArrayList<>(value.size());
        for (JsonNode element : value) {
            damage.found |= !element.isObject();
            if (element.isObject()) {
                rows.add(new Row(element, damage));
            }
        }
        return rows;
    }

    /** The words of a list; of an object in it its {@code Name}. */
    List<String> words(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull() || (value.isArray() && value.isEmpty())) {
            return List.of();
        }
        damage.found |= !value.isArray();
        List<String> words = new ArrayList<>(value.size());
        for (JsonNode element : value) {
            String word = element.isObject() ? new Row(element, damage).word("Name") : word(element);
            if (word != null) {
                words.add(word);
            }
        }
        return words;
    }

    private @Nullable String word(JsonNode element) {
        damage.found |= element.isArray();
        return element.isNull() || element.isArray() ? null : unblank(element.asString());
    }

    /** The pairs of an object that maps words to words, in its order. */
    Map<String, String> pairs(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull() || (value.isObject() && value.isEmpty())) {
            return Map.of();
        }
        damage.found |= !value.isObject();
        Map<String, String> pairs = new LinkedHashMap<>();
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                String word = entry.getValue().isValueNode() ? word(entry.getValue()) : null;
                damage.found |= !entry.getValue().isValueNode();
                if (word != null) {
                    pairs.put(entry.getKey(), word);
                }
            }
        }
        return pairs;
    }

    private @Nullable JsonNode scalar(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        damage.found |= !value.isValueNode();
        return value.isValueNode() ? value : null;
    }
}
