package dev.mediasync.benchmarks;

import dev.mediasync.model.Availability;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.repository.ItemSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads what a query by hand selects into the record that the library gives. */
final class PreparedRow {
    /** The kinds in the order of the numbers that stand for them in the file, from 1. */
    static final List<MediaKind> KINDS = List.of(
            MediaKind.EPISODE,
            MediaKind.MOVIE,
            MediaKind.SHOW,
            MediaKind.SEASON,
            MediaKind.ARTIST,
            MediaKind.ALBUM,
            MediaKind.TRACK,
            MediaKind.COLLECTION,
            MediaKind.PLAYLIST,
            MediaKind.MUSIC_VIDEO,
            MediaKind.VIDEO);

    private PreparedRow() {}

    /** The columns are key, title, year, the parent's key, availability, season, episode and poster. */
    static ItemSummary read(ResultSet row, MediaKind kind) throws SQLException {
        String parent = row.getString(4);
        return new ItemSummary(
                new ItemKey(Catalogue.SOURCE, row.getString(1)),
                kind,
                row.getString(2),
                row.getInt(3),
                parent == null ? null : new ItemKey(Catalogue.SOURCE, parent),
                (Integer) row.getObject(6),
                (Integer) row.getObject(7),
                row.getBoolean(5) ? Availability.AVAILABLE : Availability.UNAVAILABLE,
                row.getString(8));
    }
}
