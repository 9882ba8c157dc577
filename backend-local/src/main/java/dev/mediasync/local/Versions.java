package dev.mediasync.local;

import dev.mediasync.local.Catalogued.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the versions of one item in order, and the parts of each. */
final class Versions {
    private static final Pattern LINES = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:(\\d{3,4})[pi]|(4k|uhd))(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
    private static final int UHD_LINES = 2160;

    private Versions() {}

    /**
     * The version without a label first, then by the height of the picture, the highest first, then by the file's name.
     *
     * @param soleLabel the label where there is one version only
     */
    static List<Piece> ordered(List<Piece> pieces, String soleLabel) {
        List<Piece> labelled = labelled(pieces);
        long versions = labelled.stream().map(Piece::version).distinct().count();
        if (versions == 1) {
            labelled.replaceAll(piece -> new Piece(piece.file(), soleLabel, piece.part()));
        }
        Map<String, String> first = new HashMap<>();
        labelled.forEach(piece -> first.merge(piece.version(), piece.file().stem(), Versions::smaller));
        labelled.sort(Comparator.<Piece>comparingInt(piece -> -lines(piece.version()))
                .thenComparing(piece -> first.getOrDefault(piece.version(), ""))
                .thenComparing(Piece::version)
                .thenComparingInt(Piece::part));
        return labelled;
    }

    /** Two files of one label are told apart by their names. */
    private static List<Piece> labelled(List<Piece> pieces) {
        List<Piece> labelled = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            boolean clear = taken.add(piece.version() + "|" + piece.part());
            labelled.add(clear ? piece : new Piece(piece.file(), piece.file().stem(), piece.part()));
        }
        return labelled;
    }

    private static String smaller(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static int lines(String version) {
        if (version.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        Matcher lines = LINES.matcher(version);
        if (!lines.find()) {
            return 0;
        }
        return lines.group(1) == null ? UHD_LINES : Integer.parseInt(lines.group(1));
    }
}
