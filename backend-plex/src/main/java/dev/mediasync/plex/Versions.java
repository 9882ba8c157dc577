package dev.mediasync.plex;

import dev.mediasync.model.MediaPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the files of a row: each {@code Media} is a version of it, each {@code Part} a file of a version. */
final class Versions {
    private static final String PARTS = "/library/parts/";
    private static final int LONGEST_SECOND = 12;
    private static final long OPTIMISED = 42;

    private Versions() {}

    static List<MediaPart> parts(Row row) {
        List<Row> versions = inOrder(row.rows("Media"));
        List<MediaPart> parts = new ArrayList<>();
        Map<String, Integer> labels = new HashMap<>();
        for (Row version : versions) {
            String label = versions.size() == 1 ? "" : label(version, labels);
            for (Row part : version.rows("Part")) {
                parts.add(part(label, version, part));
            }
        }
        return parts;
    }

    /** By their numbers, because a server lists first what plays best where it is asked from. */
    private static List<Row> inOrder(List<Row> versions) {
        if (versions.size() < 2) {
            return versions;
        }
        return versions.stream()
                .sorted(Comparator.comparing(version -> version.whole("id"), Comparator.nullsLast(Long::compare)))
                .toList();
    }

    /** Versions that look alike are counted, because parts of one label play one after the other. */
    private static String label(Row version, Map<String, Integer> labels) {
        String resolution = version.word("videoResolution");
        String codec = version.word("audioCodec");
        String look = resolution != null ? resolution : codec != null ? codec : "version";
        Long proxy = version.whole("proxyType");
        String label = proxy != null && proxy == OPTIMISED ? look + " optimised" : look;
        int count = labels.merge(label, 1, Integer::sum);
        return count == 1 ? label : label + " #" + count;
    }

    private static MediaPart part(String label, Row version, Row part) {
        String file = part.word("file");
        String key = part.word("key");
        String container = part.word("container");
        Long size = part.whole("size");
        return new MediaPart(
                label,
                file == null ? "" : file,
                size == null || size < 0 ? null : size,
                container != null ? container : version.word("container"),
                part.millis("duration"),
                changed(key));
    }

    /** The path is {@code /library/parts/ID/SECOND/NAME}. */
    private static @Nullable Instant changed(@Nullable String key) {
        if (key == null || !key.startsWith(PARTS)) {
            return null;
        }
        int from = key.indexOf('/', PARTS.length()) + 1;
        int to = key.indexOf('/', from);
        boolean named = from > 0 && to > from && to - from <= LONGEST_SECOND;
        long second = named ? Row.digits(key, from, to) : 0;
        return second <= 0 ? null : Instant.ofEpochSecond(second);
    }

    /** Whether every version lies in the trash, though the row itself may not say so. */
    static boolean trashed(Row row) {
        List<Row> versions = row.rows("Media");
        return !versions.isEmpty() && versions.stream().allMatch(Versions::gone);
    }

    private static boolean gone(Row version) {
        List<Row> parts = version.rows("Part");
        boolean allParts = !parts.isEmpty() && parts.stream().allMatch(part -> part.seconds("deletedAt") != null);
        return allParts || version.seconds("deletedAt") != null;
    }
}
