package dev.mediasync.tck;

import static dev.mediasync.tck.WrongSource.caught;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Tags;
import dev.mediasync.model.Titles;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.BrowseQuery.Direction;
import dev.mediasync.repository.BrowseQuery.Sort;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.Page;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Repositories that list wrongly. */
class WrongBrowsingTest {
    private static final SourceId SOURCE = new SourceId("any");
    private static final List<MediaItem> FILMS = List.of(film("1", "Beta"), film("2", "Alpha"), film("3", "Gamma"));

    private static MediaItem film(String id, String title) {
        return MediaItem.builder(new ItemKey(SOURCE, id), MediaKind.MOVIE, title)
                .titles(Titles.of(title))
                .tags(new Tags(List.of("genre1", "genre1"), List.of(), List.of()))
                .numbering(Numbering.NONE)
                .build();
    }

    @Test
    void g01OneThatKnowsOneOrderOnlyIsCaught() {
        caught(() -> browsing(clock -> new ForwardingRepository(clock) {
                    @Override
                    public Page browse(BrowseQuery query) {
                        return super.browse(query.by(Sort.RECORDED, Direction.ASCENDING));
                    }
                })
                .g01AListingGoesByItsOrder(FILMS, Sort.TITLE, Direction.ASCENDING, 9));
    }

    @Test
    void g02OneThatForgetsAFilterIsCaught() {
        caught(() -> browsing(clock -> new ForwardingRepository(clock) {
                    @Override
                    public Page browse(BrowseQuery query) {
                        return super.browse(query.where(query.filter().withWatching(null)));
                    }
                })
                .g02EveryFilterLeavesWhatItNames(FILMS));
    }

    @Test
    void g02OneThatCountsEverythingIsCaught() {
        caught(() -> browsing(clock -> new ForwardingRepository(clock) {
                    @Override
                    public long count(ItemFilter filter) {
                        return super.count(ItemFilter.ALL.in(filter.library()));
                    }
                })
                .g02EveryFilterLeavesWhatItNames(FILMS));
    }

    @Test
    void g03OneThatCountsItsPagesByNumberIsCaught() {
        caught(browsing(PagesByNumber::new)::g03WhatKeepsItsPlaceIsShownOnce);
    }

    @Test
    void g04OneThatCountsAValueTwiceIsCaught() {
        caught(() -> browsing(clock -> new ForwardingRepository(clock) {
                    @Override
                    public SortedMap<String, Long> tally(Trait trait, ItemFilter filter) {
                        SortedMap<String, Long> tally = new TreeMap<>(super.tally(trait, filter));
                        tally.replaceAll((value, count) -> 2 * count);
                        return tally;
                    }
                })
                .g04ATallyCountsEachItemOnceForAValue(FILMS, Catalog.Trait.GENRE));
    }

    @Test
    void g05OneThatFindsNoCopiesIsCaught() {
        caught(browsing(clock -> new ForwardingRepository(clock) {
            @Override
            public List<ItemSummary> copies(ItemKey key) {
                return super.copies(key).stream()
                        .filter(item -> item.key().source().equals(key.source()))
                        .toList();
            }
        })::g05CopiesAreFoundOnEveryServer);
    }

    @Test
    void g05OneThatListsCopiesIsCaught() {
        caught(browsing(clock -> new ForwardingRepository(clock) {
            @Override
            public Page browse(BrowseQuery query) {
                return super.browse(query.where(query.filter().withCopies(ItemFilter.Copies.EACH)));
            }
        })::g05CopiesAreFoundOnEveryServer);
    }

    @Test
    void g06OneThatBeginsAnewIsCaught() {
        caught(browsing(clock -> new ForwardingRepository(clock) {
            @Override
            public Page browse(BrowseQuery query) {
                return super.browse(query.from(null));
            }
        })::g06AForeignPlaceIsRefused);
    }

    @Test
    void n01OneThatBeginsWithASpecialIsCaught() {
        caught(watching(clock -> new ForwardingRepository(clock) {
            @Override
            public Optional<ItemSummary> nextEpisode(ItemKey show, String user) {
                return browse(BrowseQuery.ALL.ofKind(MediaKind.EPISODE)).items().stream()
                        .findFirst();
            }
        })::n01AnUntouchedShowBeginsAtItsFirstEpisode);
    }

    @Test
    void n02OneThatForgetsWhereItStoppedIsCaught() {
        caught(watching(ForgetsUsers::new)::n02WhatStoppedInItsMiddleIsNext);
    }

    @Test
    void n03OneThatAlwaysBeginsAnewIsCaught() {
        caught(watching(ForgetsUsers::new)::n03BehindTheLastComesTheFirstUnwatchedOne);
    }

    @Test
    void n04OneThatNeverEndsIsCaught() {
        caught(watching(ForgetsUsers::new)::n04AWatchedShowHasNoNextEpisode);
    }

    @Test
    void n05OneThatKnowsNoLimitIsCaught() {
        caught(watching(clock -> new ForwardingRepository(clock) {
            @Override
            public List<ItemSummary> continueWatching(String user, int limit) {
                return super.continueWatching(user, 10);
            }
        })::n05WhatWasTouchedLastComesFirst);
    }

    @Test
    void n06OneThatTakesASeasonForItsShowIsCaught() {
        caught(watching(clock -> new ForwardingRepository(clock) {
            @Override
            public Optional<ItemSummary> nextEpisode(ItemKey show, String user) {
                ItemKey above = super.find(show).map(MediaItem::parent).orElse(null);
                return super.nextEpisode(above == null ? show : above, user);
            }
        })::n06OnlyAShowHasANextEpisode);
    }

    private static BrowsingContract browsing(Function<Clock, MediaRepository> wrong) {
        return new BrowsingContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
    }

    private static WatchingContract watching(Function<Clock, MediaRepository> wrong) {
        return new WatchingContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return wrong.apply(tellsTheTime);
            }
        };
    }

    private static final class ForgetsUsers extends ForwardingRepository {
        ForgetsUsers(Clock clock) {
            super(clock);
        }

        @Override
        public Optional<ItemSummary> nextEpisode(ItemKey show, String user) {
            return super.nextEpisode(show, "nobody");
        }
    }

    private static final class PagesByNumber extends ForwardingRepository {
        PagesByNumber(Clock clock) {
            super(clock);
        }

        @Override
        public Page browse(BrowseQuery query) {
            List<ItemSummary> all =
                    super.browse(query.from(null).limit(BrowseQuery.MAX_LIMIT)).items();
            int from = query.from() == null ? 0 : Integer.parseInt(query.from());
            int to = Math.min(all.size(), from + query.limit());
            return new Page(all.subList(Math.min(from, to), to), to < all.size() ? Integer.toString(to) : null);
        }
    }
}
