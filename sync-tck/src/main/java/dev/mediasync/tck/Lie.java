package dev.mediasync.tck;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Titles;
import dev.mediasync.plan.Presence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * What servers say that is not so, as a right source passes it on.
 *
 * <p>{@link #tell} scripts one over a populated library of at least three pages; {@link ScriptedSource#heal} ends it. A
 * {@link LyingServerContract} runs them all.
 */
public enum Lie {
    /** A listing without any row, while each item is there when asked for. */
    EMPTY_LIST((source, items) -> source.script(Faults.emptyAnswer())),
    /** A listing without any row, from a server that lost sight of its files and knows no item any more. */
    EMPTY_LIBRARY((source, items) -> source.script(Faults.seems(honest -> List.of()))),
    /** A page with fewer rows than asked for that is not the last. */
    SHORT_PAGE((source, items) -> source.script(Faults.shortPage(1))),
    /** The rows of the page before, once more. */
    REPEATED_PAGE((source, items) -> source.script(Faults.repeatedPage(2))),
    /** The first page, whatever the offset. */
    IGNORED_OFFSET((source, items) -> source.script(Faults.offsetIgnored())),
    /** A total that is another on one page, while an item is missing. */
    MOVED_TOTAL(
            (source, items) -> source.script(Faults.hides(Set.of(last(items)))).script(Faults.totalMoves(1))),
    /** A removal before the second page, so that one item falls between two pages. */
    REMOVAL_BETWEEN_PAGES((source, items) ->
            source.script(Faults.changesBefore(1, held -> held.subList(1, held.size())))),
    /** An insert before the second page, so that one item is shown twice. */
    INSERT_BETWEEN_PAGES((source, items) -> source.script(Faults.changesBefore(1, held -> with(held, 0)))),
    /** A removal and an insert before the second page: an item falls between two pages, and the total is right. */
    REMOVAL_AND_INSERT_BETWEEN_PAGES((source, items) ->
            source.script(Faults.changesBefore(1, held -> with(held.subList(1, held.size()), held.size() - 1)))),
    /** An item that moves to the end before the second page, so that another falls between two pages. */
    MOVE_BETWEEN_PAGES((source, items) -> source.script(Faults.changesBefore(1, Lie::firstToEnd))),
    /** A login page in HTML with status 200 in place of the second page. */
    LOGIN_PAGE((source, items) ->
            source.script(throwing(1, ErrorKind.SOURCE_INVALID, "answered a web page in place of data; log in again"))),
    /** A redirect to somewhere else. */
    REDIRECT((source, items) -> source.script(
            throwing(0, ErrorKind.SOURCE_REFUSED, "points to another address (302); correct the address"))),
    /** A refusal under load, in the middle of the listing. */
    UNAUTHORISED_UNDER_LOAD((source, items) -> source.script(
            throwing(2, ErrorKind.SOURCE_REFUSED, "refused the token (401); sync again, or renew the token"))),
    /** A listing from an index that lacks an item, with a total that lacks it too. */
    FORGOTTEN_ROW((source, items) -> source.script(Faults.hides(Set.of(last(items))))),
    /** A refusal when it is asked for an item that its listing left out. */
    UNAUTHORISED_WHEN_ASKED((source, items) -> source.script(Faults.hides(Set.of(last(items))))
            .script(Faults.throwsWhenAsked(
                    error(ErrorKind.SOURCE_REFUSED, "refused the token (401); sync again, or renew the token")))),
    /** The word that an item does not exist, from a server that hides it from this account since its policy changed. */
    NOT_FOUND_FOR_HIDDEN((source, items) ->
            source.script(Faults.seems(without(Set.of(last(items))))).script(Faults.scope("a narrower policy"))),
    /** A server that is starting, when it is asked for its libraries. */
    STARTING((source, items) -> source.script(
            Faults.throwsAtOnce(error(ErrorKind.SOURCE_UNREACHABLE, "is starting (503); sync again later")))),
    /** A server that is starting and lists its libraries but not their items. */
    STARTING_WITHOUT_ITEMS((source, items) ->
            source.script(throwing(0, ErrorKind.SOURCE_UNREACHABLE, "is starting (503); sync again later"))),
    /** A body that ends in the middle of a row. */
    CUT_BODY(
            (source, items) -> source.script(throwing(1, ErrorKind.SOURCE_INVALID, "sent half an answer; sync again"))),
    /** Rows whose fields have wrong types, so that only their ids and kinds can be trusted. */
    WRONG_TYPES((source, items) -> source.script(Faults.garbled(half(items)))),
    /** A row that is no UTF-8 and is not even counted, of which the source knows that something was lost. */
    BAD_UTF8((source, items) -> source.script(Faults.hides(Set.of(last(items)))).script(Faults.doubts(1))),
    /** A page that the server could not answer. */
    FAILED_PAGE((source, items) -> source.script(Faults.pageFails(1))),
    /** A row that cannot be read but for its id. */
    POISON_ROW((source, items) -> source.script(Faults.unreadable(Set.of(last(items))))),
    /** The id of a film, which names another kind of thing now. */
    REUSED_ID((source, items) -> source.script(Faults.seems(honest -> reused(honest, last(items))))),
    /** A server that calls itself by another id. */
    CHANGED_SERVER_ID((source, items) ->
            source.script(Faults.sourceId(new SourceId(items.get(0).key().source() + "-reborn")))),
    /** Rows of another server, which answers under the same address since the listing began. */
    ROWS_OF_ANOTHER_SERVER((source, items) -> source.script(Faults.seems(Lie::foreign))),
    /** New ids for all items, which can be known again by what they are. */
    ALL_IDS_CHANGED((source, items) -> source.script(Faults.seems(Lie::renamed))),
    /** New ids for all items, and nothing by which they can be known again. */
    ALL_IDS_CHANGED_WITHOUT_TRACE((source, items) -> source.script(Faults.seems(honest -> stripped(renamed(honest))))),
    /** A policy that hides half of the library, from a server that says so when asked. */
    POLICY_HIDES_HALF((source, items) -> source.script(Faults.seems(without(half(items))))
            .script(Faults.answers(Presence.HIDDEN, Presence.GONE))
            .script(Faults.scope("a narrower policy"))),
    /** A policy that hides half of the library, from a server that denies it when asked. */
    POLICY_DENIES_HALF((source, items) ->
            source.script(Faults.seems(without(half(items)))).script(Faults.scope("a narrower policy"))),
    /** A trickle of bytes that the time-out ends. */
    SLOW_TRICKLE((source, items) ->
            source.script(throwing(2, ErrorKind.SOURCE_UNREACHABLE, "did not answer in time; sync again later"))),
    /** A connection that is closed in the middle of the listing. */
    CLOSED_SOCKET((source, items) ->
            source.script(throwing(1, ErrorKind.SOURCE_UNREACHABLE, "closed the connection; sync again later")));

    /** The scripts above hold nothing that could change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final BiConsumer<ScriptedSource, List<MediaItem>> script;

    Lie(BiConsumer<ScriptedSource, List<MediaItem>> script) {
        this.script = script;
    }

    /** Makes a source tell this lie about a library from now on. */
    public void tell(ScriptedSource source, Library library) {
        script.accept(source, source.held(library));
    }

    private static Fault throwing(int page, ErrorKind kind, String what) {
        return Faults.throwsBefore(page, error(kind, what));
    }

    private static SyncException error(ErrorKind kind, String what) {
        return new SyncException(kind, "The server " + what);
    }

    /** The last film, on which nothing hangs. */
    private static String last(List<MediaItem> items) {
        return items.stream()
                .filter(item -> item.kind() == MediaKind.MOVIE)
                .map(item -> item.key().id())
                .reduce((one, other) -> other)
                .orElseThrow(() -> new IllegalArgumentException("A lie is told about a library with films"));
    }

    /** Every second item that has no parent, with everything below it. */
    private static Set<String> half(List<MediaItem> items) {
        Set<String> half = new HashSet<>();
        int tops = 0;
        for (MediaItem item : items) {
            String parent = item.parentId();
            if (parent == null ? tops++ % 2 == 1 : half.contains(parent)) {
                half.add(item.key().id());
            }
        }
        return half;
    }

    private static UnaryOperator<List<MediaItem>> without(Set<String> ids) {
        return honest ->
                honest.stream().filter(item -> !ids.contains(item.key().id())).toList();
    }

    private static List<MediaItem> with(List<MediaItem> held, int at) {
        List<MediaItem> items = new ArrayList<>(held);
        ItemKey key = new ItemKey(held.get(0).key().source(), "inserted-into-" + held.size() + "-at-" + at);
        items.removeIf(item -> item.key().equals(key));
        items.add(
                Math.min(at, items.size()),
                MediaItem.builder(key, MediaKind.MOVIE, "Inserted").build());
        return items;
    }

    private static List<MediaItem> firstToEnd(List<MediaItem> held) {
        List<MediaItem> items = new ArrayList<>(held.subList(1, held.size()));
        items.add(held.get(0));
        return items;
    }

    private static List<MediaItem> reused(List<MediaItem> items, String id) {
        return items.stream()
                .map(item -> item.key().id().equals(id)
                        ? MediaItem.builder(item.key(), MediaKind.VIDEO, "Holiday")
                                .build()
                        : item)
                .toList();
    }

    private static List<MediaItem> renamed(List<MediaItem> items) {
        return items.stream()
                .map(item -> {
                    String parent = item.parentId();
                    ItemKey key =
                            new ItemKey(item.key().source(), "new-" + item.key().id());
                    return item.with(b -> b.key(key).parentId(parent == null ? null : "new-" + parent));
                })
                .toList();
    }

    private static List<MediaItem> foreign(List<MediaItem> items) {
        return items.stream()
                .map(item -> {
                    ItemKey key = new ItemKey(
                            new SourceId(item.key().source() + "-other"),
                            item.key().id());
                    return item.with(b -> b.key(key).titles(Titles.of("Foreign")));
                })
                .toList();
    }

    private static List<MediaItem> stripped(List<MediaItem> items) {
        return items.stream()
                .map(item -> item.with(
                        b -> b.externalIds(List.of()).aliases(List.of()).identities(List.of())))
                .toList();
    }
}
