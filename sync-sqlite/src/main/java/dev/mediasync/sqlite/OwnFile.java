package dev.mediasync.sqlite;

import java.nio.file.Path;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A file that is opened by its name, with connections that are ours alone. */
record OwnFile(Path file, Settings settings) implements Origin {
    private static final int KEPT = 8;

    @Override
    public SQLiteDataSource dataSource(References references) {
        SQLiteDataSource source = new SQLiteDataSource(config(references));
        // As a URI, since the driver cuts a plain name at its first question mark.
        source.setUrl("jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath());
        return source;
    }

    private SQLiteConfig config(References references) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(settings.busyMillis());
        if (settings.readOnly()) {
            config.setReadOnly(true);
        } else {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        }
        config.enforceForeignKeys(references == References.KEPT);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setCacheSize(-Settings.CACHE_KIB);
        // Else the driver asks for the last row id after every single insert, and few are wanted.
        config.setGetGeneratedKeys(false);
        Integer maxPages = settings.maxPages();
        if (maxPages != null) {
            config.setMaxPageCount(maxPages);
        }
        return config;
    }

    @Override
    public int kept() {
        return KEPT;
    }
}
