package dev.mediasync.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Migrates a file statement by statement, and dies without any clean-up behind the one of the given number. */
final class KilledMigration implements Callback {
    private int left;

    private KilledMigration(int left) {
        this.left = left;
    }

    public static void main(String[] arguments) {
        Connections connections = new Connections(Path.of(arguments[0]), Duration.ofSeconds(30), null);
        Flyway.configure(KilledMigration.class.getClassLoader())
                .configuration(SchemaGate.flyway(connections).getConfiguration())
                .callbacks(new KilledMigration(Integer.parseInt(arguments[1])))
                .load()
                .migrate();
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE_STATEMENT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        if (--left == 0) {
            Runtime.getRuntime().halt(137);
        }
    }

    @Override
    public String getCallbackName() {
        return "killed";
    }
}
