package dev.mediasync.plex;

import org.jspecify.annotations.Nullable;

/**
 * A row of a listing: what tells whether it changed, and the bytes that tell the rest.
 *
 * @param id its id, null where it has none that can be kept
 * @param type the word for what it is, null where it has none
 * @param above the ids of what is above it
 * @param fingerprint a hash of all that an item is made of, and of what moves when something changes that listings cut off
 * @param shape whether it can be taken as it is
 * @param marks what the account of the token did with it
 * @param contents the row itself
 */
record ListedRow(
        @Nullable String id,
        @Nullable String type,
        Above above,
        long fingerprint,
        Shape shape,
        Row marks,
        Contents contents) {
    /** Whether a row can be taken as it is. */
    enum Shape {
        /** Every field has a shape that it should have. */
        PLAIN,
        /** A text or an id is of a kind that an item may refuse. */
        ODD,
        /** A field has a wrong shape, such as a list in the place of a number. */
        GARBLED
    }

    /**
     * What a row is below.
     *
     * @param parent the id of its parent
     * @param grandparent the id of that one's parent
     */
    record Above(@Nullable String parent, @Nullable String grandparent) {}

    /**
     * What there is in the row.
     *
     * @param values what items are made of
     * @param before how many values are those of the rows before it
     * @param json all of it
     */
    record Contents(PageValues values, int before, Json json) {}

    /** Where a text is in a page. */
    @SuppressWarnings("ArrayRecordComponent")
    record Json(byte[] page, int from, int length) {}

    /** The row with all of its fields, read once more. */
    Row whole() {
        return Row.of(ContainerParser.tree(contents.json()));
    }

    /** The row with the fields that an item is made of; of a garbled row all of them, to show what is wrong. */
    Row known() {
        return garbled() ? whole() : contents.values().row(contents.before());
    }

    boolean garbled() {
        return shape == Shape.GARBLED;
    }
}
