package dev.mediasync.sqlite;

import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens connections whose transactions are ours alone, and keeps some of them for the next who needs one. */
final class Handles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Handles.class);

    private final Jdbi jdbi;
    private final SqlErrors errors;
    private final Patience patience;
    private final int kept;
    private final Deque<Handle> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Handles(Jdbi jdbi, SqlErrors errors, Patience patience, int kept) {
        this.jdbi = jdbi;
        this.errors = errors;
        this.patience = patience;
        this.kept = kept;
    }

    Handle take() {
        Handle handle = idle.pollFirst();
        return handle == null ? open() : handle;
    }

    /** Opens one that has been used for nothing. */
    Handle open() {
        return patience.of(this::tryToOpen);
    }

    private Handle tryToOpen() {
        Handle handle;
        try {
            handle = jdbi.open();
        } catch (RuntimeException e) {
            throw errors.translate(e);
        }
        try {
            Transactions.takeOver(handle.getConnection());
            handle.setStatementBuilder(new KeptStatements());
            return handle;
        } catch (SQLException | RuntimeException e) {
            close(handle);
            throw errors.translate(e);
        }
    }

    void giveBack(Handle handle) {
        if (closed || idle.size() >= kept) {
            close(handle);
        } else {
            idle.addFirst(handle);
            if (closed && idle.remove(handle)) {
                close(handle);
            }
        }
    }

    static void close(Handle handle) {
        try (handle) {
            Transactions.end(handle.getConnection());
        } catch (SQLException | JdbiException e) {
            LOG.debug("What is not committed goes with its connection", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Handle handle = idle.pollFirst(); handle != null; handle = idle.pollFirst()) {
            close(handle);
        }
    }
}
