package dev.mediasync.local;

import dev.mediasync.model.About;
import dev.mediasync.model.Credit;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.Tags;
import dev.mediasync.model.Titles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jaudiotagger.tag.FieldKey;
import org.jspecify.annotations.Nullable;

/** Completes artists, albums and tracks by the tags of their files. */
final class MusicCompleter implements Completer {
    private static final String MUSICBRAINZ = "musicbrainz";

    private final FileAccess files;
    private final @Nullable Ffprobe ffprobe;
    private final Map<String, Found> tracks = new HashMap<>();
    private final Map<String, List<Found>> groups = new HashMap<>();

    MusicCompleter(FileAccess files, @Nullable Ffprobe ffprobe, Music music) {
        this.files = files;
        this.ffprobe = ffprobe;
        music.loose.forEach(track -> tracks.put(track.file().id(), track.file()));
        for (Music.Album album : music.albums) {
            album.tracks().forEach(track -> tracks.put(track.file().id(), track.file()));
            groups.put(album.folder().id, MusicWriter.speakers(album));
        }
        music.artists.forEach((id, artist) -> groups.put(
                id,
                artist.files()
                        .subList(
                                0, Math.min(MusicWriter.SPEAKERS, artist.files().size()))));
    }

    @Override
    public @Nullable MediaItem complete(MediaItem listed) throws IOException {
        String id = listed.key().id();
        Found file = tracks.get(id);
        if (file != null) {
            return track(listed, file);
        }
        List<AudioTags> told = new ArrayList<>();
        for (Found speaker : groups.getOrDefault(id, List.of())) {
            if (speaker.readable()) {
                told.add(AudioTagReader.read(files, speaker));
            }
        }
        return switch (listed.kind()) {
            case ARTIST -> artist(listed, told);
            case ALBUM -> album(listed, told);
            default -> listed;
        };
    }

    private MediaItem track(MediaItem listed, Found file) throws IOException {
        Contents contents = Contents.read(files, file);
        AudioTags tags = AudioTagReader.read(files, file);
        Playing playing = new Playing(tags.length(), List.of()).or(contents.playing());
        if (playing.duration() == null && ffprobe != null && Contents.playable(file)) {
            playing = playing.or(ffprobe.playing(file.path()));
        }
        Numbering named = listed.numbering();
        Integer disc = tags.number(FieldKey.DISC_NO);
        Integer number = tags.number(FieldKey.TRACK);
        MediaPart part = playing(listed.parts().get(0), playing);
        return listed.toBuilder()
                .titles(Titles.of(or(tags.text(FieldKey.TITLE), listed.title())))
                .numbering(Numbering.track(disc != null ? disc : named.disc(), number != null ? number : named.track()))
                .dates(new Dates(tags.year(), null, listed.dates().added()))
                .about(playing(playing.duration()))
                .tags(new Tags(tags.genres(), List.of(), List.of()))
                .credits(credits(tags))
                .externalIds(ids(tags.text(FieldKey.MUSICBRAINZ_TRACK_ID)))
                .parts(List.of(part))
                .identities(file.identities(contents.mark()))
                .build();
    }

    private static MediaPart playing(MediaPart part, Playing told) {
        return new MediaPart(
                part.version(),
                part.file(),
                part.sizeBytes(),
                part.container(),
                told.duration(),
                part.modified(),
                told.streams());
    }

    private static About playing(@Nullable Duration length) {
        return new About(null, null, length, null, List.of());
    }

    private static List<Credit> credits(AudioTags tags) {
        List<Credit> credits = new ArrayList<>();
        String artist = tags.text(FieldKey.ARTIST);
        String composer = tags.text(FieldKey.COMPOSER);
        if (artist != null) {
            credits.add(new Credit(artist, Credit.Role.OTHER, null));
        }
        if (composer != null) {
            credits.add(new Credit(composer, Credit.Role.COMPOSER, null));
        }
        return credits;
    }

    private static MediaItem album(MediaItem listed, List<AudioTags> told) {
        String artist = most(told, AudioTags::albumArtist);
        Integer year = most(told, AudioTags::year);
        return listed.toBuilder()
                .titles(Titles.of(or(most(told, tags -> tags.text(FieldKey.ALBUM)), listed.title())))
                .dates(new Dates(year != null ? year : listed.dates().year(), null, null))
                .tags(new Tags(genres(told), List.of(), List.of()))
                .credits(artist == null ? List.of() : List.of(new Credit(artist, Credit.Role.OTHER, null)))
                .externalIds(ids(most(told, tags -> tags.text(FieldKey.MUSICBRAINZ_RELEASEID))))
                .build();
    }

    private static List<String> genres(List<AudioTags> told) {
        return told.stream().flatMap(tags -> tags.genres().stream()).distinct().toList();
    }

    private static MediaItem artist(MediaItem listed, List<AudioTags> told) {
        String id = most(told, tags -> tags.text(FieldKey.MUSICBRAINZ_RELEASEARTISTID));
        return listed.toBuilder()
                .titles(Titles.of(or(most(told, AudioTags::albumArtist), listed.title())))
                .externalIds(ids(id != null ? id : most(told, tags -> tags.text(FieldKey.MUSICBRAINZ_ARTISTID))))
                .build();
    }

    /** What more than half of the files say, because one wrong or foreign file must not name the rest. */
    private static <T> @Nullable T most(List<AudioTags> told, Function<AudioTags, @Nullable T> field) {
        Map<T, Integer> votes = new LinkedHashMap<>();
        for (AudioTags tags : told) {
            T value = field.apply(tags);
            if (value != null) {
                votes.merge(value, 1, Integer::sum);
            }
        }
        for (Map.Entry<T, Integer> vote : votes.entrySet()) {
            if (2 * vote.getValue() > told.size()) {
                return vote.getKey();
            }
        }
        return null;
    }

    private static List<ExternalId> ids(@Nullable String value) {
        return value == null ? List.of() : List.of(new ExternalId(MUSICBRAINZ, value));
    }

    private static String or(@Nullable String told, String named) {
        return told != null ? told : named;
    }
}
