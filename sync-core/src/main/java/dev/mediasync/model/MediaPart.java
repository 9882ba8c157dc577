package dev.mediasync.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that plays an item, or a part of it.
 *
 * <p>Parts with the same version play one after the other, in list order; other versions are alternatives. A collection or a
 * playlist plays its members, so each of its parts names one of them: {@link MediaItem#members}.
 *
 * @param version the version's label, empty where there is one version only
 * @param file the file as the source names it, for people and for matching; of a member its id
 * @param sizeBytes the size in bytes
 * @param container the container format, for example {@code mkv}
 * @param duration how long it plays
 * @param modified when the file was last written
 * @param streams what plays with it, in the source's order; empty where the source tells none
 */
public record MediaPart(
        String version,
        String file,
        @Nullable Long sizeBytes,
        @Nullable String container,
        @Nullable Duration duration,
        @Nullable Instant modified,
        List<MediaStream> streams) {
    /** Cuts times to milliseconds, copies the list, and replaces what cannot be stored by U+FFFD. */
    public MediaPart {
        version = Unicode.mended(version);
        file = Unicode.mended(file);
        container = Unicode.mendedOrNull(container);
        duration = duration == null ? null : duration.truncatedTo(ChronoUnit.MILLIS);
        modified = modified == null ? null : modified.truncatedTo(ChronoUnit.MILLIS);
        streams = List.copyOf(streams);
    }

    /** A part of which no streams are known. */
    public MediaPart(
            String version,
            String file,
            @Nullable Long sizeBytes,
            @Nullable String container,
            @Nullable Duration duration,
            @Nullable Instant modified) {
        this(version, file, sizeBytes, container, duration, modified, List.of());
    }

    /** A member of a collection or a playlist, by its id in the same source. */
    public static MediaPart ofMember(String id) {
        return new MediaPart("", id, null, null, null, null);
    }

    /** The same part with these streams. */
    public MediaPart withStreams(List<MediaStream> now) {
        return now.equals(streams) ? this : new MediaPart(version, file, sizeBytes, container, duration, modified, now);
    }
}
