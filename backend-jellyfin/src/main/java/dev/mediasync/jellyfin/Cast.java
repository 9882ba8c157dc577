package dev.mediasync.jellyfin;

import dev.mediasync.model.Credit;
import dev.mediasync.model.Credit.Role;
import dev.mediasync.model.MediaItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads who made a film or show and who plays in it; a listing is not asked, because it costs a query an item. */
final class Cast {
    private Cast() {}

    /** Whether people are told of such items. */
    static boolean of(ItemType type) {
        return type == ItemType.MOVIE || type == ItemType.SERIES || type == ItemType.EPISODE;
    }

    /** The item with its people, in the server's order; of a row that tells none as it is. */
    static MediaItem credited(MediaItem listed, Row full) {
        if (!full.has("People")) {
            return listed;
        }
        List<Credit> credits = new ArrayList<>(listed.credits());
        for (Row person : full.rows("People")) {
            String name = person.word("Name");
            if (name != null) {
                Role role = role(person.word("Type"));
                credits.add(new Credit(name, role, role == Role.ACTOR ? person.word("Role") : null));
            }
        }
        return full.garbled() ? listed : listed.with(item -> item.credits(credits));
    }

    private static Role role(@Nullable String type) {
        return switch (String.valueOf(type).toLowerCase(Locale.ROOT)) {
            case "actor", "gueststar" -> Role.ACTOR;
            case "director" -> Role.DIRECTOR;
            case "writer" -> Role.WRITER;
            case "producer" -> Role.PRODUCER;
            case "composer" -> Role.COMPOSER;
            default -> Role.OTHER;
        };
    }
}
