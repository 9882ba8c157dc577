package dev.mediasync.local;

import dev.mediasync.local.Catalogued.Episode;
import dev.mediasync.local.Catalogued.Film;
import dev.mediasync.local.Catalogued.NameTitle;
import dev.mediasync.local.Catalogued.Piece;
import dev.mediasync.local.Catalogued.Show;
import dev.mediasync.model.Dates;
import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.MediaStream;
import dev.mediasync.model.MediaStream.Stereo;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Tags;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedItem.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what names and pictures tell into items; what files tell follows for new and changed ones. */
final class ItemWriter {
    private final SourceId source;
    private final boolean probing;
    /** The folder of the last file, because those of one folder follow one another. */
    private @Nullable Folder folder;

    private Subtitles subtitles = Subtitles.NONE;

    ItemWriter(SourceId source, boolean probing) {
        this.source = source;
        this.probing = probing;
    }

    ObservedItem film(Film film) {
        Found main = film.pieces().get(0).file();
        MediaKind kind = film.kind() == Film.Kind.FILM ? MediaKind.MOVIE : MediaKind.VIDEO;
        MediaItem item = start(main.id(), kind, film.title())
                .dates(new Dates(film.title().year(), null, added(main)))
                .parts(parts(film.pieces()))
                .tags(new Tags(List.of(), List.of(), film.editions()))
                .artwork(Pictures.merged(Pictures.ofFile(main), Pictures.ofFolder(film.own())))
                .aliases(aliases(film.pieces(), ownName(film)))
                .build();
        return observed(item, Witnesses.of(film), main.folder);
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
        MediaItem item = start(show.id, MediaKind.SHOW, show.title)
                .dates(new Dates(show.title.year(), null, null))
                .artwork(Pictures.ofFolder(folder))
                .identities(folder == null ? List.of() : folder.identities())
                .build();
        return observed(item, Witnesses.of(show), folder);
    }

    ObservedItem season(Show show, int season) {
        String title = season == 0 ? "Specials" : "Season " + season;
        MediaItem item = MediaItem.builder(key(show.seasonId(season)), MediaKind.SEASON, title)
                .parentId(show.id)
                .numbering(Numbering.season(season))
                .artwork(Pictures.ofSeason(show.folder, season))
                .build();
        return observed(item, Witnesses.NONE, show.folder);
    }

    ObservedItem episode(Show show, Episode episode) {
        List<Piece> pieces = episode.pieces();
        Found main = pieces.get(0).file();
        EpisodeName name = episode.name();
        NameTitle title =
                new NameTitle(title(name), null, ProviderTags.of(main.stem()).ids());
        String place = episode.numbered() ? show.seasonId(episode.season) + episode.place : null;
        MediaItem item = start(main.id(), MediaKind.EPISODE, title)
                .parentId(show.seasonId(episode.season))
                .numbering(numbering(episode.season, name))
                .dates(new Dates(null, name.date(), added(main)))
                .parts(parts(pieces))
                .artwork(Pictures.ofEpisode(main))
                .aliases(aliases(pieces, place))
                .build();
        return observed(item, Witnesses.of(episode), main.folder);
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

    private MediaItem.Builder start(String id, MediaKind kind, NameTitle name) {
        return MediaItem.builder(key(id), kind, name.text()).externalIds(name.ids());
    }

    private ItemKey key(String id) {
        return new ItemKey(source, id);
    }

    private static Instant added(Found file) {
        return Instant.ofEpochMilli(file.stamp.modified());
    }

    private List<MediaPart> parts(List<Piece> pieces) {
        List<MediaPart> parts = new ArrayList<>();
        for (Piece piece : pieces) {
            Found file = piece.file();
            parts.add(new MediaPart(
                    piece.version(),
                    file.shown(),
                    file.stamp.size(),
                    FileNames.extension(file.name),
                    null,
                    Instant.ofEpochMilli(file.stamp.modified()),
                    streams(file)));
        }
        return parts;
    }

    /** What names tell about streams; that of the video itself stands for what its header tells later. */
    private List<MediaStream> streams(Found file) {
        if (!file.folder.equals(folder)) {
            folder = file.folder;
            subtitles = Subtitles.of(file.folder);
        }
        Stereo stereo = StereoInName.of(file.name);
        if (stereo == null) {
            return subtitles.of(file);
        }
        List<MediaStream> streams = new ArrayList<>();
        streams.add(MediaStream.builder(MediaStream.Kind.VIDEO).stereo(stereo).build());
        streams.addAll(subtitles.of(file));
        return streams;
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

    /**
     * Where a listing broke off, or a description is there and cannot be looked at, something may be missing from the item.
     */
    private ObservedItem observed(MediaItem item, Witnesses witnesses, @Nullable Folder folder) {
        boolean cut = folder != null && folder.companionsUnsure;
        if (cut || !witnesses.clear()) {
            return ObservedItem.provisional(item);
        }
        long hash = witnesses.mixedInto(Fingerprint.of(item));
        return new ObservedItem(item, asksMore(witnesses) ? ~hash : hash, Trust.FULL);
    }

    /** Whether ffprobe is asked about a file; where it was not before, such files count as changed. */
    private boolean asksMore(Witnesses witnesses) {
        return probing
                && witnesses.media().stream().anyMatch(file -> !Contents.readable(FileNames.extension(file.name)));
    }
}
