package dev.mediasync.sqlite;

import dev.mediasync.model.MediaItem;
import dev.mediasync.repository.SearchDocument;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes the words by which items are found; a trigger takes them away with their items. */
final class SearchWriter {
    private static final String VALUES = "INTO ms_search (rowid, titles, people, tags) VALUES (?, ?, ?, ?)";

    private final Statements statements;
    private DocumentsAhead ahead = DocumentsAhead.NONE;

    SearchWriter(Statements statements) {
        this.statements = statements;
    }

    /** Says which new items come. */
    void expect(List<MediaItem> items) {
        ahead = new DocumentsAhead(items);
    }

    /** Writes the document of a new item. */
    void insert(long id, MediaItem item) throws SQLException {
        write("INSERT " + VALUES, id, item, ahead.of(item));
    }

    /** Writes the document of an item that changed, if its words did; one that had no key of its own has none yet. */
    void update(long id, MediaItem old, MediaItem item) throws SQLException {
        if (!old.key().equals(item.key())
                || old.kind() != item.kind()
                || !SearchDocument.of(old).equals(SearchDocument.of(item))) {
            replace(id, item);
        }
    }

    /** Writes the document of an item that may have one. */
    void replace(long id, MediaItem item) throws SQLException {
        write("INSERT OR REPLACE " + VALUES, id, item, SearchDocument.of(item));
    }

    private void write(String sql, long id, MediaItem item, SearchDocument document) throws SQLException {
        PreparedStatement statement = statements.of(sql);
        statement.setLong(1, id);
        statement.setString(2, text(document.titles()));
        statement.setString(3, text(document.people()));
        statement.setString(4, text(document.tags()) + " " + SearchSql.word(item.kind()));
        statement.executeUpdate();
    }

    private static String text(List<String> words) {
        return String.join(" ", words);
    }
}
