package dev.mediasync.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Does something before and after each migration, in its own transaction. */
abstract class AroundMigrations implements Callback {
    private final String name;

    /** Takes the name that Flyway knows this by. */
    AroundMigrations(String name) {
        this.name = name;
    }

    /** Prepares for a migration. */
    abstract void before(Connection connection) throws SQLException;

    /** Follows a migration that went well, and comes before its commit. */
    abstract void after(Connection connection) throws SQLException;

    /** Follows a migration that failed. */
    void failed(Connection connection) throws SQLException {
        // Its transaction is undone.
    }

    /** What could not be done, for who reads the error. */
    abstract IllegalStateException failure(SQLException e);

    @Override
    public final boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public final boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public final void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                before(connection);
            } else if (event == Event.AFTER_EACH_MIGRATE) {
                after(connection);
            } else {
                failed(connection);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public final String getCallbackName() {
        return name;
    }
}
