package dev.mediasync.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A host's process that writes a row of its own, and keeps the file locked as long as it is told.
 *
 * <p>The second argument is {@code writers} to lock out these, or {@code everybody}. It says when it has the lock; then
 * the next line is the number of milliseconds after which it commits. So who sees the row came in behind the lock.
 */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                Statement statement = connection.createStatement();
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            statement.execute("PRAGMA busy_timeout = 30000");
            if (arguments[1].equals("everybody")) {
                statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            }
            statement.execute("BEGIN EXCLUSIVE");
            statement.execute("CREATE TABLE IF NOT EXISTS host_mark (name TEXT)");
            statement.execute("INSERT INTO host_mark VALUES ('held')");
            System.out.println("locked");
            Thread.sleep(Long.parseLong(orders.readLine()));
            statement.execute("COMMIT");
        }
        System.out.println("free");
    }
}
