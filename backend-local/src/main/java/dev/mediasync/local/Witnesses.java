package dev.mediasync.local;

import dev.mediasync.local.Catalogued.Episode;
import dev.mediasync.local.Catalogued.Film;
import dev.mediasync.local.Catalogued.Piece;
import dev.mediasync.local.Catalogued.Show;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that tell more about an item than names do.
 *
 * @param description its description file, null where there is none
 * @param media the files that play it, in the order of its parts
 */
record Witnesses(@Nullable Found description, List<Found> media) {
    /** Nothing tells more. */
    static final Witnesses NONE = new Witnesses(null, List.of());

    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final int TURN = 29;

    Witnesses {
        media = List.copyOf(media);
    }

    static Witnesses of(Film film) {
        Found main = film.pieces().get(0).file();
        Folder own = film.own();
        Found nfo = main.description();
        if (nfo == null && own != null) {
            nfo = own.companion("movie.nfo");
        }
        return new Witnesses(nfo, files(film.pieces()));
    }

    static Witnesses of(Show show) {
        return show.folder == null ? NONE : new Witnesses(show.folder.companion("tvshow.nfo"), List.of());
    }

    static Witnesses of(Episode episode) {
        List<Piece> pieces = episode.pieces();
        Found main = pieces.get(0).file();
        return new Witnesses(main.description(), files(pieces));
    }

    private static List<Found> files(List<Piece> pieces) {
        return pieces.stream().map(Piece::file).toList();
    }

    /** Whether the description can be looked at. */
    boolean clear() {
        return description == null || description.readable();
    }

    /** A listing's hash that also moves when the description does; those of the media are in the item already. */
    long mixedInto(long hash) {
        return description == null ? hash : mixed(hash, description.stamp);
    }

    /** A hash that moves with a stamp. */
    static long mixed(long hash, FileStamp stamp) {
        return mixed(mixed(hash, stamp.size()), stamp.modified());
    }

    private static long mixed(long hash, long value) {
        return Long.rotateLeft((hash ^ value) * ODD, TURN);
    }
}
