package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Question;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The questions that a server is asked, for one user's view or for that of a key.
 *
 * <p>Every listing names its types and says that sets hide nothing: left out, a server decides by itself, and a word that it
 * does not know it ignores.
 *
 * @param dialect the product's own words
 * @param info who the server is
 * @param user the user's id, null for a key without user
 */
record Questions(Dialect dialect, ServerInfo info, @Nullable String user) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    /** The libraries; those too that the user took out of his own start page. */
    Question views() {
        if (user == null) {
            return Question.of("/Library/MediaFolders");
        }
        Question views = old() ? mine("/Views") : scoped(Question.of("/UserViews"));
        return views.with("includeHidden", "true");
    }

    /** Older servers, and Emby, have a user's questions under the user. */
    private boolean old() {
        return dialect == Dialect.EMBY || !info.since(10, 9);
    }

    /** Whether a server takes a text for an item's id. */
    boolean askable(String id) {
        return dialect == Dialect.EMBY ? id.matches("\\d{1,18}") : id.matches("[0-9a-f]{32}");
    }

    private Question mine(String path) {
        return Question.of("/Users/" + user + path);
    }

    private Question scoped(Question question) {
        return user == null ? question : question.with("userId", user);
    }

    private Question items() {
        return user != null && old() ? mine("/Items") : scoped(Question.of("/Items"));
    }

    /** The rows of a type in a library, as a server counts them. */
    Question rows(View view, ItemType type) {
        Question items = items();
        Question inLibrary = view.parent() ? items.with("parentId", view.id()) : items;
        return recursive(inLibrary, type);
    }

    private Question recursive(Question items, ItemType type) {
        return items.with("recursive", "true")
                .with("includeItemTypes", type.word())
                .with("sortBy", "SortName")
                .with("sortOrder", "Ascending")
                .with(dialect.groupingParameter(), "false")
                .with("isMissing", "false")
                .with("enableTotalRecordCount", "true");
    }

    /** Rows of a type with everything that a walk wants of them. */
    Question full(View view, ItemType type) {
        return full(rows(view, type));
    }

    private Question full(Question rows) {
        return rows.with("fields", dialect.walkFields(info.major()))
                .with("enableUserData", user == null ? "false" : "true")
                .with("enableImages", "true")
                .with("imageTypeLimit", "1");
    }

    /** Rows of a type with nothing but their ids. */
    Question bare(View view, ItemType type) {
        return bare(rows(view, type));
    }

    private static Question bare(Question rows) {
        return rows.with("enableUserData", "false").with("enableImages", "false");
    }

    /** Rows of a type with ids and the user's states. */
    Question stated(View view, ItemType type) {
        Question rows = rows(view, type).with("enableUserData", "true").with("enableImages", "false");
        return dialect == Dialect.EMBY ? rows.with("fields", "UserDataPlayCount,UserDataLastPlayedDate") : rows;
    }

    /** Rows of a type that a filter lets through. */
    Question filtered(View view, ItemType type, String filter) {
        return stated(view, type).with("filters", filter);
    }

    /** Rows that were saved since a moment, with everything that a walk wants of them. */
    Question changed(View view, ItemType type, Instant since) {
        return since(full(view, type), since);
    }

    /** The same with nothing but their ids. */
    Question saved(View view, ItemType type, Instant since) {
        return since(bare(view, type), since);
    }

    /** Older servers answer to one of the parameters alone with an error; to Emby they mean two things. */
    private Question since(Question rows, Instant since) {
        String moment = TIME.format(since);
        Question saved = rows.with("minDateLastSaved", moment);
        return dialect == Dialect.EMBY ? saved : saved.with("minDateLastSavedForUser", moment);
    }

    /** Single rows by their ids, whatever library they are in. */
    Question some(Collection<String> ids) {
        return bare(items().with("ids", String.join(",", ids)).with(dialect.groupingParameter(), "false"));
    }

    /** The same with certain fields. */
    Question some(Collection<String> ids, String fields) {
        return some(ids).with("fields", fields);
    }

    /** The same with all that a walk wants of them. */
    Question someInFull(Collection<String> ids) {
        return full(items().with("ids", String.join(",", ids)).with(dialect.groupingParameter(), "false"));
    }

    /** One item; a key without user cannot ask this way. */
    Question single(String id) {
        return user != null && old() ? mine("/Items/" + id) : scoped(Question.of("/Items/" + id));
    }

    /** The folders and the library above an item. */
    Question ancestors(String id) {
        return scoped(Question.of("/Items/" + id + "/Ancestors"));
    }

    /** The members of a set, in its order. */
    Question members(String set) {
        return bare(items().with("parentId", set).with(dialect.groupingParameter(), "false"));
    }

    /** The members of a playlist, in its order. */
    Question entries(String playlist) {
        return scoped(Question.of("/Playlists/" + playlist + "/Items"))
                .with("enableUserData", "false")
                .with("enableImages", "false");
    }

    /** How many items of each type there are on the whole server. */
    Question counts() {
        return scoped(Question.of("/Items/Counts"));
    }

    /** What a user did with an item; takes a part of it, and keeps the rest. */
    Question userData(String item) {
        return scoped(Question.of("/UserItems/" + item + "/UserData"));
    }

    /** Whether a server takes a user's state only in pieces. */
    boolean inPieces() {
        return old();
    }

    /** The played mark of an item. */
    Question played(String item) {
        return old() ? mine("/PlayedItems/" + item) : scoped(Question.of("/UserPlayedItems/" + item));
    }

    /** The mark as favourite of an item. */
    Question favourite(String item) {
        return old() ? mine("/FavoriteItems/" + item) : scoped(Question.of("/UserFavoriteItems/" + item));
    }

    /** The end of playing an item, at a position. */
    Question stopped(String item, long ticks) {
        return mine("/PlayingItems/" + item).with("positionTicks", Long.toString(ticks));
    }
}
