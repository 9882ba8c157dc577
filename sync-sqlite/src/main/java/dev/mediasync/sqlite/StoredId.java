package dev.mediasync.sqlite;

import dev.mediasync.model.ExternalId;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The value of an external id as the file keeps it: a number where it is one, and how it is written.
 *
 * @param letters what stands before the number
 * @param digits how many digits it has at least, with zeros before it; 0 for a text
 * @param value a {@link Long}, or the whole text
 */
record StoredId(String letters, int digits, Object value) {
    /** The columns of {@link #read}, of {@code e} with its provider {@code p}. */
    static final String COLUMNS = "p.name, p.letters, p.digits, e.value";

    /** As in IMDb's "tt0133093". */
    private static final int MOST_LETTERS = 2;

    private static final int MOST_DIGITS = 18;

    static StoredId of(String text) {
        int letters = 0;
        while (letters < text.length() && letters < MOST_LETTERS && letter(text.charAt(letters))) {
            letters++;
        }
        int digits = text.length() - letters;
        if (digits < 1
                || digits > MOST_DIGITS
                || !text.chars().skip(letters).allMatch(digit -> digit >= '0' && digit <= '9')) {
            return new StoredId("", 0, text);
        }
        int written = text.charAt(letters) == '0' ? digits : 1;
        return new StoredId(text.substring(0, letters), written, Long.parseLong(text.substring(letters)));
    }

    private static boolean letter(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    static ExternalId read(ResultSet row) throws SQLException {
        StoredId id = new StoredId(row.getString(2), row.getInt(3), row.getObject(4));
        return new ExternalId(row.getString(1), id.text());
    }

    String text() {
        String text = value.toString();
        return value instanceof Number ? letters + "0".repeat(Math.max(0, digits - text.length())) + text : text;
    }
}
