package dev.mediasync.benchmarks;

import static dev.mediasync.benchmarks.MadeRows.number;
import static dev.mediasync.benchmarks.MadeRows.text;

import dev.mediasync.benchmarks.MadeRows.RowType;
import java.util.Locale;

/** A made-up row of a Plex server, with the fields and the size that listings of real ones have. */
final class PlexRow {
    private static final long SECOND = 1_579_514_088L;

    private PlexRow() {}

    static String json(RowType type, int id, int parent, int top, int index) {
        String word = type.name().toLowerCase(Locale.ROOT);
        StringBuilder row = new StringBuilder(2_000).append('{');
        text(row, "ratingKey", Integer.toString(id));
        text(row, "key", "/library/metadata/" + id);
        text(row, "guid", "plex://" + word + "/" + String.format("%024x", id * 7_919L));
        if (parent > 0) {
            above(row, type, parent, top);
        }
        text(row, "type", word);
        text(row, "title", word + " number " + id + " of the long voyage");
        text(row, "contentRating", "TV-14");
        text(row, "summary", type == RowType.SEASON ? "" : MadeRows.OVERVIEW);
        number(row, "index", index + 1);
        number(row, "year", 1950 + id % 70);
        text(row, "thumb", "/library/metadata/" + id + "/thumb/" + (SECOND + id));
        text(row, "art", "/library/metadata/" + (top > 0 ? top : id) + "/art/" + (SECOND + id));
        text(row, "originallyAvailableAt", "2014-03-19");
        number(row, "addedAt", SECOND + id);
        number(row, "updatedAt", SECOND + 2L * id);
        rest(row, type, id);
        row.setCharAt(row.length() - 1, '}');
        return row.toString();
    }

    private static void above(StringBuilder row, RowType type, int parent, int top) {
        text(row, "parentRatingKey", Integer.toString(parent));
        text(row, "parentKey", "/library/metadata/" + parent);
        text(row, "parentGuid", "plex://season/" + String.format("%024x", parent * 7_919L));
        text(row, "parentTitle", "Season 1");
        text(row, "parentThumb", "/library/metadata/" + parent + "/thumb/" + SECOND);
        if (type == RowType.EPISODE) {
            text(row, "grandparentRatingKey", Integer.toString(top));
            text(row, "grandparentKey", "/library/metadata/" + top);
            text(row, "grandparentGuid", "plex://show/" + String.format("%024x", top * 7_919L));
            text(row, "grandparentTitle", "show number " + top + " of the long voyage");
            text(row, "grandparentThumb", "/library/metadata/" + top + "/thumb/" + SECOND);
            text(row, "grandparentArt", "/library/metadata/" + top + "/art/" + SECOND);
            number(row, "parentIndex", 1);
        }
    }

    private static void rest(StringBuilder row, RowType type, int id) {
        if (type == RowType.SEASON || type == RowType.SHOW) {
            number(row, "leafCount", MadeRows.EPISODES);
            number(row, "viewedLeafCount", 0);
        }
        if (type == RowType.SEASON) {
            return;
        }
        row.append("\"audienceRating\":7.4,\"audienceRatingImage\":\"themoviedb://image.rating\",");
        if (type != RowType.SHOW) {
            number(row, "duration", 2_400_000);
            media(row, id);
        }
        row.append("\"Image\":[{\"alt\":\"The long voyage\",\"type\":\"coverPoster\",\"url\":\"/library/metadata/" + id
                + "/thumb/" + SECOND + "\"},{\"alt\":\"The long voyage\",\"type\":\"background\",\"url\":\""
                + "/library/metadata/" + id + "/art/" + SECOND + "\"}],");
        row.append("\"UltraBlurColors\":{\"topLeft\":\"221a12\",\"topRight\":\"35271c\",\"bottomRight\":\"1d1a17\","
                + "\"bottomLeft\":\"443b31\"},");
        row.append("\"Genre\":[{\"tag\":\"Drama\"},{\"tag\":\"Adventure\"}],\"Director\":[{\"tag\":\"Ann"
                + " Other\"}],\"Writer\":[{\"tag\":\"Bea Yonder\"}],\"Role\":[{\"tag\":\"Cem Elsewhere\"},{\"tag\":\"Dee"
                + " Nowhere\"},{\"tag\":\"Eve Anywhere\"}],");
        row.append("\"Guid\":[{\"id\":\"imdb://tt" + (1_000_000 + id) + "\"},{\"id\":\"tmdb://" + id
                + "\"},{\"id\":\"tvdb://" + (300_000 + id) + "\"}],");
    }

    private static void media(StringBuilder row, int id) {
        row.append("\"Media\":[{\"id\":" + (id + 400) + ",\"duration\":2400000,\"bitrate\":21178,\"width\":1280,"
                + "\"height\":720,\"aspectRatio\":1.78,\"audioChannels\":2,\"audioCodec\":\"aac\",\"videoCodec\":\"h264\","
                + "\"videoResolution\":\"720\",\"container\":\"mkv\",\"videoFrameRate\":\"PAL\",\"audioProfile\":\"lc\","
                + "\"videoProfile\":\"main\",\"Part\":[{\"id\":" + (id + 500) + ",\"key\":\"/library/parts/"
                + (id + 500)
                + "/" + SECOND
                + "/file.mkv\",\"duration\":2400000,\"file\":\"/data/media/The long voyage/The.long.voyage."
                + id + ".mkv\",\"size\":13400382,\"audioProfile\":\"lc\",\"container\":\"mkv\","
                + "\"videoProfile\":\"main\"}]}],");
    }
}
