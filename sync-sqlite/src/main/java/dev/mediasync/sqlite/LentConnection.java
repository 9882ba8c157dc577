package dev.mediasync.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/** A host's connection while it is lent: set up as ours, and put back as it was when it is closed. */
final class LentConnection implements InvocationHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LentConnection.class);

    private final Connection host;
    private final boolean autoCommit;
    private final Map<String, Long> before = new LinkedHashMap<>();
    private boolean closed;

    private LentConnection(Connection host, boolean autoCommit) {
        this.host = host;
        this.autoCommit = autoCommit;
    }

    /** Sets up a connection; what stops that gives it back. */
    static Connection of(Connection host, Map<String, Long> pragmas) throws SQLException {
        LentConnection lent = new LentConnection(host, host.getAutoCommit());
        try {
            lent.setUp(pragmas);
        } catch (SQLException | RuntimeException e) {
            lent.giveBack();
            throw e;
        }
        return (Connection)
                Proxy.newProxyInstance(LentConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, lent);
    }

    private void setUp(Map<String, Long> pragmas) throws SQLException {
        // Inside a transaction, foreign keys and the journal's mode cannot be switched.
        Transactions.end(host);
        try (Statement statement = host.createStatement()) {
            for (Map.Entry<String, Long> pragma : pragmas.entrySet()) {
                long now = number(statement, pragma.getKey());
                if (now != pragma.getValue()) {
                    before.put(pragma.getKey(), now);
                    set(statement, pragma.getKey(), pragma.getValue());
                }
            }
        }
    }

    private static long number(Statement statement, String pragma) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            return row.getLong(1);
        }
    }

    private static void set(Statement statement, String pragma, long value) throws SQLException {
        statement.execute("PRAGMA " + pragma + " = " + value);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            if (!closed) {
                closed = true;
                giveBack();
            }
            return null;
        }
        if (method.getName().equals("isClosed")) {
            return closed || host.isClosed();
        }
        try {
            return method.invoke(host, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private void giveBack() throws SQLException {
        try {
            putBack();
        } catch (SQLException e) {
            // A pool throws a closed one away; it must never lend this one to another.
            LOG.debug("A connection cannot be put back as it was, and is closed", e);
            host.unwrap(SQLiteConnection.class).close();
        } finally {
            host.close();
        }
    }

    private void putBack() throws SQLException {
        Transactions.end(host);
        try (Statement statement = host.createStatement()) {
            for (Map.Entry<String, Long> pragma : before.entrySet()) {
                set(statement, pragma.getKey(), pragma.getValue());
            }
        }
        if (!autoCommit) {
            host.setAutoCommit(false);
        }
    }
}
