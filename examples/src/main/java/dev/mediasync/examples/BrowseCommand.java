package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Page;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what the copy holds. */
@Command(name = "browse", description = "List what the copy holds: every item, unless an option narrows it.")
final class BrowseCommand extends Task {
    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Only items of this kind: movie, show, season, episode, …")
    @Nullable
    MediaKind kind;

    @Option(names = "--parent", paramLabel = "KEY", description = "Only the direct children of this item.")
    @Nullable
    ItemKey parent;

    @Option(names = "--genre", paramLabel = "GENRE", description = "Only items with this genre.")
    @Nullable
    String genre;

    @Option(names = "--person", paramLabel = "NAME", description = "Only items that this person has a part in.")
    @Nullable
    String person;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            description =
                    "${COMPLETION-CANDIDATES}, in small letters if you like; by when they were recorded unless set.")
    BrowseQuery.Sort sort = BrowseQuery.Sort.RECORDED;

    @Option(names = "--descending", description = "The newest, largest or last first.")
    boolean descending;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many items.")
    long limit = Long.MAX_VALUE;

    private final Set<ItemKey> printed = new HashSet<>();
    private long left;

    BrowseCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        if (limit < 1) {
            throw new SyncException(ErrorKind.USAGE, "--limit is at least 1, not " + limit);
        }
        left = limit;
        try (MediaRepository cache = Caches.existing(options.db)) {
            BrowseQuery query = query();
            if (options.libraries.isEmpty()) {
                list(cache, query);
            } else {
                Statuses.chosen(cache, options.libraries)
                        .forEach(status -> list(cache, query.in(status.library().key())));
            }
        }
        return ExitCode.COMPLETED;
    }

    private BrowseQuery query() {
        ItemFilter filter =
                ItemFilter.ALL.ofKind(kind).under(parent).withGenre(genre).withPerson(person);
        return BrowseQuery.ALL
                .where(filter)
                .by(sort, descending ? BrowseQuery.Direction.DESCENDING : BrowseQuery.Direction.ASCENDING);
    }

    private void list(Catalog catalog, BrowseQuery query) {
        BrowseQuery next = query;
        // A reader that went away, such as head, needs no more.
        while (left > 0 && !surroundings.out().checkError()) {
            Page page = catalog.browse(next.limit((int) Math.min(left, BrowseQuery.MAX_LIMIT)));
            page.forEach(this::item);
            if (page.next() == null) {
                return;
            }
            next = next.from(page.next());
        }
    }

    private void item(ItemSummary item) {
        // Only with several libraries can an item come twice.
        boolean repeated = options.libraries.size() > 1 && !printed.add(item.key());
        if (left > 0 && !repeated) {
            left--;
            surroundings
                    .out()
                    .println(options.json ? JsonLine.of(Items.json(item).map()) : Items.text(item));
        }
    }
}
