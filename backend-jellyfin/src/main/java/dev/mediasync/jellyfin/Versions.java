package dev.mediasync.jellyfin;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of an item.
 *
 * <p>Of several versions the server lists one, whose file can go: then the item is listed under the id of another. All their ids
 * stand in the media sources, which a listing is not asked for, because they cost the server queries for each item.
 */
final class Versions {
    private static final String SEPARATORS = "-_.[(";

    private Versions() {}

    /** The file that a listing shows. */
    static List<MediaPart> listed(Row row, ItemType type) {
        String path = row.word("Path");
        if (!type.playable() || path == null) {
            return List.of();
        }
        return List.of(
                new MediaPart("", Urls.withoutSecrets(path), null, container(row), row.ticks("RunTimeTicks"), null));
    }

    /** Of several names of one container the first. */
    private static @Nullable String container(Row row) {
        String container = row.word("Container");
        int comma = container == null ? -1 : container.indexOf(',');
        return comma > 0 && container != null ? container.substring(0, comma) : container;
    }

    /**
     * Whether a listed item may have more versions than the one that is listed.
     *
     * <p>Where the server does not count them, the name tells: versions are called like their folder, with a word behind it,
     * of which one may have none.
     *
     * @param counted whether the listing holds the number of versions wherever it is not one
     */
    static boolean possible(Row row, ItemType type, boolean counted) {
        if (!type.versioned()) {
            return false;
        }
        Integer count = row.number("MediaSourceCount", 0, Integer.MAX_VALUE);
        if (count != null || counted) {
            return count != null && count > 1;
        }
        String path = row.word("Path");
        String suffix = path == null ? null : suffix(Urls.withoutSecrets(path));
        return path != null && suffix != null && (!suffix.isEmpty() || !known(row, path));
    }

    /**
     * Whether a film is known again without its versions' ids when the server lists another version of it.
     *
     * <p>A file that is called just like its folder stands before those with a word behind it.
     */
    private static boolean known(Row row, String path) {
        return !row.pairs("ProviderIds").isEmpty() || Identities.home(path.replace('\\', '/')) != null;
    }

    /** The word by which a file called like its folder differs, empty for none; null where it is called otherwise. */
    static @Nullable String suffix(String file) {
        String path = file.replace('\\', '/');
        int slash = path.lastIndexOf('/');
        int above = slash <= 0 ? -1 : path.lastIndexOf('/', slash - 1);
        String folder = path.substring(above + 1, Math.max(above + 1, slash));
        String name = path.substring(slash + 1);
        // The server compares them in any case.
        boolean begins = !folder.isEmpty() && name.regionMatches(true, 0, folder, 0, folder.length());
        return begins ? word(name.substring(folder.length())) : null;
    }

    /** The same of what stands behind the folder's name. */
    private static @Nullable String word(String behindFolder) {
        int dot = behindFolder.lastIndexOf('.');
        String word = (dot < 0 ? behindFolder : behindFolder.substring(0, dot)).strip();
        return word.isEmpty() || SEPARATORS.indexOf(word.charAt(0)) >= 0 ? word : null;
    }

    /** The other ids of an item and its files, as its media sources show them. */
    static MediaItem completed(MediaItem listed, Row full, Dialect dialect) {
        List<Row> sources = full.rows("MediaSources");
        Set<String> aliases = new TreeSet<>();
        List<MediaPart> parts = new ArrayList<>();
        Map<String, Integer> labels = new HashMap<>();
        for (Row source : sources) {
            String id = dialect.versionId(source.word("Id"));
            boolean own = listed.key().id().equals(id);
            if (id != null && !own) {
                aliases.add(id);
            }
            String label = sources.size() == 1 ? "" : label(source, labels);
            parts.add(part(label, source, own ? full.word("Path") : null));
        }
        return parts.isEmpty() ? listed : listed.with(item -> item.parts(parts).aliases(aliases));
    }

    /** Versions that are called alike are counted, because parts of one label play one after the other. */
    private static String label(Row source, Map<String, Integer> labels) {
        String name = source.word("Name");
        String label = name == null ? "version" : name;
        int count = labels.merge(label, 1, Integer::sum);
        return count == 1 ? label : label + " #" + count;
    }

    /** The file of a source; of one that only points elsewhere the pointing file is named where it is known. */
    private static MediaPart part(String label, Row source, @Nullable String ownPath) {
        String path = ownPath != null ? ownPath : source.word("Path");
        Long size = source.whole("Size");
        return new MediaPart(
                label,
                path == null ? "" : Urls.withoutSecrets(path),
                size == null || size <= 0 ? null : size,
                container(source),
                source.ticks("RunTimeTicks"),
                null);
    }
}
