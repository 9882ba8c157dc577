package dev.mediasync.jellyfin;

import dev.mediasync.model.Artwork;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a row's own pictures; the tag in a reference changes with the picture. */
final class Pictures {
    private Pictures() {}

    static List<Artwork> of(Row row, String id, ItemType type) {
        Map<String, String> tags = row.pairs("ImageTags");
        List<String> backdrops = row.words("BackdropImageTags");
        if (tags.isEmpty() && backdrops.isEmpty()) {
            return List.of();
        }
        boolean still = type == ItemType.EPISODE || type == ItemType.VIDEO || type == ItemType.MUSIC_VIDEO;
        List<Artwork> pictures = new ArrayList<>();
        add(pictures, still ? Artwork.Kind.THUMB : Artwork.Kind.POSTER, id, "Primary", tags.get("Primary"));
        add(
                pictures,
                Artwork.Kind.BACKGROUND,
                id,
                "Backdrop",
                backdrops.isEmpty() ? tags.get("Backdrop") : backdrops.get(0));
        add(pictures, Artwork.Kind.BANNER, id, "Banner", tags.get("Banner"));
        add(pictures, Artwork.Kind.THUMB, id, "Thumb", tags.get("Thumb"));
        add(pictures, Artwork.Kind.LOGO, id, "Logo", tags.get("Logo"));
        return pictures;
    }

    private static void add(List<Artwork> pictures, Artwork.Kind kind, String id, String name, @Nullable String tag) {
        if (tag != null) {
            pictures.add(new Artwork(kind, "/Items/" + id + "/Images/" + name + "?tag=" + encoded(tag)));
        }
    }

    private static String encoded(String tag) {
        for (int at = 0; at < tag.length(); at++) {
            char letter = tag.charAt(at);
            if (letter >= 0x80 || !Character.isLetterOrDigit(letter)) {
                return URLEncoder.encode(tag, StandardCharsets.UTF_8);
            }
        }
        return tag;
    }
}
