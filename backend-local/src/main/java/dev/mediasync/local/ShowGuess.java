package dev.mediasync.local;

import dev.mediasync.local.Catalogued.NameTitle;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a path as a show's, a season's or an episode's. */
final class ShowGuess {
    private ShowGuess() {}

    /** What the path tells, or null where it is no show's. */
    static @Nullable NameGuess of(PathNames path, LibraryKind library) {
        boolean shows = library == LibraryKind.SHOWS;
        PathNames place = path;
        EpisodeName sure = EpisodeName.anywhere(path.name());
        EpisodeName folder = path.above(0) == null ? null : EpisodeName.anywhere(String.valueOf(path.above(0)));
        if (folder != null && folder.season() != null && folder.episodes().size() < 2) {
            place = path.up(1);
            sure = sure == null && path.type() != PathNames.Type.NONE ? folder : sure;
        }
        SeasonName season = season(place, shows);
        if (path.type() == PathNames.Type.NONE && sure == null && !(shows && CountedName.released(path.name()))) {
            NameGuess told = folder(path, season, shows);
            if (told != null) {
                return told;
            }
        }
        EpisodeName name = episode(path.name(), sure, season, shows);
        boolean untold = name != null && name.episodes().isEmpty() && name.date() == null;
        EpisodeName behind = (shows || season != null) && untold ? CountedName.behindTitle(place, season) : null;
        name = behind == null ? name : behind;
        return name == null ? null : new EpisodeGuess(path, place, season, name).guess();
    }

    private static @Nullable EpisodeName episode(
            String stem, @Nullable EpisodeName sure, @Nullable SeasonName season, boolean shows) {
        if (season != null || shows) {
            EpisodeName name = EpisodeName.insideShow(stem, sure, season == null ? null : season.season());
            EpisodeName special = name == null ? ShowNumbers.special(stem) : name;
            EpisodeName packed = special == null && season == null ? CountedName.packed(stem) : special;
            return packed == null ? EpisodeName.unnumbered(stem) : packed;
        }
        EpisodeName name = sure == null ? CountedName.loose(stem) : sure;
        return name == null ? CountedName.packedSurely(stem) : name;
    }

    private static @Nullable SeasonName season(PathNames place, boolean shows) {
        String folder = place.above(0);
        if (folder == null) {
            return null;
        }
        SeasonName named = SeasonName.of(folder);
        String above = place.above(1);
        boolean below = shows && above != null && !NameWords.collecting(above);
        return named == null && below ? SeasonName.ofNumber(folder) : named;
    }

    /** A folder that is a season or a show. */
    private static @Nullable NameGuess folder(PathNames path, @Nullable SeasonName above, boolean shows) {
        SeasonName own = SeasonName.of(path.name());
        boolean below = shows && path.above(0) != null;
        own = own == null && below ? SeasonName.ofNumber(path.name()) : own;
        if (own != null) {
            NameTitle told = NameTitle.ofShow(own.show().isEmpty() ? parent(path) : own.show());
            List<ExternalId> ids = ProviderTags.of(path.name()).ids();
            YearInName behind = own.show().isEmpty() || told.year() != null ? null : YearInName.find(path.name());
            NameTitle dated =
                    behind == null ? told : new NameTitle(told.text(), Integer.valueOf(behind.year()), told.ids());
            return guess(MediaKind.SEASON, dated, ids.isEmpty() ? told.ids() : ids)
                    .inSeason(own.season());
        }
        if (!shows || above != null) {
            return null;
        }
        NameTitle told = NameTitle.ofShow(NameWords.plain(path.name()));
        return guess(MediaKind.SHOW, told, told.ids());
    }

    private static String parent(PathNames path) {
        String parent = path.above(0);
        return parent == null || NameWords.collecting(parent) ? "" : parent;
    }

    private static NameGuess guess(MediaKind kind, NameTitle told, List<ExternalId> ids) {
        String title = NameWords.normal(told.text()).isEmpty() ? null : told.text();
        return new NameGuess(kind, title, told.year(), null, List.of(), null, null, null, null, ids, null);
    }
}
