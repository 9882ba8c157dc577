package dev.mediasync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whatever decides which items a source shows.
 *
 * <p>Its fingerprint holds a hash of each part under the part's name, so that a change can be named and no value is stored.
 *
 * @param parts for example {@code server}, {@code account}, {@code policy}, {@code libraries} and {@code filter}
 */
public record Scope(SortedMap<String, String> parts) {
    private static final int DIGITS = 16;

    /** Checks the names: small letters. */
    public Scope {
        parts = new TreeMap<>(parts);
        for (String name : parts.keySet()) {
            if (!name.matches("[a-z]+")) {
                throw new IllegalArgumentException("The name of a scope's part has small letters only: " + name);
            }
        }
    }

    /** A scope of these parts. */
    public static Scope of(Map<String, String> parts) {
        return new Scope(new TreeMap<>(parts));
    }

    /** The fingerprint: {@code name:hash} for each part, sorted by name. */
    public String fingerprint() {
        List<String> words = new ArrayList<>();
        parts.forEach((name, value) -> words.add(name + ":" + Sha256.hex(value).substring(0, DIGITS)));
        return String.join(" ", words);
    }

    /** The names of the parts that differ between two fingerprints; empty where they cannot be told apart by parts. */
    static Set<String> changed(String before, String now) {
        Map<String, String> old = read(before);
        Map<String, String> fresh = read(now);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(fresh.keySet());
        names.removeIf(name -> fresh.getOrDefault(name, "").equals(old.getOrDefault(name, "")));
        return names;
    }

    private static Map<String, String> read(String fingerprint) {
        Map<String, String> parts = new TreeMap<>();
        for (String word : fingerprint.split(" ", -1)) {
            int colon = word.indexOf(':');
            if (colon > 0) {
                parts.put(word.substring(0, colon), word.substring(colon + 1));
            }
        }
        return parts;
    }
}
