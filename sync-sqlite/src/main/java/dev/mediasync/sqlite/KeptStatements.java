package dev.mediasync.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the statements of one connection prepared, so that a page costs no preparation but the first time.
 *
 * <p>For one connection, which one thread uses at a time. A text that is asked for while its statement is in use gets another
 * one, which is not kept.
 */
final class KeptStatements extends DefaultStatementBuilder {
    private static final int KEPT = 64;

    private static final Logger LOG = LoggerFactory.getLogger(KeptStatements.class);

    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();
    private final Set<Statement> lent = Collections.newSetFromMap(new IdentityHashMap<>());

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept == null ? super.create(connection, sql, context) : kept;
        lent.add(statement);
        return statement;
    }

    /** Runs a query that is asked for often, without what a general one costs beside its rows. */
    static void query(Handle handle, String sql, List<?> values, RowSink sink) throws SQLException {
        if (handle.getStatementBuilder() instanceof KeptStatements kept) {
            kept.query(handle.getConnection(), sql, values, sink);
        } else {
            throw new IllegalStateException("The handle does not keep statements");
        }
    }

    private void query(Connection connection, String sql, List<?> values, RowSink sink) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
        boolean whole = false;
        try {
            for (int at = 0; at < values.size(); at++) {
                statement.setObject(at + 1, values.get(at));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sink.row(row);
                }
            }
            whole = true;
        } finally {
            // Its values stay, as every use sets them all: without them the store plans the query anew.
            if (whole) {
                keep(sql, statement);
            } else {
                statement.close();
            }
        }
    }

    /** The texts of the kept statements, in the order of their last use. */
    List<String> texts() {
        return List.copyOf(idle.keySet());
    }

    /** Takes rows, one after the other. */
    @FunctionalInterface
    interface RowSink {
        void row(ResultSet row) throws SQLException;
    }

    @Override
    public void close(Connection connection, @Nullable String sql, Statement statement) throws SQLException {
        if (sql == null || !lent.remove(statement) || !(statement instanceof PreparedStatement prepared)) {
            statement.close();
            return;
        }
        prepared.clearParameters();
        prepared.clearBatch();
        keep(sql, prepared);
    }

    private void keep(String sql, PreparedStatement prepared) throws SQLException {
        PreparedStatement other = idle.put(sql, prepared);
        if (other != null) {
            other.close();
        }
        if (idle.size() > KEPT) {
            PreparedStatement eldest = idle.remove(idle.keySet().iterator().next());
            if (eldest != null) {
                eldest.close();
            }
        }
    }

    @Override
    public void close(Connection connection) {
        for (PreparedStatement statement : idle.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                LOG.trace("A statement goes with its connection", e);
            }
        }
        idle.clear();
    }
}
