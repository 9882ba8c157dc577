package dev.mediasync.plex;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ValueNode;

/**
 * Reads the fields of one JSON object leniently.
 *
 * <p>Servers write one field as number, text or boolean, and values that make no sense. A value without sense reads as
 * absent. A field of a wrong shape, such as a list in the place of a number, reads as absent and {@link #garbled}.
 */
final class Row {
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final int DAY_LENGTH = 10;

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

    /** Whether a field that was read so far had a wrong shape. */
    boolean garbled() {
        return damage.found;
    }

    boolean has(String name) {
        return value(name) != null;
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
        String text = text(name);
        return text == null || text.isBlank() ? null : text;
    }

    @Nullable
    Long whole(String name) {
        JsonNode value = scalar(name);
        if (value == null) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? 1L : 0L;
        }
        return value.isIntegralNumber() && value.canConvertToLong() ? (Long) value.longValue() : whole(value);
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

    /** Whether a field says yes: true, 1, or the texts of these. */
    boolean flag(String name) {
        JsonNode value = scalar(name);
        if (value == null) {
            return false;
        }
        String text = value.asString().strip();
        return text.equalsIgnoreCase("true") || text.equals("1");
    }

    /** A moment given in seconds; zero, negative and impossible ones are absent. */
    @Nullable
    Instant seconds(String name) {
        Long value = whole(name);
        return value == null || value <= 0 || value > LAST_SECOND ? null : Instant.ofEpochSecond(value);
    }

    /** A length given in milliseconds; zero, negative and impossible ones are absent. */
    @Nullable
    Duration millis(String name) {
        Long value = whole(name);
        return value == null || value <= 0 || value > LAST_SECOND ? null : Duration.ofMillis(value);
    }

    /** The day in front of a date with or without a time. */
    @Nullable
    LocalDate day(String name) {
        String text = text(name);
        if (text == null || text.length() < DAY_LENGTH) {
            return null;
        }
        int year = (int) digits(text, 0, 4);
        int month = (int) digits(text, 5, 7);
        int day = (int) digits(text, 8, DAY_LENGTH);
        boolean date = text.charAt(4) == '-' && text.charAt(7) == '-' && year >= 0 && month > 0 && day > 0;
        try {
            return date ? LocalDate.of(year, month, day) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A number without a sign; negative if there are other characters than digits. */
    static long digits(String text, int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The objects of a list; a single object stands for a list of one. */
    List<Row> rows(String name) {
        JsonNode value = value(name);
        if (value == null) {
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

    /** The words of a list of tags. */
    List<String> tags(String name) {
        List<String> tags = new ArrayList<>();
        for (Row row : rows(name)) {
            String tag = row.word("tag");
            if (tag != null) {
                tags.add(tag);
            }
        }
        return tags;
    }

    private @Nullable JsonNode scalar(String name) {
        JsonNode value = value(name);
        if (value == null || value instanceof ValueNode) {
            return value;
        }
        damage.found = true;
        return null;
    }

    /** What a field holds, null where it is absent; asking for the class costs less than asking the node what it is. */
    private @Nullable JsonNode value(String name) {
        JsonNode value = node.get(name);
        return value instanceof NullNode ? null : value;
    }
}
