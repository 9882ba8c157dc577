package dev.mediasync.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Made-up rows of a server's listings: a tenth films, the rest shows with three seasons of ten episodes each. */
final class MadeRows {
    static final int EPISODES = 10;
    static final String OVERVIEW =
            "Ninety years later a crew of strangers leaves the only harbour that is left, and what they find beyond"
                    + " the reef is older than any of the maps that brought them there. Nobody had told the girl at the"
                    + " helm that the sea remembers, nor that it forgives as seldom as her mother did.";

    private static final int SEASONS = 3;
    private static final int FILMS_IN = 10;

    private final Writer writer;
    private final List<List<byte[]>> byType = new ArrayList<>();
    private final List<byte[]> byNumber = new ArrayList<>();

    private MadeRows(Writer writer) {
        this.writer = writer;
        for (RowType type : RowType.values()) {
            byType.add(new ArrayList<>(type.ordinal()));
        }
    }

    /** A kind of rows; films are in one library, the rest in another. */
    enum RowType {
        MOVIE,
        SHOW,
        SEASON,
        EPISODE
    }

    /** Writes a row as a server does. */
    @FunctionalInterface
    interface Writer {
        /**
         * The JSON of a row.
         *
         * @param id its number
         * @param parent that of the row above, 0 for none
         * @param top that of the row above all
         * @param index where it is below its parent
         */
        String json(RowType type, int id, int parent, int top, int index);
    }

    /** So many rows. */
    static MadeRows of(int items, Writer writer) {
        MadeRows rows = new MadeRows(writer);
        for (int film = 0; film < items / FILMS_IN; film++) {
            rows.add(RowType.MOVIE, 0, 0, film);
        }
        for (int show = 0; rows.byNumber.size() < items; show++) {
            int showId = rows.add(RowType.SHOW, 0, 0, show);
            for (int season = 0; season < SEASONS && rows.byNumber.size() < items; season++) {
                int seasonId = rows.add(RowType.SEASON, showId, showId, season);
                for (int episode = 0; episode < EPISODES && rows.byNumber.size() < items; episode++) {
                    rows.add(RowType.EPISODE, seasonId, showId, episode);
                }
            }
        }
        return rows;
    }

    List<byte[]> of(RowType type) {
        return byType.get(type.ordinal());
    }

    /** A row by its number. */
    byte[] row(int id) {
        return byNumber.get(id - 1);
    }

    private int add(RowType type, int parent, int top, int index) {
        int id = byNumber.size() + 1;
        byte[] row = writer.json(type, id, parent, top, index).getBytes(StandardCharsets.UTF_8);
        byNumber.add(row);
        of(type).add(row);
        return id;
    }

    static void text(StringBuilder row, String name, String value) {
        row.append('"').append(name).append("\":\"").append(value).append("\",");
    }

    static void number(StringBuilder row, String name, long value) {
        row.append('"').append(name).append("\":").append(value).append(',');
    }
}
