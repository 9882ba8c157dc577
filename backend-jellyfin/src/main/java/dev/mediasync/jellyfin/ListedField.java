package dev.mediasync.jellyfin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A field that is kept of a listed row.
 *
 * @param name its name
 * @param shape how it is written
 * @param part what of a comparison it belongs to
 */
record ListedField(String name, Shape shape, Part part) {
    /** How many fields, the first ones, are read more than once. */
    static final int OFTEN = 6;

    /** How a field is written where it is as it should be. */
    enum Shape {
        /** A text, number or boolean. */
        SCALAR,
        /** A list of scalars. */
        WORDS,
        /** A list of objects that hold scalars. */
        OBJECTS,
        /** An object that holds scalars, in any order. */
        PAIRS,
        /** An object with fields of its own. */
        ROW,
        /** A number or a mark that says as much where it is absent as where it is 0 or false. */
        COUNT,
        /** Anything. */
        ANY
    }

    /** What a field says of whether an item changed. */
    enum Part {
        /** Nothing by itself: an item's parent and availability are compared as they are found, not as they are written. */
        NONE,
        /** An item is made of it. */
        ITEM,
        /** An item that plays is made of it; of others it tells what they hold. */
        FILE
    }

    /** Some fields, found by the hashes of their names. */
    static final class Names {
        private static final int ROOM = 256;

        final Map<String, Integer> places = new HashMap<>();
        private final ListedField[] fields;
        private final long[] seeds;
        private final long[] hashes = new long[ROOM];
        private final int[] found = new int[ROOM];

        Names(List<ListedField> fields) {
            this.fields = fields.toArray(ListedField[]::new);
            this.seeds = fields.stream().mapToLong(field -> seed(field.name())).toArray();
            for (int place = 0; place < seeds.length; place++) {
                int at = slot(seeds[place]);
                hashes[at] = seeds[place];
                found[at] = place;
                places.put(fields.get(place).name(), place);
            }
        }

        private static long seed(String name) {
            return new PageCursor(('"' + name + "\":").getBytes(StandardCharsets.UTF_8)).hash();
        }

        private int slot(long hash) {
            int at = (int) hash & (ROOM - 1);
            while (hashes[at] != RowHash.ABSENT && hashes[at] != hash) {
                at = (at + 1) & (ROOM - 1);
            }
            return at;
        }

        int size() {
            return fields.length;
        }

        ListedField field(int place) {
            return fields[place];
        }

        /** Stands for the name in hashes. */
        long seed(int place) {
            return seeds[place];
        }

        /** The place of a name's hash; negative where it is none of these. */
        int place(long hash) {
            int at = slot(hash);
            return hashes[at] == RowHash.ABSENT ? -1 : found[at];
        }
    }

    /** What a page says beside its rows, which come first here. */
    static final Names OF_PAGE = new Names(fields(Shape.ANY, Part.NONE, "Items", "TotalRecordCount", "StartIndex")
            .toList());

    /** The fields that are kept of a row. */
    static final Names OF_ROW = new Names(Stream.of(
                    fields(Shape.SCALAR, Part.NONE, "Id", "Type", "ParentId", "SeriesId", "SeasonId", "AlbumId"),
                    fields(Shape.SCALAR, Part.NONE, "CollectionType", "LocationType", "IsPlaceHolder"),
                    fields(Shape.SCALAR, Part.ITEM, "Name", "SortName", "OriginalTitle", "Overview", "Container"),
                    fields(Shape.SCALAR, Part.ITEM, "AlbumArtist", "IndexNumber", "IndexNumberEnd"),
                    fields(Shape.SCALAR, Part.ITEM, "ParentIndexNumber", "ProductionYear", "PremiereDate"),
                    fields(Shape.SCALAR, Part.ITEM, "DateCreated", "OfficialRating", "CommunityRating"),
                    fields(Shape.SCALAR, Part.ITEM, "CriticRating", "MediaSourceCount"),
                    fields(Shape.SCALAR, Part.FILE, "Path", "RunTimeTicks"),
                    fields(Shape.WORDS, Part.ITEM, "Taglines", "Artists", "Genres", "Tags", "BackdropImageTags"),
                    fields(Shape.OBJECTS, Part.ITEM, "Studios"),
                    fields(Shape.OBJECTS, Part.NONE, "AlbumArtists"),
                    fields(Shape.PAIRS, Part.ITEM, "ProviderIds", "ImageTags"),
                    fields(Shape.ANY, Part.NONE, "MediaSources", "People"),
                    fields(Shape.ROW, Part.NONE, "UserData"))
            .flatMap(some -> some)
            .toList());

    /** The place of a row's user data. */
    static final int USER_DATA = OF_ROW.size() - 1;

    /** The fields that are kept of the user data in a row. */
    static final Names OF_USER_DATA = new Names(Stream.concat(
                    fields(Shape.SCALAR, Part.NONE, "Key", "ItemId", "LastPlayedDate", "Rating"),
                    fields(
                            Shape.COUNT,
                            Part.NONE,
                            "PlaybackPositionTicks",
                            "PlayCount",
                            "IsFavorite",
                            "Played",
                            "UnplayedItemCount"))
            .toList());

    private static Stream<ListedField> fields(Shape shape, Part part, String... names) {
        return Arrays.stream(names).map(name -> new ListedField(name, shape, part));
    }
}
