package dev.mediasync.repository;

import dev.mediasync.model.Availability;
import dev.mediasync.model.UserState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the episode to watch next, for implementations of {@link Catalog}.
 *
 * <p>It is the one that was touched last, if it stopped in its middle; else the first one behind it that is unwatched and
 * can be played; the very first one of a show that was never touched. Specials, that is season 0, come up only while they
 * are in progress.
 */
public final class NextEpisode {
    private static final Comparator<Episode> ORDER = Comparator.comparingInt(
                    (Episode episode) -> last(episode.item().season()))
            .thenComparingInt(episode -> last(episode.item().episode()))
            .thenComparing(episode -> episode.item().key());
    private static final Comparator<Episode> TOUCHED = Comparator.comparing(
                    NextEpisode::playedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(ORDER);

    private NextEpisode() {}

    /**
     * An episode of the show, with what the user did with it.
     *
     * @param item the episode
     * @param state the user's state, null where there is none
     */
    public record Episode(ItemSummary item, @Nullable UserState state) {
        private boolean touched() {
            return state != null && (state.played() || inProgress());
        }

        private boolean inProgress() {
            return state != null && !state.position().isZero();
        }

        private boolean playable() {
            return item.availability() == Availability.AVAILABLE;
        }

        private boolean unwatched() {
            return state == null || !state.played();
        }

        private boolean special() {
            return Integer.valueOf(0).equals(item.season());
        }
    }

    /** Chooses among all episodes of a show, in any order; empty where all are watched. */
    public static Optional<ItemSummary> of(List<Episode> episodes) {
        Optional<Episode> latest = episodes.stream()
                .filter(Episode::touched)
                .filter(episode -> !episode.special() || episode.inProgress())
                .max(TOUCHED);
        if (latest.isPresent() && latest.get().inProgress()) {
            return latest.map(Episode::item);
        }
        return episodes.stream()
                .filter(episode -> !episode.special() && episode.playable() && episode.unwatched())
                .filter(episode -> latest.isEmpty() || ORDER.compare(episode, latest.get()) > 0)
                .min(ORDER)
                .map(Episode::item);
    }

    private static @Nullable Instant playedAt(Episode episode) {
        UserState state = episode.state();
        return state == null ? null : state.lastPlayed();
    }

    private static int last(@Nullable Integer number) {
        return number == null ? Integer.MAX_VALUE : number;
    }
}
