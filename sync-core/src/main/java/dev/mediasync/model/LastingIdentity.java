package dev.mediasync.model;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Words by which the same thing is known again under another key.
 *
 * <p>An external id counts together with the item's kind and its position, because an episode often carries its show's
 * id; a source's own identities and aliases count with the kind. A title never counts, and nothing is concluded from a
 * word that is missing.
 */
public final class LastingIdentity {
    private LastingIdentity() {}

    /** The item's words, sorted. */
    public static SortedSet<String> of(MediaItem item) {
        SortedSet<String> words = new TreeSet<>();
        String kind = "@" + item.kind().word();
        String place = kind + position(item);
        if (placed(item)) {
            for (ExternalId id : item.externalIds()) {
                words.add("id:" + id.provider() + ":" + id.value() + place);
            }
        }
        for (String own : item.identities()) {
            words.add("own:" + own + kind);
        }
        for (String alias : item.aliases()) {
            words.add("alias:" + alias + kind);
        }
        words.add("alias:" + item.key().id() + kind);
        return words;
    }

    /** An episode or a track may carry the id of what it belongs to, so without a place of its own the id proves nothing. */
    private static boolean placed(MediaItem item) {
        return switch (item.kind()) {
            case EPISODE -> item.numbering().episode() != null || item.dates().released() != null;
            case SEASON -> item.numbering().season() != null;
            case TRACK -> item.numbering().track() != null;
            default -> true;
        };
    }

    private static String position(MediaItem item) {
        Numbering numbering = item.numbering();
        String day = numbering.episode() == null && item.dates().released() != null
                ? "r" + item.dates().released()
                : "";
        return day
                + word("s", numbering.season())
                + word("e", numbering.episode())
                + word("d", numbering.disc())
                + word("t", numbering.track());
    }

    private static String word(String letter, @Nullable Integer number) {
        return number == null ? "" : letter + number;
    }
}
