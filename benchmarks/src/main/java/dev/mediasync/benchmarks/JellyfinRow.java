package dev.mediasync.benchmarks;

import static dev.mediasync.benchmarks.MadeRows.number;
import static dev.mediasync.benchmarks.MadeRows.text;

import dev.mediasync.benchmarks.MadeRows.RowType;

/** A made-up row of a Jellyfin server, with the fields, their order and the size that listings of real ones have. */
final class JellyfinRow {
    /** The id of the library of films. */
    static final String MOVIES = "f137a2dd21bbc1b99aa5c0f6bf02a805";

    /** The id of the library of shows. */
    static final String SHOWS = "a656b907eb3a73532e40e44b968d0225";

    private static final int DIGITS = 16;
    private static final String BEGINNING = "d1e2a3d4b5e6f789";
    private static final String ZEROS = "0".repeat(DIGITS);

    private JellyfinRow() {}

    private static String word(RowType type) {
        return switch (type) {
            case MOVIE -> "Movie";
            case SHOW -> "Series";
            case SEASON -> "Season";
            case EPISODE -> "Episode";
        };
    }

    private static String id(int number) {
        String digits = Integer.toHexString(number);
        return BEGINNING + ZEROS.substring(digits.length()) + digits;
    }

    /** The number in an id. */
    static int ofId(String id) {
        return Integer.parseInt(id.substring(DIGITS), 16);
    }

    static String json(RowType type, int number, int parent, int top, int index) {
        boolean plays = type == RowType.MOVIE || type == RowType.EPISODE;
        boolean told = type != RowType.SEASON;
        StringBuilder row = new StringBuilder(2_000).append('{');
        text(row, "Name", "The long voyage number " + number);
        text(row, "ServerId", "aaaabbbbccccddddaaaabbbbccccdddd");
        text(row, "Id", id(number));
        text(row, "DateCreated", "2026-11-23T00:59:09.8432518Z");
        if (plays) {
            text(row, "Container", "mkv");
        }
        text(row, "SortName", "long voyage number " + number);
        if (told) {
            text(row, "PremiereDate", "2014-03-19T00:00:00.0000000Z");
        }
        text(row, "Path", "/data/media/The long voyage/Season 01/The.long.voyage." + number + (plays ? ".mkv" : ""));
        text(row, "OfficialRating", "TV-14");
        row.append("\"ChannelId\":null,");
        if (told) {
            text(row, "Overview", MadeRows.OVERVIEW);
        }
        row.append("\"Taglines\":[],");
        row.append(told ? "\"Genres\":[\"Drama\",\"Adventure\"],\"CommunityRating\":7.4," : "\"Genres\":[],");
        if (plays) {
            number(row, "RunTimeTicks", 24_000_000_000L);
        }
        number(row, "ProductionYear", 1950 + number % 70);
        number(row, "IndexNumber", index + 1);
        if (type == RowType.EPISODE) {
            number(row, "ParentIndexNumber", 1);
        }
        row.append(
                told
                        ? "\"ProviderIds\":{\"Tvdb\":\"" + (300_000 + number) + "\",\"Imdb\":\"tt"
                                + (1_000_000 + number) + "\",\"Tmdb\":\"" + number + "\"},"
                        : "\"ProviderIds\":{},");
        row.append("\"IsFolder\":").append(!plays).append(',');
        text(row, "ParentId", id(parent == 0 ? number + 1 : parent));
        text(row, "Type", word(type));
        row.append("\"Studios\":[{\"Name\":\"Long Pictures\",\"Id\":\"" + id(7) + "\"}],");
        row.append(
                told
                        ? "\"GenreItems\":[{\"Name\":\"Drama\",\"Id\":\"" + id(8)
                                + "\"},{\"Name\":\"Adventure\",\"Id\":\"" + id(9) + "\"}],"
                        : "\"GenreItems\":[],");
        userData(row, number, plays);
        above(row, type, parent, top);
        row.append("\"Tags\":[],");
        if (plays) {
            text(row, "VideoType", "VideoFile");
        }
        pictures(row, number);
        text(row, "LocationType", "FileSystem");
        text(row, "MediaType", plays ? "Video" : "Unknown");
        row.setCharAt(row.length() - 1, '}');
        return row.toString();
    }

    private static void userData(StringBuilder row, int number, boolean plays) {
        row.append(plays ? "\"UserData\":{" : "\"UserData\":{\"UnplayedItemCount\":10,")
                .append("\"PlaybackPositionTicks\":0,\"PlayCount\":0,\"IsFavorite\":false,\"Played\":false,\"Key\":\"")
                .append(300_000 + number)
                .append("\",\"ItemId\":\"")
                .append(id(number))
                .append("\"},");
    }

    private static void above(StringBuilder row, RowType type, int parent, int top) {
        if (top == 0) {
            return;
        }
        text(row, "SeriesName", "The long voyage");
        text(row, "SeriesId", id(top));
        if (type == RowType.EPISODE) {
            text(row, "SeasonId", id(parent));
            text(row, "SeasonName", "Season 1");
        }
        text(row, "SeriesPrimaryImageTag", "0123456789abcdef0123456789abcdef");
        text(row, "ParentBackdropItemId", id(top));
        row.append("\"ParentBackdropImageTags\":[\"450e10a451e859d8036ab514271e4554\"],");
    }

    private static void pictures(StringBuilder row, int number) {
        String tag = id(number);
        row.append("\"ImageTags\":{\"Primary\":\"" + tag + "\"},\"BackdropImageTags\":[\"" + tag + "\"],");
        row.append("\"ImageBlurHashes\":{\"Backdrop\":{\"" + tag + "\":\"WlHL*xt8Klx]E2Oa?cxuWTRjV=oy_NkDo#n~Rlo#%$\"},"
                + "\"Primary\":{\"" + tag + "\":\"dhQ9s4-:_N_3%gs:xuoz-;oMMyR*_3xaM{Rj%MxuM{M{\"}},");
    }
}
