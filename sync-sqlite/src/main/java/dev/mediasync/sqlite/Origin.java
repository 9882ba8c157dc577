package dev.mediasync.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the connections to one file come from. */
interface Origin {
    /** The file that all of them are of. */
    Path file();

    /** Gives connections that are set up as ours, outside any transaction. */
    DataSource dataSource(References references);

    /** How many may be kept open while nobody uses them. */
    int kept();

    Settings settings();

    /** What becomes of foreign keys when a row or a table goes. */
    enum References {
        KEPT,
        LEFT_ALONE
    }

    /** What a connection is set up for; the bound in pages is there to try a full disk without one. */
    record Settings(
            Connections.Access access,
            Duration busyTimeout,
            @Nullable Integer maxPages) {
        static final int CACHE_KIB = 8_192;

        int busyMillis() {
            return (int) busyTimeout.toMillis();
        }

        boolean readOnly() {
            return access == Connections.Access.READ_ONLY;
        }
    }
}
