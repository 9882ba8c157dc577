package dev.mediasync.sqlite;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.MediaStream;
import dev.mediasync.model.MediaStream.Mark;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes and reads what plays with the files of an item. */
final class StreamSql {
    private static final String INSERT = """
            INSERT INTO ms_stream (item_id, part, position, kind, codec, language, title, width, height, channels,
                marks, stereo, file)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String SELECT = """
            SELECT part, kind, codec, language, title, width, height, channels, marks, stereo, file
            FROM ms_stream WHERE item_id = ? ORDER BY part, position
            """;

    private StreamSql() {}

    /** A stream and the position of its part. */
    record Placed(int part, MediaStream stream) {}

    /** All streams of an item, part by part. */
    static List<Placed> of(MediaItem item) {
        List<Placed> all = new ArrayList<>();
        List<MediaPart> parts = item.parts();
        for (int part = 0; part < parts.size(); part++) {
            for (MediaStream stream : parts.get(part).streams()) {
                all.add(new Placed(part, stream));
            }
        }
        return all;
    }

    /** The parts of an item as rows of their own hold them. */
    static List<MediaPart> bare(MediaItem item) {
        for (MediaPart part : item.parts()) {
            if (!part.streams().isEmpty()) {
                return item.parts().stream()
                        .map(one -> one.withStreams(List.of()))
                        .toList();
            }
        }
        return item.parts();
    }

    /** Writes a stream; its position counts through all parts, so that it orders those of each. */
    static void write(Statements statements, long item, int position, Placed placed) throws SQLException {
        MediaStream stream = placed.stream();
        PreparedStatement statement = statements.of(INSERT);
        statement.setLong(1, item);
        statement.setInt(2, placed.part());
        statement.setInt(3, position);
        statement.setInt(4, Codes.of(stream.kind()));
        statement.setString(5, stream.codec());
        statement.setString(6, stream.language());
        statement.setString(7, stream.title());
        Statements.set(statement, 8, stream.width());
        Statements.set(statement, 9, stream.height());
        Statements.set(statement, 10, stream.channels());
        statement.setString(11, words(stream.marks()));
        statement.setString(12, stream.stereo() == null ? null : stream.stereo().name());
        statement.setString(13, stream.file());
        statement.executeUpdate();
    }

    /** The same parts with their streams. */
    static List<MediaPart> read(Statements statements, long item, List<MediaPart> parts) throws SQLException {
        if (parts.isEmpty()) {
            return parts;
        }
        List<MediaPart> whole = new ArrayList<>(parts);
        PreparedStatement statement = statements.of(SELECT);
        statement.setLong(1, item);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                int part = row.getInt(1);
                if (part < whole.size()) {
                    List<MediaStream> streams = new ArrayList<>(whole.get(part).streams());
                    streams.add(stream(row));
                    whole.set(part, whole.get(part).withStreams(streams));
                }
            }
        }
        return whole;
    }

    private static MediaStream stream(ResultSet row) throws SQLException {
        String stereo = row.getString(10);
        return MediaStream.builder(Codes.STREAMS.read(row, 2))
                .codec(row.getString(3))
                .language(row.getString(4))
                .title(row.getString(5))
                .size(Statements.integer(row, 6), Statements.integer(row, 7))
                .channels(Statements.integer(row, 8))
                .marks(marks(row.getString(9)))
                .stereo(stereo == null ? null : Statements.word(MediaStream.Stereo.class, stereo))
                .file(row.getString(11))
                .build();
    }

    private static @Nullable String words(Set<Mark> marks) {
        return marks.isEmpty() ? null : marks.stream().map(Mark::name).collect(Collectors.joining(" "));
    }

    private static Set<Mark> marks(@Nullable String words) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        for (String word : words == null ? new String[0] : words.split(" ", -1)) {
            marks.add(Statements.word(Mark.class, word));
        }
        return marks;
    }
}
