package dev.mediasync.jellyfin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /** The value of each name; of a listed row where it is. */
    private final Map<String, ?> fields;

    private final @Nullable ListedRow listed;
    private final Damage damage;

    /** Whether something was found whose shape is wrong, in a row or below it. */
    static final class Damage {
        boolean found;
    }

    Row(Map<String, ?> fields, Damage damage) {
        this.fields = fields;
        this.listed = null;
        this.damage = damage;
    }

    Row(ListedField.Names names, ListedRow listed, Damage damage) {
        this.fields = names.places;
        this.listed = listed;
        this.damage = damage;
    }

    /** A row with all its fields; anything but an object is an empty, garbled one. */
    static Row of(JsonNode node) {
        Damage damage = new Damage();
        damage.found = !node.isObject();
        return new Row(TreeValues.value(node) instanceof Map<?, ?> map ? named(map) : Map.of(), damage);
    }

    /** Whether the row stands in a listing, so that only some of its fields are kept. */
    boolean listed() {
        return listed != null;
    }

    /** What is known of a listed row without reading it; null for another one. */
    @Nullable
    ListedRow asListed() {
        return listed;
    }

    /** Whether the row is a listed one of which an item can be made at any time. */
    boolean plain() {
        return listed != null && listed.plain();
    }

    /** A hash of what an item of a listed row is made of, but for its parent; 0 for another row. */
    long hash(ItemType type) {
        return listed == null ? 0 : listed.hash(type);
    }

    /** Whether a field that was read so far had a wrong shape. */
    boolean garbled() {
        return damage.found;
    }

    boolean has(String name) {
        return value(name) != null;
    }

    private @Nullable Object value(String name) {
        return listed == null ? fields.get(name) : listed.value(place(name));
    }

    private int place(String name) {
        if (fields.get(name) instanceof Integer place) {
            return place;
        }
        throw new IllegalArgumentException("The field " + name + " is not kept of a listed row");
    }

    /** The text of a field; numbers and booleans are text, too. */
    @Nullable
    String text(String name) {
        Object value = scalar(name);
        return value == null ? null : value.toString();
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
        Object value = scalar(name);
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof String text) {
            try {
                return Long.valueOf(text.strip());
            } catch (NumberFormatException e) {
                return truncated(parsed(text));
            }
        }
        return value instanceof Double number ? truncated(number) : null;
    }

    private static @Nullable Long truncated(@Nullable Double number) {
        return number == null || Math.abs(number) >= Long.MAX_VALUE ? null : (Long) number.longValue();
    }

    /** The same between two bounds, both included. */
    @Nullable
    Integer number(String name, int least, int most) {
        Long value = whole(name);
        return value == null || value < least || value > most ? null : (Integer) value.intValue();
    }

    @Nullable
    Double decimal(String name) {
        Object value = scalar(name);
        return value == null ? null : parsed(value);
    }

    private static @Nullable Double parsed(Object value) {
        try {
            double number = value instanceof Number known
                    ? known.doubleValue()
                    : Double.parseDouble(value.toString().strip());
            return Double.isFinite(number) ? (Double) number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether a field says yes: true, 1, or the texts of these in any case. */
    boolean flag(String name) {
        Object value = scalar(name);
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = value == null ? "" : value.toString().strip();
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
        Object value = value(name);
        Row row = value == null ? null : row(value);
        damage.found |= value != null && row == null;
        return row;
    }

    private @Nullable Row row(Object value) {
        if (value instanceof Row row) {
            return row;
        }
        return value instanceof Map<?, ?> map ? new Row(named(map), damage) : null;
    }

    /** The names of a JSON object are texts. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> named(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    /** The objects of a list; a single object stands for a list of one. */
    List<Row> rows(String name) {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        Row single = row(value);
        if (single != null) {
            return List.of(single);
        }
        List<Row> rows = new ArrayList<>();
        for (Object element : list(value)) {
            Row row = row(element);
            damage.found |= row == null;
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<?> list(Object value) {
        damage.found |= !(value instanceof List);
        return value instanceof List<?> list ? list : List.of();
    }

    /** The words of a list; of an object in it its {@code Name}. */
    List<String> words(String name) {
        if (listed != null && listed.plain()) {
            return listed.words(place(name));
        }
        Object value = value(name);
        List<?> elements = value == null ? List.of() : list(value);
        if (elements.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>(elements.size());
        for (Object element : elements) {
            Row row = row(element);
            String word = row == null ? word(element) : row.word("Name");
            if (word != null) {
                words.add(word);
            }
        }
        return words;
    }

    private @Nullable String word(Object element) {
        boolean scalar = scalar(element);
        damage.found |= !scalar;
        return scalar ? unblank(element.toString()) : null;
    }

    /** The pairs of an object that maps words to words, in its order. */
    Map<String, String> pairs(String name) {
        Object value = value(name);
        if (value == null) {
            return Map.of();
        }
        damage.found |= !(value instanceof Map);
        Map<?, ?> map = value instanceof Map<?, ?> object ? object : Map.of();
        if (map.isEmpty()) {
            return Map.of();
        }
        Map<String, String> pairs = new LinkedHashMap<>(map.size() * 2);
        named(map).forEach((key, element) -> {
            String word = word(element);
            if (word != null) {
                pairs.put(key, word);
            }
        });
        return pairs;
    }

    private @Nullable Object scalar(String name) {
        Object value = value(name);
        if (value == null || scalar(value)) {
            return value;
        }
        damage.found = true;
        return null;
    }

    private static boolean scalar(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}
