package dev.mediasync.local;

import dev.mediasync.local.NfoReader.Description;
import dev.mediasync.model.About;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Tags;
import dev.mediasync.model.Titles;
import dev.mediasync.plan.ObservedItem.Trust;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Completes films, shows and episodes by their descriptions and files. */
final class VideoCompleter implements Completer {
    private final FileAccess files;
    private final NfoReader descriptions;
    private final @Nullable Ffprobe ffprobe;
    /** What names and folders do not lead to; the rest is found when it is asked for, because a library may have many. */
    private final Map<String, Witnesses> special = new HashMap<>();

    private final List<Folder> roots;

    VideoCompleter(FileAccess files, NfoReader descriptions, @Nullable Ffprobe ffprobe, Survey.Result result) {
        this.files = files;
        this.descriptions = descriptions;
        this.ffprobe = ffprobe;
        this.roots = result.roots();
        result.catalogued().films.forEach(film -> remember(Witnesses.of(film)));
        for (Catalogued.Show show : result.catalogued().shows.values()) {
            Witnesses told = Witnesses.of(show);
            if (told.description() != null) {
                special.put(show.id, told);
            }
            show.seasons
                    .values()
                    .forEach(episodes -> episodes.values().forEach(episode -> remember(Witnesses.of(episode))));
        }
    }

    private void remember(Witnesses told) {
        Found main = told.media().get(0);
        if (told.media().size() > 1 || told.description() != main.description()) {
            special.put(main.id(), told);
        }
    }

    private Witnesses witnesses(String id) {
        Witnesses told = special.get(id);
        if (told != null) {
            return told;
        }
        int slash = id.lastIndexOf('/');
        Folder folder = folder(slash < 0 ? "" : id.substring(0, slash));
        Found main = folder == null ? null : folder.video(id.substring(slash + 1));
        return main == null ? Witnesses.NONE : new Witnesses(main.description(), List.of(main));
    }

    private @Nullable Folder folder(String id) {
        for (Folder root : roots) {
            Folder found = root.find(id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public @Nullable MediaItem complete(MediaItem listed) throws IOException {
        Witnesses known = witnesses(listed.key().id());
        Description description = descriptions.read(known.description());
        if (description.trust() != Trust.FULL) {
            return null;
        }
        MediaItem described = described(listed, description.nfo());
        return known.media().isEmpty() ? described : withContents(described, known.media());
    }

    private static MediaItem described(MediaItem listed, Nfo nfo) {
        if (nfo.equals(Nfo.NOTHING)) {
            return listed;
        }
        String title = nfo.title() != null ? nfo.title() : listed.title();
        return listed.toBuilder()
                .titles(new Titles(title, nfo.sort(), nfo.original()))
                .dates(dates(listed.dates(), nfo.dates()))
                .about(nfo.about())
                .tags(tags(listed.tags(), nfo.tags()))
                .credits(nfo.credits())
                .externalIds(ids(nfo.ids(), listed.externalIds()))
                .build();
    }

    private static Dates dates(Dates named, Dates told) {
        return new Dates(
                told.year() != null ? told.year() : named.year(),
                told.released() != null ? told.released() : named.released(),
                named.added());
    }

    private static Tags tags(Tags named, Tags told) {
        List<String> labels = new ArrayList<>(told.labels());
        named.labels().stream().filter(label -> !labels.contains(label)).forEach(labels::add);
        return new Tags(told.genres(), told.studios(), labels);
    }

    private static List<ExternalId> ids(List<ExternalId> first, List<ExternalId> second) {
        Map<String, ExternalId> byProvider = new TreeMap<>();
        first.forEach(id -> byProvider.putIfAbsent(id.provider(), id));
        second.forEach(id -> byProvider.putIfAbsent(id.provider(), id));
        return List.copyOf(byProvider.values());
    }

    private MediaItem withContents(MediaItem item, List<Found> media) throws IOException {
        List<MediaPart> parts = new ArrayList<>();
        List<String> identities = new ArrayList<>();
        for (int at = 0; at < media.size(); at++) {
            Found file = media.get(at);
            Contents contents = Contents.read(files, file);
            identities.addAll(file.identities(contents.mark()));
            parts.add(playing(item.parts().get(at), playing(file, contents)));
        }
        return item.with(copy -> copy.parts(parts).identities(identities).about(playing(item.about(), parts)));
    }

    private Playing playing(Found file, Contents contents) {
        Playing told = contents.playing();
        boolean ask = told.duration() == null && ffprobe != null && Contents.playable(file);
        return ask && ffprobe != null ? told.or(ffprobe.playing(file.path())) : told;
    }

    private static MediaPart playing(MediaPart part, Playing told) {
        return new MediaPart(
                part.version(),
                part.file(),
                part.sizeBytes(),
                part.container(),
                told.duration(),
                part.modified(),
                told.beside(part.streams()));
    }

    /** Where nobody tells how long the item plays, its first version does. */
    private static About playing(About about, List<MediaPart> parts) {
        Duration all = Duration.ZERO;
        for (MediaPart part : parts) {
            if (part.version().equals(parts.get(0).version())) {
                Duration one = part.duration();
                if (one == null) {
                    return about;
                }
                all = all.plus(one);
            }
        }
        return about.runtime() != null
                ? about
                : new About(about.overview(), about.tagline(), all, about.contentRating(), about.ratings());
    }
}
