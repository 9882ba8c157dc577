package dev.mediasync.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A host's pool: a few connections with settings of its own, looked at whenever one comes back. */
final class HostPool implements AutoCloseable {
    private static final List<String> SETTINGS = List.of(
            "busy_timeout", "foreign_keys", "cache_size", "synchronous", "query_only", "temp_store", "max_page_count");

    /** What was wrong with connections that came back. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    private final int size;
    private final Commits commits;
    private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();

    /** How the host's own code commits. */
    enum Commits {
        AUTOMATICALLY,
        BY_HAND
    }

    HostPool(Path file, int size, Commits commits) throws SQLException {
        this.size = size;
        this.commits = commits;
        for (int number = 0; number < size; number++) {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 4321");
                statement.execute("PRAGMA foreign_keys = 0");
                statement.execute("PRAGMA cache_size = -1234");
                statement.execute("PRAGMA synchronous = 2");
            }
            connection.setAutoCommit(commits == Commits.AUTOMATICALLY);
            idle.add(connection);
        }
    }

    /** The pool as its users see it. */
    DataSource source() {
        return source(this::lend);
    }

    /** A source that gives what a supplier gives. */
    static DataSource source(Supply supply) {
        return (DataSource) Proxy.newProxyInstance(
                HostPool.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return supply.get();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Gives connections. */
    @FunctionalInterface
    interface Supply {
        Connection get() throws SQLException;
    }

    boolean hasAllBack() {
        return idle.size() == size;
    }

    private Connection lend() throws SQLException {
        Connection connection = take();
        Map<String, String> before = settings(connection);
        boolean[] back = new boolean[1];
        return wrapped(connection, method -> {
            if (!method.equals("close")) {
                return false;
            }
            if (back[0]) {
                complaints.add("closed twice");
            } else {
                back[0] = true;
                look(connection, before);
                idle.add(connection);
            }
            return true;
        });
    }

    private Connection take() throws SQLException {
        try {
            Connection connection = idle.poll(20, TimeUnit.SECONDS);
            if (connection == null) {
                throw new SQLTransientConnectionException("no connection is free");
            }
            return connection;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException(e);
        }
    }

    /** A connection some of whose methods do something else. */
    static Connection wrapped(Connection connection, Instead instead) {
        return (Connection) Proxy.newProxyInstance(
                HostPool.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        instead.done(method.getName()) ? null : invoked(connection, method, arguments));
    }

    /** Does what a method would, and tells whether it did. */
    @FunctionalInterface
    interface Instead {
        boolean done(String method) throws SQLException;
    }

    private static Object invoked(Connection connection, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private void look(Connection connection, Map<String, String> before) throws SQLException {
        if (!settings(connection).equals(before)) {
            complaints.add("was lent with " + before + " and came back with " + settings(connection));
        }
        try (Statement statement = connection.createStatement()) {
            if (commits == Commits.AUTOMATICALLY) {
                statement.execute("BEGIN");
                statement.execute("COMMIT");
            } else {
                connection.commit();
            }
        } catch (SQLException e) {
            complaints.add("came back inside a transaction, or without the one that the driver counts on: " + e);
        }
    }

    private static Map<String, String> settings(Connection connection) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        settings.put("commits by itself", String.valueOf(connection.getAutoCommit()));
        try (Statement statement = connection.createStatement()) {
            for (String name : SETTINGS) {
                try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
                    settings.put(name, row.getString(1));
                }
            }
        }
        return settings;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
    }
}
