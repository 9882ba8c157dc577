package dev.mediasync.plex;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A field of a listed row that takes part in a comparison.
 *
 * @param name its name
 * @param use what it is read for
 * @param seed stands for the name in hashes
 * @param inner the fields of the objects in it
 */
record ListedField(String name, Use use, long seed, ListedFields inner) {
    /** What a field is read for. */
    enum Use {
        /** A scalar, hashed. */
        SCALAR,
        /** The row's id. */
        ID,
        /** The word for what a row is. */
        TYPE,
        /** The parent's id, hashed. */
        PARENT,
        /** The id of the parent's parent, hashed. */
        GRANDPARENT,
        /** The path of a picture, hashed where it is the row's own. */
        PICTURE,
        /** What the token's account did, kept. */
        MARK,
        /** Pictures of all kinds, of which logos are hashed, in their order. */
        LOGOS,
        /** Objects whose order counts, hashed. */
        IN_ORDER,
        /** Objects that the server may list in any order, hashed. */
        IN_ANY_ORDER
    }

    /** The fields that items are made of, and those that move when others change that a listing cuts off. */
    static final ListedFields OF_ROW = ListedFields.of(Stream.of(
                    fields(
                            Use.SCALAR,
                            "title",
                            "titleSort",
                            "originalTitle",
                            "index",
                            "parentIndex",
                            "absoluteIndex",
                            "year",
                            "originallyAvailableAt",
                            "addedAt",
                            "updatedAt",
                            "deletedAt",
                            "summary",
                            "tagline",
                            "duration",
                            "contentRating",
                            "rating",
                            "ratingImage",
                            "audienceRating",
                            "audienceRatingImage",
                            "editionTitle",
                            "studio",
                            "guid"),
                    fields(Use.ID, "ratingKey"),
                    fields(Use.TYPE, "type"),
                    fields(Use.PARENT, "parentRatingKey"),
                    fields(Use.GRANDPARENT, "grandparentRatingKey"),
                    fields(Use.PICTURE, "thumb", "art", "banner"),
                    fields(
                            Use.MARK,
                            "viewCount",
                            "viewOffset",
                            "lastViewedAt",
                            "userRating",
                            "leafCount",
                            "viewedLeafCount"),
                    Stream.of("Genre", "Style", "Director", "Writer", "Producer", "Role")
                            .map(name -> objects(name, Use.IN_ORDER, "tag", "role")),
                    Stream.of("Collection", "Label").map(name -> objects(name, Use.IN_ANY_ORDER, "tag")),
                    Stream.of(
                            objects("Guid", Use.IN_ANY_ORDER, "id"),
                            objects("Image", Use.LOGOS, "type", "url"),
                            version()))
            .flatMap(Function.identity()));

    private static ListedField version() {
        Stream<ListedField> scalars = fields(
                Use.SCALAR, "id", "videoResolution", "audioCodec", "proxyType", "container", "deletedAt", "duration");
        ListedField parts =
                objects("Part", Use.IN_ORDER, "id", "key", "file", "size", "container", "duration", "deletedAt");
        return of("Media", Use.IN_ANY_ORDER, ListedFields.of(Stream.concat(scalars, Stream.of(parts))));
    }

    private static Stream<ListedField> fields(Use use, String... names) {
        return Arrays.stream(names).map(name -> of(name, use, ListedFields.NONE));
    }

    private static ListedField objects(String name, Use use, String... scalars) {
        return of(name, use, ListedFields.of(fields(Use.SCALAR, scalars)));
    }

    private static ListedField of(String name, Use use, ListedFields inner) {
        return new ListedField(name, use, RowHash.text(name), inner);
    }
}
