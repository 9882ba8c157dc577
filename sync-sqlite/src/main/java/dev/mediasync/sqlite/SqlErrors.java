package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Translates the store's errors once, with what to do next. */
final class SqlErrors {
    private static final int PRIMARY_CODE = 0xFF;

    private final String file;

    /** Begins the sentences with a file's name, or with what stands for it. */
    SqlErrors(String file) {
        this.file = file;
    }

    /** The error to throw: what is no fault of the store comes out as it is. */
    RuntimeException translate(Throwable error) {
        SyncException already = find(error, SyncException.class);
        if (already != null) {
            return already;
        }
        if (find(error, SQLException.class) == null && error instanceof RuntimeException defect) {
            return defect;
        }
        SQLiteException cause = find(error, SQLiteException.class);
        ErrorKind kind = kind(cause == null ? SQLiteErrorCode.SQLITE_ERROR : cause.getResultCode());
        return new SyncException(kind, advice(kind, cause == null ? error : cause), error);
    }

    /** The error of a failed commit; but for a lock or a full disk nobody knows whether it took place. */
    RuntimeException translateCommit(SQLException error) {
        if (translate(error) instanceof SyncException known
                && known.kind() != ErrorKind.STORAGE_LOCKED
                && known.kind() != ErrorKind.STORAGE_FULL) {
            return new SyncException(
                    known.kind(),
                    "It is not known whether the last commit to " + file + " took place: " + error.getMessage()
                            + ". The next sync sees what is there, and goes on from it.",
                    error);
        }
        return translate(error);
    }

    private static ErrorKind kind(SQLiteErrorCode error) {
        if (error == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
            // The index of the log is the first to find the disk full, since it is made when the file is opened.
            return ErrorKind.STORAGE_FULL;
        }
        int code = error.code & PRIMARY_CODE;
        // The last of these says that somebody has been making the log's index anew for too long.
        if (code == SQLiteErrorCode.SQLITE_PROTOCOL.code
                || code == SQLiteErrorCode.SQLITE_BUSY.code
                || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return ErrorKind.STORAGE_LOCKED;
        }
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return ErrorKind.STORAGE_FULL;
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_PERM.code) {
            return ErrorKind.STORAGE_READ_ONLY;
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return ErrorKind.STORAGE_CORRUPT;
        }
        if (code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return ErrorKind.STORAGE_READ_ONLY;
        }
        return code == SQLiteErrorCode.SQLITE_NOTADB.code ? ErrorKind.STORAGE_FOREIGN : ErrorKind.STORAGE_FAILED;
    }

    private String advice(ErrorKind kind, Throwable cause) {
        return switch (kind) {
            case STORAGE_LOCKED ->
                file + " is kept locked by another program; this step changed nothing. Close it or try again.";
            case STORAGE_FULL ->
                "There is no room left for " + file + "; nothing was changed. Make room and sync again.";
            case STORAGE_READ_ONLY ->
                file + " cannot be written; nothing was changed. Give write permission on it and" + " its folder.";
            case STORAGE_CORRUPT ->
                file + " is damaged (" + cause.getMessage() + "). Keep a copy of it, remove it and"
                        + " sync again; the catalogue comes back from the source.";
            case STORAGE_FOREIGN ->
                file + " is not an SQLite database. Name another file; this one was left untouched.";
            default ->
                stopped(cause)
                        ? "Work on " + file
                                + " was stopped half-way, as it is when the repository is closed; nothing was"
                                + " changed. Open it again."
                        : file + " could not be read or written; nothing was changed: " + cause.getMessage();
        };
    }

    private static boolean stopped(Throwable cause) {
        return cause instanceof SQLiteException known && known.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT;
    }

    static <T extends Throwable> @Nullable T find(@Nullable Throwable error, Class<T> type) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
