package dev.mediasync.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/**
 * Keeps the driver's own transactions out of the way.
 *
 * <p>They begin again by themselves after each commit, and forget that they have not begun when beginning fails on a locked
 * file; and with its switch at "automatic" the driver tries a transaction of its own after every statement.
 */
final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private Transactions() {}

    /** Makes the transactions of a connection those that are begun and ended by statements. */
    static void takeOver(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMIT");
        }
    }

    /**
     * Undoes what is not committed, and leaves the switch at "automatic" with no transaction under way.
     *
     * <p>A connection that fails in that is closed for good: else whoever uses it next would commit what was left.
     */
    static void end(Connection connection) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                rollBack(connection);
            }
        } catch (SQLException e) {
            connection.unwrap(SQLiteConnection.class).close();
            throw e;
        }
    }

    private static void rollBack(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException e) {
            LOG.trace("There is a transaction to end", e);
        }
        // With its switch turned alone, the driver would commit.
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
