package dev.mediasync.plan;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;

/** Lines of a plan's text; a list that is too long says how much of it is left out. */
final class PlanLines {
    private final StringJoiner lines = new StringJoiner("\n");
    private final int limit;

    PlanLines(int limit) {
        this.limit = limit;
    }

    void add(String line) {
        lines.add(line);
    }

    /**
     * A group of changes under its heading; nothing where it is empty.
     *
     * @param count how many there are; more than the entries where some were applied ahead of the plan
     */
    <T> void group(String heading, List<T> entries, long count, Consumer<T> show) {
        long all = Math.max(count, entries.size());
        if (all > 0) {
            add("  " + heading + ": " + all);
            entries("    ", entries, all, show);
        }
    }

    /** Entries that are one part of a group; nothing where there are none. */
    <T> void below(String indent, String heading, List<T> entries, Consumer<T> show) {
        if (!entries.isEmpty()) {
            add(indent + heading + ": " + entries.size());
            entries(indent + "  ", entries, entries.size(), show);
        }
    }

    /** The entries up to the limit, and the number of those left out. */
    <T> void entries(String indent, List<T> entries, long count, Consumer<T> show) {
        int shown = Math.min(limit, entries.size());
        entries.subList(0, shown).forEach(show);
        if (count > shown) {
            add(indent + "… and " + (count - shown) + " more");
        }
    }

    int limit() {
        return limit;
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
