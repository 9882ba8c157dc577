package dev.mediasync.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source asked and what came back, so that the core can tell whether an enumeration was complete.
 *
 * <p>A source only reports facts. Whether they amount to a proof is decided by the planner; without any receipt nothing
 * is proved and nothing is removed.
 */
public sealed interface PageReceipt {
    /**
     * A page of a paged listing.
     *
     * @param walk names the listing this page belongs to, for example {@code episodes}
     * @param offset the offset asked for, in rows
     * @param received how many rows came, readable or not
     * @param total the total that the source declared with this page, null where it declared none
     */
    record Rows(
            String walk,
            long offset,
            int received,
            @Nullable Long total) implements PageReceipt {}

    /**
     * A folder of a tree.
     *
     * @param folder the id prefix of everything below it, empty for the root
     * @param mark how far it was read
     * @param subfolders the prefixes of the folders found in it, each of which needs a receipt of its own
     */
    record Folder(String folder, Mark mark, List<String> subfolders) implements PageReceipt {
        /** Copies the list. */
        public Folder {
            subfolders = List.copyOf(subfolders);
        }
    }

    /**
     * Something that forbids to conclude anything from absence.
     *
     * @param below the id prefix it concerns, empty for everything
     * @param why what happened, for a person
     */
    record Doubt(String below, String why) implements PageReceipt {}

    /** How far a folder was read. */
    enum Mark {
        /** Every entry was read. */
        COMPLETE,
        /** Some entries were read. */
        PARTIAL,
        /** No entry was read. */
        UNAVAILABLE
    }
}
