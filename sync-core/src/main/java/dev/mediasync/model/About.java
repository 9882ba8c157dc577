package dev.mediasync.model;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told about an item; each part may be absent.
 *
 * @param overview the summary, in the source's language
 * @param tagline the slogan
 * @param runtime how long it plays
 * @param contentRating the age rating as the source words it, for example {@code PG-13}
 * @param ratings the marks it got, in the source's order
 */
public record About(
        @Nullable String overview,
        @Nullable String tagline,
        @Nullable Duration runtime,
        @Nullable String contentRating,
        List<Rating> ratings) {
    /** Nothing told. */
    public static final About NOTHING = new About(null, null, null, null, List.of());

    /** Copies the list, cuts the runtime to milliseconds, and replaces what cannot be stored by U+FFFD. */
    public About {
        overview = Unicode.mendedOrNull(overview);
        tagline = Unicode.mendedOrNull(tagline);
        contentRating = Unicode.mendedOrNull(contentRating);
        runtime = runtime == null ? null : runtime.truncatedTo(ChronoUnit.MILLIS);
        ratings = List.copyOf(ratings);
    }
}
