package dev.mediasync.sqlite;

import dev.mediasync.model.ItemKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * An item's key as the file keeps it: what many keys begin with, which is kept once, and the rest.
 *
 * <p>A key is parted behind its folder, and there behind what the name repeats of a folder above it: the episodes of
 * {@code shows/Dark/Season 1/Dark S01E01.mkv} have {@code shows/Dark/Season 1/Dark } in common. Equal keys are parted
 * equally, so that prefix and name together are unique where the key is. A key without folders is all name.
 *
 * @param prefix what the key begins with, perhaps empty
 * @param name the rest, never empty
 */
record StoredKey(String prefix, String name) {
    /** Finds an item's row by its source's row and its key. */
    static final String FIND = """
            SELECT k.id FROM ms_prefix kx CROSS JOIN ms_item k ON k.prefix_id = kx.id
            WHERE kx.source_id = ? AND kx.text = ? AND k.name = ?
            """;

    /** Finds an item's row by its source's key and its own. */
    static final String FIND_IN_SOURCE = """
            SELECT k.id FROM ms_source ks CROSS JOIN ms_prefix kx ON kx.source_id = ks.id
            CROSS JOIN ms_item k ON k.prefix_id = kx.id
            WHERE ks.key = ? AND kx.text = ? AND k.name = ?
            """;

    /** How much a name must repeat of a folder, so that a few equal letters make no prefix of their own. */
    private static final int SHORTEST = 4;

    static StoredKey of(String key) {
        int folder = key.lastIndexOf('/', key.length() - 2) + 1;
        int end = folder + repeated(key, folder);
        return new StoredKey(key.substring(0, end), key.substring(end));
    }

    /** How much the name behind a folder repeats of the beginning of any folder above it. */
    private static int repeated(String key, int folder) {
        int longest = 0;
        int begin = 0;
        for (int end = key.indexOf('/'); end >= 0 && end < folder; end = key.indexOf('/', begin)) {
            longest = Math.max(longest, common(key, begin, end, folder));
            begin = end + 1;
        }
        return longest < SHORTEST ? 0 : longest;
    }

    private static int common(String key, int begin, int end, int folder) {
        int most = Math.min(end - begin, key.length() - 1 - folder);
        int length = 0;
        while (length < most && key.charAt(begin + length) == key.charAt(folder + length)) {
            length++;
        }
        // A pair of surrogates is one letter.
        return length > 0 && Character.isHighSurrogate(key.charAt(folder + length - 1)) ? length - 1 : length;
    }

    /** What stands before its key in the name of an item's file; null where that is no folder. */
    static @Nullable String before(String file, String key) {
        if (!file.endsWith(key)) {
            return null;
        }
        String before = file.substring(0, file.length() - key.length());
        return before.isEmpty() || before.endsWith("/") ? before : null;
    }

    /** Finds an item's row. */
    static Optional<Long> find(Handle handle, ItemKey key) {
        StoredKey stored = of(key.id());
        return handle.createQuery(FIND_IN_SOURCE)
                .bind(0, key.source().value())
                .bind(1, stored.prefix())
                .bind(2, stored.name())
                .mapTo(Long.class)
                .findOne();
    }

    /** Sets the last two values of {@link #FIND} and {@link #FIND_IN_SOURCE}. */
    void bind(PreparedStatement statement, int at) throws SQLException {
        statement.setString(at, prefix);
        statement.setString(at + 1, name);
    }

    /** The key of an item, by the name that its table has in a query. */
    static String text(String item) {
        return "(SELECT kx.text || " + item + ".name FROM ms_prefix kx WHERE kx.id = " + item + ".prefix_id)";
    }

    /** The row of an item's source, a colon and its key: both of one look at the prefix. */
    static String ofSource(String item) {
        return "(SELECT " + ofPrefix("kx", item) + " FROM ms_prefix kx WHERE kx.id = " + item + ".prefix_id)";
    }

    /** The same where the prefix is joined. */
    static String ofPrefix(String prefix, String item) {
        return prefix + ".source_id || ':' || " + prefix + ".text || " + item + ".name";
    }

    /** The row of an item's source, by the name that the item's table has in a query. */
    static String source(String item) {
        return "(SELECT kx.source_id FROM ms_prefix kx WHERE kx.id = " + item + ".prefix_id)";
    }

    /** The file of a part, by the name that its table has in a query. */
    static String file(String part) {
        return "coalesce(" + part + ".file, (SELECT kx.files || kx.text || k.name"
                + " FROM ms_item k JOIN ms_prefix kx ON kx.id = k.prefix_id WHERE k.id = " + part + ".item_id))";
    }
}
