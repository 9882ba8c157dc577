package dev.mediasync.local;

import dev.mediasync.model.About;
import dev.mediasync.model.Credit;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.Tags;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a description file tells.
 *
 * @param title the title
 * @param original the title in the original language
 * @param sort the title to sort by
 * @param dates year and day of release
 * @param about what is told about the item
 * @param tags the grouping words
 * @param credits the people
 * @param ids ids in public databases
 */
record Nfo(
        @Nullable String title,
        @Nullable String original,
        @Nullable String sort,
        Dates dates,
        About about,
        Tags tags,
        List<Credit> credits,
        List<ExternalId> ids) {
    /** A description that tells nothing. */
    static final Nfo NOTHING = new Nfo(null, null, null, Dates.NONE, About.NOTHING, Tags.NONE, List.of(), List.of());

    Nfo {
        credits = List.copyOf(credits);
        ids = List.copyOf(ids);
    }
}
