package dev.mediasync.model;

import org.jspecify.annotations.Nullable;

/**
 * Where an item stands inside its parent; every number may be absent.
 *
 * @param season the season, 0 for specials
 * @param episode the episode, the first one where a file holds several
 * @param endEpisode the last episode of a file that holds several
 * @param absolute the number counted over all seasons
 * @param disc the disc of an album
 * @param track the track of a disc
 */
public record Numbering(
        @Nullable Integer season,
        @Nullable Integer episode,
        @Nullable Integer endEpisode,
        @Nullable Integer absolute,
        @Nullable Integer disc,
        @Nullable Integer track) {
    /** No number at all. */
    public static final Numbering NONE = new Numbering(null, null, null, null, null, null);

    /** The numbering of a season. */
    public static Numbering season(@Nullable Integer season) {
        return new Numbering(season, null, null, null, null, null);
    }

    /** The numbering of a single episode. */
    public static Numbering episode(@Nullable Integer season, @Nullable Integer episode) {
        return new Numbering(season, episode, null, null, null, null);
    }

    /** The numbering of a track. */
    public static Numbering track(@Nullable Integer disc, @Nullable Integer track) {
        return new Numbering(null, null, null, null, disc, track);
    }

    /** The same with a last episode. */
    public Numbering withEndEpisode(@Nullable Integer last) {
        return new Numbering(season, episode, last, absolute, disc, track);
    }

    /** The same with an absolute number. */
    public Numbering withAbsolute(@Nullable Integer number) {
        return new Numbering(season, episode, endEpisode, number, disc, track);
    }
}
