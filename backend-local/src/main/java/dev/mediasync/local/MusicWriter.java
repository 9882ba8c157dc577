package dev.mediasync.local;

import dev.mediasync.model.Dates;
import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.ObservedItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what the names of music files and folders tell into items; what tags tell follows for new and changed ones. */
final class MusicWriter {
    /** How many files speak for an artist or an album. */
    static final int SPEAKERS = 5;

    private final SourceId source;

    MusicWriter(SourceId source) {
        this.source = source;
    }

    ObservedItem artist(Music.Artist artist) {
        Folder folder = artist.folder();
        MediaItem item = MediaItem.builder(key(folder.id), MediaKind.ARTIST, folder.name)
                .artwork(Pictures.ofFolder(folder))
                .identities(folder.identities())
                .build();
        return observed(item, artist.files(), folder);
    }

    ObservedItem album(Music.Album album) {
        Folder folder = album.folder();
        Music.Artist artist = album.artist();
        MusicNames.Album name = MusicNames.Album.of(folder.name, artist == null ? null : artist.folder().name);
        MediaItem item = MediaItem.builder(key(folder.id), MediaKind.ALBUM, name.title())
                .parentId(artist == null ? null : artist.folder().id)
                .dates(new Dates(name.year(), null, null))
                .artwork(Pictures.ofFolder(folder))
                .identities(folder.identities())
                .build();
        return observed(item, speakers(album), folder);
    }

    static List<Found> speakers(Music.Album album) {
        return album.tracks().stream().limit(SPEAKERS).map(Music.Track::file).toList();
    }

    ObservedItem track(Music.Track track) {
        Found file = track.file();
        MusicNames.Track name = MusicNames.Track.of(file.stem());
        Instant modified = Instant.ofEpochMilli(file.stamp.modified());
        @Nullable Integer disc = track.disc() != null ? track.disc() : name.disc();
        MediaItem item = MediaItem.builder(key(file.id()), MediaKind.TRACK, name.title())
                .parentId(track.parent())
                .numbering(Numbering.track(disc, name.number()))
                .dates(new Dates(null, null, modified))
                .parts(List.of(new MediaPart(
                        "", file.shown(), file.stamp.size(), FileNames.extension(file.name), null, modified)))
                .build();
        return observed(item, List.of(), file.folder);
    }

    private ItemKey key(String id) {
        return new ItemKey(source, id);
    }

    private static ObservedItem observed(MediaItem item, List<Found> speakers, Folder folder) {
        if (folder.companionsUnsure) {
            return ObservedItem.provisional(item);
        }
        long hash = Fingerprint.of(item);
        for (Found file : speakers.subList(0, Math.min(SPEAKERS, speakers.size()))) {
            hash = Witnesses.mixed(hash, file.stamp);
        }
        return new ObservedItem(item, hash, ObservedItem.Trust.FULL);
    }
}
