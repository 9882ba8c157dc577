package dev.mediasync.sqlite;

import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is left of an item that went: its lasting words, and what they say about it.
 *
 * @param item the item, as far as it is known
 * @param words its words
 */
record ArchivedItem(MediaItem item, SortedSet<String> words) {
    private static final String READ = """
            SELECT s.key, a.key, a.title, a.year, w.word
            FROM ms_archive a
            JOIN ms_source s ON s.id = a.source_id
            JOIN ms_archive_word w ON w.archive_id = a.id
            WHERE a.id = ?
            """;
    private static final String ID = "id:";
    private static final String OWN = "own:";
    private static final String ALIAS = "alias:";

    static Optional<ArchivedItem> read(Statements statements, long archive) throws SQLException {
        PreparedStatement find = statements.of(READ);
        find.setLong(1, archive);
        try (ResultSet row = find.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            ItemKey key = new ItemKey(new SourceId(row.getString(1)), row.getString(2));
            String title = row.getString(3) == null ? "" : row.getString(3);
            Dates dates = new Dates(Statements.integer(row, 4), null, null);
            SortedSet<String> words = new TreeSet<>();
            do {
                words.add(row.getString(5));
            } while (row.next());
            return Optional.of(new ArchivedItem(of(key, title, dates, words), words));
        }
    }

    private static MediaItem of(ItemKey key, String title, Dates dates, SortedSet<String> words) {
        List<ExternalId> ids = new ArrayList<>();
        List<String> identities = new ArrayList<>();
        List<String> aliases = new ArrayList<>();
        MediaKind kind = MediaKind.VIDEO;
        for (String word : words) {
            int at = word.lastIndexOf('@');
            if (word.startsWith(ID)) {
                int colon = word.indexOf(':', ID.length());
                ids.add(new ExternalId(word.substring(ID.length(), colon), word.substring(colon + 1, at)));
            } else if (word.startsWith(OWN)) {
                identities.add(word.substring(OWN.length(), at));
            } else if (word.startsWith(ALIAS)) {
                // These words have no place behind the kind, and every item has one: its own id.
                kind = kind(word.substring(at + 1));
                aliases.add(word.substring(ALIAS.length(), at));
            }
        }
        return MediaItem.builder(key, kind, title)
                .dates(dates)
                .externalIds(ids)
                .identities(identities)
                .aliases(aliases)
                .build();
    }

    private static MediaKind kind(String word) {
        return MediaKind.ofWord(word).orElseThrow(() -> Statements.unknown("MediaKind", word));
    }
}
