package dev.mediasync.tck;

import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Titles;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.SourceDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The faults that servers really show. A page is counted from 0, and taken modulo the number of pages. */
public final class Faults {
    private Faults() {}

    /** A page that could not be read, honestly reported as a doubt. */
    public static Fault pageFails(int page) {
        return onPage(
                page,
                honest -> new ObservedPage(
                        List.of(), List.of(), List.of(new PageReceipt.Doubt("", "page " + page + " failed"))));
    }

    /** A page of which something was lost, honestly reported as a doubt, though its numbers are right. */
    public static Fault doubts(int page) {
        return onPage(page, honest -> {
            List<PageReceipt> receipts = new ArrayList<>(honest.receipts());
            receipts.add(new PageReceipt.Doubt("", "page " + page + " cannot be read as a whole"));
            return new ObservedPage(honest.items(), honest.sightings(), receipts);
        });
    }

    /** A page that never comes, though the others declare a total with its items. */
    public static Fault without(int page) {
        return new Fault() {
            @Override
            public List<ObservedPage> pages(List<ObservedPage> honest) {
                List<ObservedPage> pages = new ArrayList<>(honest);
                pages.remove(Math.floorMod(page, pages.size()));
                return pages;
            }
        };
    }

    /** A page that comes back without its items while the total stays. */
    public static Fault pageIsEmpty(int page) {
        return onPage(page, honest -> rows(honest, List.of(), totalOf(honest)));
    }

    /** A page that holds fewer items than asked for although it is not the last. */
    public static Fault shortPage(int page) {
        return onPage(page, honest -> rows(honest, half(honest.items()), totalOf(honest)));
    }

    /** A page that declares another total than the others. */
    public static Fault totalMoves(int page) {
        return onPage(page, honest -> rows(honest, honest.items(), totalOf(honest) + 1));
    }

    /** An empty listing, told as if it were the truth. */
    public static Fault emptyAnswer() {
        return new Fault() {
            @Override
            public List<ObservedPage> pages(List<ObservedPage> honest) {
                PageReceipt nothing = PageReceipt.Rows.asked(ScriptedSource.WALK, 0, 1, 0L);
                return List.of(new ObservedPage(List.of(), List.of(), List.of(nothing)));
            }
        };
    }

    /** A server that ignores the offset: every page shows what the first one shows. */
    public static Fault offsetIgnored() {
        return new Fault() {
            @Override
            public List<ObservedPage> pages(List<ObservedPage> honest) {
                return honest.stream()
                        .map(page -> rows(page, honest.get(0).items(), totalOf(page)))
                        .toList();
            }
        };
    }

    /** A listing without these items, with totals that hide the lie. */
    public static Fault hides(Set<String> ids) {
        return new Fault() {
            @Override
            public List<ObservedPage> pages(List<ObservedPage> honest) {
                long total = honest.stream()
                        .flatMap(page -> page.items().stream())
                        .map(shown -> shown.item().key().id())
                        .filter(id -> !ids.contains(id))
                        .distinct()
                        .count();
                Set<Long> hidden = new TreeSet<>();
                for (ObservedPage page : honest) {
                    for (int row = 0; row < page.items().size(); row++) {
                        if (ids.contains(page.items().get(row).item().key().id())) {
                            hidden.add(asked(page).offset() + row);
                        }
                    }
                }
                return honest.stream()
                        .map(page -> closedUp(page, without(page.items(), ids), total, hidden))
                        .toList();
            }
        };
    }

    /** A page whose rows move up into the places of hidden ones. */
    private static ObservedPage closedUp(ObservedPage honest, List<ObservedItem> items, long total, Set<Long> hidden) {
        PageReceipt.Rows asked = asked(honest);
        long before = hidden.stream().filter(row -> row < asked.offset()).count();
        PageReceipt.Rows receipt = PageReceipt.Rows.asked(asked.walk(), asked.offset() - before, asked.asked(), total)
                .with(items);
        return new ObservedPage(items, honest.sightings(), List.of(receipt));
    }

    /** Items that are there but cannot be read: poison rows. */
    public static Fault unreadable(Set<String> ids) {
        return new Fault() {
            @Override
            public List<ObservedPage> pages(List<ObservedPage> honest) {
                return honest.stream().map(page -> sighted(page, ids)).toList();
            }
        };
    }

    /** An exception in the middle of the walk, before a page; exactly this page, not modulo. */
    public static Fault throwsBefore(int page, RuntimeException exception) {
        return new Fault() {
            @Override
            public void before(int at) {
                if (at == page) {
                    throw exception;
                }
            }
        };
    }

    /** A page that shows what the page before it showed. */
    public static Fault repeatedPage(int page) {
        return new Fault() {
            @Override
            public List<ObservedPage> pages(List<ObservedPage> honest) {
                List<ObservedPage> pages = new ArrayList<>(honest);
                int at = Math.floorMod(page, pages.size());
                ObservedPage before = pages.get(Math.floorMod(at - 1, pages.size()));
                pages.set(at, rows(pages.get(at), before.items(), totalOf(before)));
                return pages;
            }
        };
    }

    /** Items that are there but whose fields cannot be trusted, shown under a wrong title. */
    public static Fault garbled(Set<String> ids) {
        return new Fault() {
            @Override
            public List<ObservedPage> pages(List<ObservedPage> honest) {
                return honest.stream()
                        .map(page -> rows(page, garbled(page.items(), ids), totalOf(page)))
                        .toList();
            }
        };
    }

    /** A library that seems to hold something else, to a listing and to a question alike. */
    public static Fault seems(UnaryOperator<List<MediaItem>> distortion) {
        return new Fault() {
            @Override
            public List<MediaItem> items(List<MediaItem> honest) {
                return distortion.apply(honest);
            }
        };
    }

    /** A library that really changes before a page is cut; exactly this page, not modulo. */
    public static Fault changesBefore(int page, UnaryOperator<List<MediaItem>> change) {
        return new Fault() {
            @Override
            public List<MediaItem> between(int at, List<MediaItem> held) {
                return at == page ? change.apply(held) : held;
            }
        };
    }

    /** A source that does not even list its libraries. */
    public static Fault throwsAtOnce(RuntimeException exception) {
        return new Fault() {
            @Override
            public List<Library> libraries(List<Library> honest) {
                throw exception;
            }
        };
    }

    /** A source that fails when it is asked about single ids. */
    public static Fault throwsWhenAsked(RuntimeException exception) {
        return new Fault() {
            @Override
            public Map<String, Presence> presence(Map<String, Presence> honest) {
                throw exception;
            }
        };
    }

    /** Answers about single ids that are something else than what is true. */
    public static Fault answers(Presence instead, Presence truth) {
        return new Fault() {
            @Override
            public Map<String, Presence> presence(Map<String, Presence> honest) {
                Map<String, Presence> answers = new HashMap<>(honest);
                answers.replaceAll((id, answer) -> answer == truth ? instead : answer);
                return answers;
            }
        };
    }

    /** A server that calls itself by another id, and so all it has. */
    public static Fault sourceId(SourceId other) {
        return new Fault() {
            @Override
            public SourceDescription describe(SourceDescription honest) {
                return new SourceDescription(other, honest.product(), honest.version(), honest.capabilities());
            }

            @Override
            public List<Library> libraries(List<Library> honest) {
                return honest.stream()
                        .map(library ->
                                new Library(new LibraryKey(other, library.key().id()), library.name(), library.kind()))
                        .toList();
            }

            @Override
            public List<MediaItem> items(List<MediaItem> honest) {
                return LibraryArbitraries.in(other, honest);
            }
        };
    }

    /** A server that is scanning its files meanwhile. */
    public static Fault scanRunning() {
        return atEnd(end -> end.withScan(WalkEnd.Scan.RUNNING));
    }

    /** A change counter that moved during the walk. */
    public static Fault counterMoves() {
        return atEnd(end -> end.withCounter("1", "2"));
    }

    /** Another scope than before: another account, policy or filter. */
    public static Fault scope(String scope) {
        return atEnd(end -> end.withScope(scope));
    }

    private static Fault atEnd(UnaryOperator<WalkEnd> distortion) {
        return new Fault() {
            @Override
            public WalkEnd end(WalkEnd honest) {
                return distortion.apply(honest);
            }
        };
    }

    private static Fault onPage(int page, UnaryOperator<ObservedPage> distortion) {
        return new Fault() {
            @Override
            public List<ObservedPage> pages(List<ObservedPage> honest) {
                List<ObservedPage> pages = new ArrayList<>(honest);
                int at = Math.floorMod(page, pages.size());
                pages.set(at, distortion.apply(pages.get(at)));
                return pages;
            }
        };
    }

    private static PageReceipt.Rows asked(ObservedPage page) {
        return page.receipts().stream()
                .filter(PageReceipt.Rows.class::isInstance)
                .map(PageReceipt.Rows.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static ObservedPage rows(ObservedPage honest, List<ObservedItem> items, long total) {
        PageReceipt.Rows asked = asked(honest);
        PageReceipt.Rows receipt = PageReceipt.Rows.asked(asked.walk(), asked.offset(), asked.asked(), total)
                .with(items);
        return new ObservedPage(items, honest.sightings(), List.of(receipt));
    }

    private static long totalOf(ObservedPage page) {
        for (PageReceipt receipt : page.receipts()) {
            if (receipt instanceof PageReceipt.Rows rows && rows.total() != null) {
                return rows.total();
            }
        }
        return 0;
    }

    private static List<ObservedItem> half(List<ObservedItem> items) {
        return items.subList(0, items.size() / 2);
    }

    private static List<ObservedItem> without(List<ObservedItem> items, Set<String> ids) {
        return items.stream()
                .filter(shown -> !ids.contains(shown.item().key().id()))
                .toList();
    }

    private static List<ObservedItem> garbled(List<ObservedItem> items, Set<String> ids) {
        return items.stream()
                .map(shown -> ids.contains(shown.item().key().id())
                        ? ObservedItem.provisional(shown.item().with(b -> b.titles(Titles.of("?"))))
                        : shown)
                .toList();
    }

    private static ObservedPage sighted(ObservedPage page, Set<String> ids) {
        List<String> sightings = page.items().stream()
                .map(shown -> shown.item().key().id())
                .filter(ids::contains)
                .toList();
        return new ObservedPage(without(page.items(), ids), sightings, page.receipts());
    }
}
