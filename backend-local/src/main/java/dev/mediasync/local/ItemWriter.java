package dev.mediasync.local;

import dev.mediasync.local.Catalogued.Episode;
import dev.mediasync.local.Catalogued.Film;
import dev.mediasync.local.Catalogued.NameTitle;
import dev.mediasync.local.Catalogued.Piece;
import dev.mediasync.local.Catalogued.Show;
import dev.mediasync.local.NfoReader.Description;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Tags;
import dev.mediasync.model.Titles;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedItem.Trust;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes what names, descriptions and pictures tell into items. */
final class ItemWriter {
    private final SourceId source;
    private final NfoReader descriptions;

    ItemWriter(SourceId source, NfoReader descriptions) {
        this.source = source;
        this.descriptions = descriptions;
    }

    ObservedItem film(Film film) {
        Found main = film.pieces().get(0).file();
        Folder own = film.own();
        Found nfo = main.folder.companion(main.stem() + ".nfo");
        if (nfo == null && own != null) {
            nfo = own.companion("movie.nfo");
        }
        Description description = descriptions.read(nfo);
        MediaKind kind = film.kind() == Film.Kind.FILM ? MediaKind.MOVIE : MediaKind.VIDEO;
        MediaItem.Builder item = start(main.id(), kind, film.title(), description.nfo())
                .parts(parts(film.pieces()))
                .tags(withEditions(description.nfo().tags(), film.editions()))
                .artwork(Pictures.merged(Pictures.ofFile(main), Pictures.ofFolder(own)))
                .aliases(aliases(film.pieces(), ownName(film)))
                .identities(identities(film.pieces()));
        item.dates(dates(film.title().year(), null, description.nfo(), added(main)));
        return observed(item.build(), description.trust(), main.folder);
    }

    /** A folder's id names its film too, as long as both have one title: the file may be replaced by a better one. */
    private static @Nullable String ownName(Film film) {
        Folder own = film.own();
        if (own == null) {
            return null;
        }
        return NameTitle.ofShow(own.name).agreesWith(film.title()) ? own.id : null;
    }

    ObservedItem show(Show show) {
        Folder folder = show.folder;
        Description description = descriptions.read(folder == null ? null : folder.companion("tvshow.nfo"));
        MediaItem.Builder item = start(show.id, MediaKind.SHOW, show.title, description.nfo())
                .tags(description.nfo().tags())
                .artwork(Pictures.ofFolder(folder))
                .identities(folder == null ? List.of() : folderIdentity(folder));
        item.dates(dates(show.title.year(), null, description.nfo(), null));
        return observed(item.build(), description.trust(), folder);
    }

    ObservedItem season(Show show, int season) {
        String title = season == 0 ? "Specials" : "Season " + season;
        MediaItem item = MediaItem.builder(key(show.seasonId(season)), MediaKind.SEASON, title)
                .parentId(show.id)
                .numbering(Numbering.season(season))
                .artwork(Pictures.ofSeason(show.folder, season))
                .build();
        return observed(item, Trust.FULL, show.folder);
    }

    ObservedItem episode(Show show, Episode episode) {
        List<Piece> pieces = episode.pieces();
        Found main = pieces.get(0).file();
        EpisodeName name = episode.name();
        Description description = descriptions.read(main.folder.companion(main.stem() + ".nfo"));
        NameTitle title =
                new NameTitle(title(name), null, ProviderTags.of(main.stem()).ids());
        String place = episode.numbered() ? show.seasonId(episode.season) + episode.place : null;
        MediaItem.Builder item = start(main.id(), MediaKind.EPISODE, title, description.nfo())
                .parentId(show.seasonId(episode.season))
                .numbering(numbering(episode.season, name))
                .parts(parts(pieces))
                .tags(description.nfo().tags())
                .artwork(Pictures.ofEpisode(main))
                .aliases(aliases(pieces, place))
                .identities(identities(pieces));
        item.dates(dates(null, name.date(), description.nfo(), added(main)));
        return observed(item.build(), description.trust(), main.folder);
    }

    private static Numbering numbering(int season, EpisodeName name) {
        return Numbering.episode(season, name.episode())
                .withEndEpisode(name.end())
                .withAbsolute(name.absolute());
    }

    private static String title(EpisodeName name) {
        if (!name.title().isEmpty()) {
            return name.title();
        }
        if (name.episode() == null) {
            return String.valueOf(name.date());
        }
        return name.end() == null ? "Episode " + name.episode() : "Episodes " + name.episode() + "-" + name.end();
    }

    private MediaItem.Builder start(String id, MediaKind kind, NameTitle name, Nfo nfo) {
        String title = nfo.title() != null ? nfo.title() : name.text();
        return MediaItem.builder(key(id), kind, title)
                .titles(new Titles(title, nfo.sort(), nfo.original()))
                .about(nfo.about())
                .credits(nfo.credits())
                .externalIds(ids(nfo.ids(), name.ids()));
    }

    private ItemKey key(String id) {
        return new ItemKey(source, id);
    }

    private static List<ExternalId> ids(List<ExternalId> first, List<ExternalId> second) {
        Map<String, ExternalId> byProvider = new TreeMap<>();
        first.forEach(id -> byProvider.putIfAbsent(id.provider(), id));
        second.forEach(id -> byProvider.putIfAbsent(id.provider(), id));
        return List.copyOf(byProvider.values());
    }

    private static Dates dates(@Nullable Integer year, @Nullable LocalDate released, Nfo nfo, @Nullable Instant added) {
        Integer told = nfo.dates().year();
        LocalDate day = nfo.dates().released();
        return new Dates(told != null ? told : year, day != null ? day : released, added);
    }

    private static Instant added(Found file) {
        return Instant.ofEpochMilli(file.stamp.modified());
    }

    private static Tags withEditions(Tags tags, List<String> editions) {
        if (editions.isEmpty()) {
            return tags;
        }
        List<String> labels = new ArrayList<>(tags.labels());
        editions.stream().filter(edition -> !labels.contains(edition)).forEach(labels::add);
        return new Tags(tags.genres(), tags.studios(), labels);
    }

    private static List<MediaPart> parts(List<Piece> pieces) {
        List<MediaPart> parts = new ArrayList<>();
        for (Piece piece : pieces) {
            Found file = piece.file();
            parts.add(new MediaPart(
                    piece.version(),
                    file.shown(),
                    file.stamp.size(),
                    FileNames.extension(file.name),
                    null,
                    Instant.ofEpochMilli(file.stamp.modified())));
        }
        return parts;
    }

    private static List<String> aliases(List<Piece> pieces, @Nullable String place) {
        List<String> aliases = new ArrayList<>();
        for (Piece piece : pieces.subList(1, pieces.size())) {
            aliases.add(piece.file().id());
        }
        if (place != null) {
            aliases.add(place);
        }
        return aliases;
    }

    private static List<String> identities(List<Piece> pieces) {
        List<String> words = new ArrayList<>();
        for (Piece piece : pieces) {
            Found file = piece.file();
            String content = ":" + file.stamp.size() + ":" + file.stamp.modified();
            if (file.stamp.inode() >= 0) {
                words.add("file:" + file.stamp.inode() + content);
            }
            if (file.stamp.size() > 0) {
                words.add("name:" + file.encoded + content);
            }
        }
        return words;
    }

    private static List<String> folderIdentity(Folder folder) {
        FileStamp stamp = folder.stamp;
        return stamp.inode() < 0 ? List.of() : List.of("dir:" + stamp.inode() + ":" + stamp.modified());
    }

    /** Where a listing broke off, a description or a picture may be missing from the item. */
    private static ObservedItem observed(MediaItem item, Trust trust, @Nullable Folder folder) {
        boolean cut = folder != null && folder.companionsUnsure;
        return trust == Trust.FULL && !cut ? ObservedItem.of(item) : ObservedItem.provisional(item);
    }
}
