package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections that a host lends; each is taken for one piece of work, and given back as it was. */
final class HostSource implements Origin, DataSource {
    private static final String PRODUCT = "SQLite";

    private final DataSource host;
    private final Settings settings;
    private final String name;
    private final References references;

    private HostSource(DataSource host, Settings settings, String name, References references) {
        this.host = host;
        this.settings = settings;
        this.name = name;
        this.references = references;
    }

    /** Takes one connection to see what it is of; what is no SQLite file is refused. */
    static HostSource of(DataSource host, Settings settings) {
        try (Connection connection = host.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (!PRODUCT.equals(product)) {
                throw foreign("is one of " + product);
            }
            return new HostSource(host, settings, name(connection), References.KEPT);
        } catch (SQLException e) {
            throw new SqlErrors("The file of the data source").translate(e);
        }
    }

    private static String name(Connection connection) throws SQLException {
        String name = "";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA database_list")) {
            while (row.next()) {
                name = row.getString("name").equals("main") ? row.getString("file") : name;
            }
        }
        if (name.isEmpty()) {
            throw foreign("keeps its database in memory, where no second connection sees it");
        }
        return name;
    }

    private static SyncException foreign(String why) {
        return new SyncException(
                ErrorKind.STORAGE_FOREIGN,
                "The data source " + why + "; nothing was changed. Give one whose connections are all of one SQLite"
                        + " file.");
    }

    @Override
    public Path file() {
        return Path.of(name);
    }

    @Override
    public DataSource dataSource(References wanted) {
        return wanted == references ? this : new HostSource(host, settings, name, wanted);
    }

    /** None, since a small pool of the host's would be empty for as long as we are open. */
    @Override
    public int kept() {
        return 0;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = host.getConnection();
        try {
            if (!name.equals(name(connection))) {
                throw foreign("gave a connection to " + name + " first, and now one to " + name(connection));
            }
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        return settings.readOnly() ? LentConnection.of(connection, pragmas()) : logging(connection);
    }

    /** The journal's mode belongs to the file; this asks for no lock where it is the right one. */
    private Connection logging(Connection connection) throws SQLException {
        Connection lent = LentConnection.of(connection, pragmas());
        try (Statement statement = lent.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            return lent;
        } catch (SQLException | RuntimeException e) {
            lent.close();
            throw e;
        }
    }

    private Map<String, Long> pragmas() {
        Map<String, Long> pragmas = new LinkedHashMap<>();
        pragmas.put("busy_timeout", (long) settings.busyMillis());
        pragmas.put("foreign_keys", references == References.KEPT ? 1L : 0L);
        pragmas.put("cache_size", (long) -Settings.CACHE_KIB);
        if (!settings.readOnly()) {
            pragmas.put("synchronous", 1L);
        }
        pragmas.put("query_only", settings.readOnly() ? 1L : 0L);
        return pragmas;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("An SQLite file has no users");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return host.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("The host's data source is left as it is");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("The host's data source is left as it is");
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return host.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return host.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return host.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return host.isWrapperFor(type);
    }
}
