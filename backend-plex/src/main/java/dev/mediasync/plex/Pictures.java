package dev.mediasync.plex;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a row's own pictures; those that it shows of its parent change with the parent. */
final class Pictures {
    private static final String ITEMS = "/library/metadata/";

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
        if (path != null && (owner == null || own(path, owner))) {
            String safe = withoutToken(path);
            if (!secret(safe)) {
                pictures.add(new Artwork(kind, safe));
            }
        }
    }

    /** Whether a picture is of the row itself and not of one above it. */
    static boolean own(String path, String owner) {
        return !path.startsWith(ITEMS) || path.startsWith(owner + "/", ITEMS.length());
    }

    /** A query is dropped as a whole where a token is in it: nothing else in it is worth keeping. */
    static String withoutToken(String path) {
        int query = path.indexOf('?');
        if (query < 0) {
            return path;
        }
        return secret(path) ? path.substring(0, query) : path;
    }

    private static boolean secret(String path) {
        if (path.indexOf('=') < 0) {
            return false;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.contains("token=") || lower.contains("api_key=") || lower.contains("apikey=");
    }
}
