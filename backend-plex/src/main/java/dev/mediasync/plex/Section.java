package dev.mediasync.plex;

import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.SourceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A library as the server lists it.
 *
 * @param key its number, which paths are made of
 * @param lasting its lasting id, which a library made anew does not share; empty where the server tells none
 * @param type what it holds
 * @param title its name
 * @param agent what finds its metadata
 * @param refreshing whether it is being scanned
 * @param counter moves when its contents change; no time, and it can stand still; null where the server tells none
 */
record Section(
        String key,
        String lasting,
        String type,
        String title,
        String agent,
        Refreshing refreshing,
        @Nullable String counter) {
    /** Whether a library is being scanned. */
    enum Refreshing {
        YES,
        NO
    }

    /** Reads a row; null where it has no key. */
    static @Nullable Section of(Row row) {
        String key = row.word("key");
        if (key == null) {
            return null;
        }
        return new Section(
                key,
                orEmpty(row.word("uuid")),
                orEmpty(row.word("type")),
                orEmpty(row.text("title")),
                orEmpty(row.word("agent")),
                row.flag("refreshing") ? Refreshing.YES : Refreshing.NO,
                row.word("contentChangedAt"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The kinds of rows in it, parents first; none where its type is not supported. */
    List<RowType> types() {
        return RowType.ofSection(type);
    }

    boolean supported() {
        return !types().isEmpty();
    }

    boolean scanning() {
        return refreshing == Refreshing.YES;
    }

    Library library(SourceId source) {
        return new Library(new LibraryKey(source, key), title, kind());
    }

    /** Videos without an agent are home videos, whatever the type says. */
    private LibraryKind kind() {
        if (agent.endsWith("agents.none")) {
            return LibraryKind.OTHER;
        }
        return switch (type) {
            case "movie" -> LibraryKind.MOVIES;
            case "show" -> LibraryKind.SHOWS;
            case "artist" -> LibraryKind.MUSIC;
            default -> LibraryKind.OTHER;
        };
    }
}
