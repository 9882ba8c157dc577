package dev.mediasync.plex;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a row's own pictures; those that it shows of its parent change with the parent. */
final class Pictures {
    private Pictures() {}

    static List<Artwork> of(Row row, String id, MediaKind kind) {
        List<Artwork> pictures = new ArrayList<>();
        add(pictures, kind == MediaKind.EPISODE ? Artwork.Kind.THUMB : Artwork.Kind.POSTER, row.word("thumb"), id);
        add(pictures, Artwork.Kind.BACKGROUND, row.word("art"), id);
        add(pictures, Artwork.Kind.BANNER, row.word("banner"), id);
        for (Row image : row.rows("Image")) {
            if ("clearLogo".equals(image.text("type"))) {
                add(pictures, Artwork.Kind.LOGO, image.word("url"), null);
            }
        }
        return pictures;
    }

    private static void add(List<Artwork> pictures, Artwork.Kind kind, @Nullable String path, @Nullable String owner) {
        boolean inherited = path != null
                && owner != null
                && path.startsWith("/library/metadata/")
                && !path.startsWith("/library/metadata/" + owner + "/");
        if (path != null && !inherited) {
            pictures.add(new Artwork(kind, withoutToken(path)));
        }
    }

    /** A query is dropped as a whole where a token is in it: nothing else in it is worth keeping. */
    static String withoutToken(String path) {
        int query = path.indexOf('?');
        if (query < 0) {
            return path;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        boolean secret = lower.contains("token=") || lower.contains("api_key=") || lower.contains("apikey=");
        return secret ? path.substring(0, query) : path;
    }
}
