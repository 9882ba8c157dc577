package dev.mediasync.local;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a path below a library's root tells by itself.
 *
 * <p>Reading it touches no file: the same path and kind of library always give the same guess, from any thread. A
 * library knows more than one path can tell, because it sees what lies beside each file.
 *
 * @param kind what it is
 * @param title the title of the film, show or track; null where no name tells one
 * @param year the year of release
 * @param season the season, 0 for specials
 * @param episodes the episodes in the season, in the order of the name; empty where it tells none
 * @param absolute the first episode counted over all seasons
 * @param airDate the day of broadcast of a daily show
 * @param edition the edition of a film, such as {@code Director's Cut}
 * @param part the number of a part or disc
 * @param ids ids in public databases, one of each
 * @param extra what it is beside its title, such as {@code trailer} or {@code sample}; null for the title itself
 */
public record NameGuess(
        MediaKind kind,
        @Nullable String title,
        @Nullable Integer year,
        @Nullable Integer season,
        List<Integer> episodes,
        @Nullable Integer absolute,
        @Nullable LocalDate airDate,
        @Nullable String edition,
        @Nullable Integer part,
        List<ExternalId> ids,
        @Nullable String extra) {
    /** Copies the lists. */
    public NameGuess {
        episodes = List.copyOf(episodes);
        ids = List.copyOf(ids);
    }

    /**
     * Reads a path.
     *
     * @param path the path below the library's root, with {@code /} between names; any text is accepted
     * @param library what the library holds; {@link LibraryKind#MIXED} where that is not known
     * @return what the path tells
     */
    public static NameGuess of(String path, LibraryKind library) {
        return Guesser.guess(PathNames.of(path), library);
    }

    static NameGuess ofTitle(MediaKind kind, @Nullable String title, @Nullable Integer year) {
        return new NameGuess(kind, title, year, null, List.of(), null, null, null, null, List.of(), null);
    }

    NameGuess ofKind(MediaKind other) {
        return new NameGuess(other, title, year, season, episodes, absolute, airDate, edition, part, ids, extra);
    }

    NameGuess inSeason(int number) {
        return new NameGuess(kind, title, year, number, episodes, absolute, airDate, edition, part, ids, extra);
    }

    NameGuess withExtra(@Nullable String word) {
        return new NameGuess(kind, title, year, season, episodes, absolute, airDate, edition, part, ids, word);
    }
}
