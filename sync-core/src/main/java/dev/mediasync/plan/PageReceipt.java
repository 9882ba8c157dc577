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
     * A page of a paged listing; a page has at most one such receipt.
     *
     * <p>The pages of a listing must cover its declared total without a hole. Where each page begins with the last row of
     * the one before, the rows at their seams prove that nothing moved meanwhile.
     *
     * @param walk names the listing this page belongs to, for example {@code episodes}; no id is in two listings
     * @param offset the offset asked for, in rows
     * @param asked how many rows were asked for
     * @param received how many rows came, readable or not
     * @param total the total that the source declared with this page, null where it declared none
     * @param first the id of the first row that came, null where it is not known
     * @param last the id of the last row that came, null where it is not known
     */
    record Rows(
            String walk,
            long offset,
            int asked,
            int received,
            @Nullable Long total,
            @Nullable String first,
            @Nullable String last)
            implements PageReceipt {
        /** Refuses numbers that no page has. */
        public Rows {
            if (offset < 0 || asked < 0 || received < 0) {
                throw new IllegalArgumentException("Offset and numbers of rows are not negative: offset " + offset
                        + ", asked " + asked + ", received " + received);
            }
        }

        /** The same page with the rows that came, all of them readable. */
        public Rows with(List<ObservedItem> shown) {
            String begins = shown.isEmpty() ? null : shown.get(0).item().key().id();
            String ends = shown.isEmpty()
                    ? null
                    : shown.get(shown.size() - 1).item().key().id();
            return new Rows(walk, offset, asked, shown.size(), total, begins, ends);
        }

        /** A question for a page, not answered yet. */
        public static Rows asked(String walk, long offset, int asked, @Nullable Long total) {
            return new Rows(walk, offset, asked, 0, total, null, null);
        }

        /** The row behind the last one. */
        long end() {
            return offset + received;
        }
    }

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

    /**
     * A paged listing that was read a second time, because its pages did not fit together.
     *
     * <p>It takes the place of what the listing's pages prove. What the second look showed and the first did not is shown, too,
     * on a page without a receipt of a listing.
     *
     * @param walk names the listing
     * @param first what the first look came to
     * @param second what the second look came to
     */
    record Repeated(String walk, Look first, Look second) implements PageReceipt {
        private static final long FEW = 3;
        private static final long SHARE = 100;

        /** Whether the second look was whole, or both lacked the same few, of a server that counts what it never shows. */
        boolean settled() {
            Long total = second.total();
            if (total == null || second.ids() > total) {
                return false;
            }
            long lacking = total - second.ids();
            return lacking == 0 || (first.equals(second) && lacking <= Math.max(FEW, total / SHARE));
        }
    }

    /**
     * What one look over a listing came to.
     *
     * @param total the total that every page and every count apart declared, null where they differ or one declared none
     * @param ids how many different ids came
     */
    record Look(@Nullable Long total, long ids) {}

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
