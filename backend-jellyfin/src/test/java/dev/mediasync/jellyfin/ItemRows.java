package dev.mediasync.jellyfin;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.ObservedItem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes rows, items and observations of a few fields, written with single quotes. */
final class ItemRows {
    static final SourceId SOURCE = new SourceId("jellyfin-1");

    private ItemRows() {}

    /** An id of 32 digits that ends in a number. */
    static String id(int number) {
        return String.format("%032x", number);
    }

    static Row row(String fields) {
        byte[] json = ("{" + fields + "}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        PageCursor cursor = new PageCursor(json);
        cursor.begin();
        return new RowReader(json, cursor).row();
    }

    static ItemParser parser() {
        return new ItemParser(SOURCE, Dialect.JELLYFIN, 12);
    }

    /** A row of a type with an id. */
    static Row row(ItemType type, int number, String fields) {
        return row("'Id':'" + id(number) + "','Type':'" + type.word() + "'" + (fields.isEmpty() ? "" : "," + fields));
    }

    static Parsed.Item parsed(ItemType type, int number, String fields) {
        return (Parsed.Item) parser().parse(row(type, number, fields), type);
    }

    static MediaItem item(ItemType type, String fields) {
        return parsed(type, 7, fields).item();
    }

    static MediaItem movie(String fields) {
        return item(ItemType.MOVIE, "'Name':'T'," + fields);
    }

    /** A film that was never among others. */
    static ObservedItem observed(String fields) {
        return new Places(SOURCE, Dialect.JELLYFIN).observed(parsed(ItemType.MOVIE, 7, fields));
    }

    static List<String> identities(ItemType type, String path) {
        return item(type, "'Path':'" + path + "'").identities();
    }
}
