package dev.mediasync.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Migrates a file and stops behind each statement; run alone, it dies without any clean-up behind one of them. */
final class KilledMigration implements Callback {
    private final IntConsumer behind;
    private int statements;

    private KilledMigration(IntConsumer behind) {
        this.behind = behind;
    }

    public static void main(String[] arguments) {
        int last = Integer.parseInt(arguments[1]);
        migrate(Path.of(arguments[0]), statement -> {
            if (statement == last) {
                Runtime.getRuntime().halt(137);
            }
        });
    }

    /** Tells the number of each statement that was executed. */
    static void migrate(Path file, IntConsumer behind) {
        try (Connections connections = new Connections(file, Duration.ofSeconds(30), null)) {
            Flyway.configure(KilledMigration.class.getClassLoader())
                    .configuration(SchemaGate.flyway(connections).getConfiguration())
                    .callbacks(new OwnFunctions(), new Bystanders(), new KilledMigration(behind))
                    .load()
                    .migrate();
        }
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
        behind.accept(++statements);
    }

    @Override
    public String getCallbackName() {
        return "killed";
    }
}
