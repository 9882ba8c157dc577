package dev.mediasync.sqlite;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Translates the store's errors once, with what to do next. */
final class SqlErrors {
    private static final int PRIMARY_CODE = 0xFF;

    private final Path file;

    SqlErrors(Path file) {
        this.file = file;
    }

    SyncException translate(Throwable error) {
        SyncException already = find(error, SyncException.class);
        if (already != null) {
            return already;
        }
        SQLiteException cause = find(error, SQLiteException.class);
        int code = cause == null ? SQLiteErrorCode.SQLITE_ERROR.code : cause.getResultCode().code & PRIMARY_CODE;
        ErrorKind kind = kind(code);
        return new SyncException(kind, advice(kind, cause == null ? error : cause), error);
    }

    private static ErrorKind kind(int code) {
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
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
        return code == SQLiteErrorCode.SQLITE_NOTADB.code ? ErrorKind.STORAGE_FOREIGN : ErrorKind.STORAGE_FAILED;
    }

    private String advice(ErrorKind kind, Throwable cause) {
        return switch (kind) {
            case STORAGE_LOCKED ->
                file + " is kept locked by another program; nothing was changed. Close it or try again.";
            case STORAGE_FULL ->
                "There is no room left for " + file + "; nothing was changed. Make room and sync again.";
            case STORAGE_READ_ONLY ->
                file + " cannot be written; nothing was changed. Give write permission on it and" + " its folder.";
            case STORAGE_CORRUPT ->
                file + " is damaged (" + cause.getMessage() + "). Keep a copy of it, remove it and"
                        + " sync again; the catalogue comes back from the source.";
            case STORAGE_FOREIGN ->
                file + " is not an SQLite database. Name another file; this one was left untouched.";
            default -> file + " could not be read or written; nothing was changed: " + cause.getMessage();
        };
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
