package dev.mediasync.benchmarks;

import dev.mediasync.plan.ObservedPage;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Makes sure that the floor writes what the library writes, before their times are compared. */
final class SameRows {
    private SameRows() {}

    static void check(int items) throws SQLException {
        List<ObservedPage> pages = ListSource.pages(Catalogue.items(items));
        try (Database ours = Database.empty();
                Database floor = Database.empty()) {
            FirstLoadBenchmark.sync(ours, pages);
            JdbcFloor.load(floor, JdbcFloor.rows(pages));
            Map<String, Long> expected = ours.rows();
            Map<String, Long> actual = floor.rows();
            if (!expected.equals(actual)) {
                throw new IllegalStateException("The floor wrote " + actual + ", the library " + expected);
            }
            System.out.println("Both files hold these rows: " + expected);
        }
    }
}
