package dev.mediasync.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ChangeFeed;
import dev.mediasync.SyncException;
import dev.mediasync.model.Artwork;
import dev.mediasync.model.Availability;
import dev.mediasync.model.Credit;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Tags;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Change;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.BrowseQuery.Direction;
import dev.mediasync.repository.BrowseQuery.Sort;
import dev.mediasync.repository.Catalog.Trait;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemFilter.Stage;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.Page;
import dev.mediasync.repository.SearchQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryReadingTest {
    private static final SourceId SOURCE = new SourceId("s");
    private static final Library LIBRARY = new Library(new LibraryKey(SOURCE, "l"), "All", LibraryKind.MIXED);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final InMemoryRepository repository = new InMemoryRepository();

    @BeforeEach
    void load() {
        add(
                film("a", "Zebra", 1990),
                film("b", "apple", 2000).with(b -> b.availability(Availability.UNAVAILABLE)),
                film("c", "Mango", 1980).with(b -> b.externalIds(List.of(new ExternalId("imdb", "tt1")))),
                film("d", "Mango again", 1981).with(b -> b.externalIds(List.of(new ExternalId("imdb", "tt1")))),
                item("show", MediaKind.SHOW, null, Numbering.NONE),
                item("season", MediaKind.SEASON, "show", Numbering.season(1)),
                item("e1", MediaKind.EPISODE, "season", Numbering.episode(1, 1)),
                item("e2", MediaKind.EPISODE, "season", Numbering.episode(1, 2)));
    }

    private void add(MediaItem... items) {
        Lease lease = repository.acquire(LIBRARY, Duration.ofMinutes(1));
        List<Change.Additive> additions = new ArrayList<>();
        for (MediaItem item : items) {
            additions.add(new Change.Add(item, Fingerprint.of(item)));
        }
        repository.applyAhead(lease, additions, Duration.ZERO);
        repository.release(lease);
    }

    private static MediaItem film(String id, String title, int year) {
        return MediaItem.builder(new ItemKey(SOURCE, id), MediaKind.MOVIE, title)
                .dates(Dates.ofYear(year))
                .tags(new Tags(List.of("Drama"), List.of("Studio"), List.of("Label " + id)))
                .credits(List.of(new Credit("Ann " + id, Credit.Role.ACTOR, null)))
                .artwork(List.of(
                        new Artwork(Artwork.Kind.THUMB, "/thumb"), new Artwork(Artwork.Kind.POSTER, "/poster/" + id)))
                .build();
    }

    private static MediaItem item(String id, MediaKind kind, @Nullable String parent, Numbering numbering) {
        return MediaItem.builder(new ItemKey(SOURCE, id), kind, "Title " + id)
                .parentId(parent)
                .numbering(numbering)
                .build();
    }

    @Test
    void aListingGoesByItsOrderPageByPage() {
        BrowseQuery films = BrowseQuery.ALL.ofKind(MediaKind.MOVIE);

        assertThat(ids(films.by(Sort.TITLE, Direction.ASCENDING).limit(2))).containsExactly("b", "c", "d", "a");
        assertThat(ids(films.by(Sort.RELEASED, Direction.DESCENDING).limit(1))).containsExactly("b", "a", "d", "c");
        assertThat(ids(BrowseQuery.ALL.by(Sort.TITLE, Direction.DESCENDING).limit(3)))
                .containsExactly("a", "show", "d", "c", "b", "e2", "e1", "season");
        assertThat(ids(BrowseQuery.ALL.under(key("season")).by(Sort.NUMBER, Direction.DESCENDING)))
                .containsExactly("e2", "e1");
        assertThat(repository.browse(films).items().get(0).poster()).isEqualTo("/poster/a");
        assertThat(repository.browse(films)).hasSize(4);
    }

    @Test
    void aForeignPlaceIsRefused() {
        Page page = repository.browse(
                BrowseQuery.ALL.by(Sort.NUMBER, Direction.ASCENDING).limit(1));

        assertThatThrownBy(() -> repository.browse(BrowseQuery.ALL.from(page.next())))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("list from the beginning");
        assertThatThrownBy(() -> repository.browse(BrowseQuery.ALL.from("%"))).isInstanceOf(SyncException.class);
    }

    @Test
    void filtersLeaveWhatTheyName() {
        repository.saveUserState(key("a"), UserState.untouched("ann").playedAt(NOON));
        repository.saveUserState(key("c"), UserState.untouched("ann").at(Duration.ofMinutes(1)));
        ItemFilter films = ItemFilter.ALL.in(LIBRARY.key()).ofKind(MediaKind.MOVIE);

        assertThat(fitting(films.withGenre("Drama").withPerson("Ann b"))).containsExactly("b");
        assertThat(fitting(films.withYears(new ItemFilter.Years(1980, 1981)))).containsExactly("c", "d");
        assertThat(fitting(films.withAvailability(Availability.UNAVAILABLE))).containsExactly("b");
        assertThat(fitting(films.withWatching(left(Stage.WATCHED)))).containsExactly("a");
        assertThat(fitting(films.withWatching(left(Stage.UNWATCHED)))).containsExactly("b", "c", "d");
        assertThat(fitting(films.withWatching(left(Stage.IN_PROGRESS)))).containsExactly("c");
        assertThat(fitting(films.withCopies(ItemFilter.Copies.FIRST))).containsExactly("a", "b", "c");
        assertThat(repository.count(films)).isEqualTo(4);
        assertThatThrownBy(() -> new ItemFilter.Years(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ItemFilter.Watching left(Stage stage) {
        return new ItemFilter.Watching("ann", stage);
    }

    @Test
    void traitsAreCounted() {
        assertThat(repository.tally(Trait.KIND, ItemFilter.ALL))
                .isEqualTo(Map.of("movie", 4L, "show", 1L, "season", 1L, "episode", 2L));
        assertThat(repository.tally(Trait.GENRE, ItemFilter.ALL)).isEqualTo(Map.of("Drama", 4L));
        assertThat(repository.tally(Trait.STUDIO, ItemFilter.ALL)).isEqualTo(Map.of("Studio", 4L));
        assertThat(repository.tally(Trait.LABEL, ItemFilter.ALL)).hasSize(4);
        assertThat(repository.tally(Trait.YEAR, ItemFilter.ALL)).containsEntry("1990", 1L);
    }

    @Test
    void copiesShareAnExternalId() {
        assertThat(repository.copies(key("d")))
                .extracting(copy -> copy.key().id())
                .containsExactly("c", "d");
        assertThat(repository.copies(key("nothing"))).isEmpty();
    }

    @Test
    void theNextEpisodeFollowsTheLastOne() {
        assertThat(repository.nextEpisode(key("show"), "ann").map(ItemSummary::key))
                .contains(key("e1"));

        repository.saveUserState(key("e1"), UserState.untouched("ann").playedAt(NOON));
        repository.saveUserState(key("a"), UserState.untouched("ann").at(Duration.ofMinutes(1)));

        assertThat(repository.nextEpisode(key("show"), "ann").map(ItemSummary::key))
                .contains(key("e2"));
        assertThat(repository.continueWatching("ann", 5))
                .extracting(item -> item.key().id())
                .containsExactly("e2", "a");
        repository.saveUserState(key("e2"), UserState.untouched("ann").at(Duration.ofMinutes(1)));
        assertThat(repository.nextEpisode(key("show"), "ann").map(ItemSummary::key))
                .isPresent();
    }

    @Test
    void wordsFindItems() {
        assertThat(found("MANGO")).containsExactly("c", "d");
        assertThat(found("ann b")).containsExactly("b");
        assertThat(found("man again")).containsExactly("d");
        assertThat(found("\"")).isEmpty();
        assertThat(repository.search(
                        SearchQuery.of("title").ofKind(MediaKind.SHOW).in(LIBRARY.key())))
                .hasSize(1);
    }

    private List<String> found(String text) {
        return repository.search(SearchQuery.of(text)).stream()
                .map(item -> item.key().id())
                .toList();
    }

    @Test
    void aSubscriberIsShownEachChange() throws InterruptedException {
        List<String> shown = new ArrayList<>();
        CountDownLatch last = new CountDownLatch(1);
        try (ChangeFeed feed = ChangeFeed.builder(repository).build()) {
            feed.since(0).subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscription.request(Long.MAX_VALUE);
                }

                @Override
                public void onNext(ChangeEvent change) {
                    shown.add(change.key().id());
                    if (change.key().id().equals("late")) {
                        last.countDown();
                    }
                }

                @Override
                public void onError(Throwable error) {
                    shown.add(error.toString());
                    last.countDown();
                }

                @Override
                public void onComplete() {
                    last.countDown();
                }
            });
            add(film("late", "Late", 2020));
            assertThat(last.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(shown).containsExactly("a", "b", "c", "d", "show", "season", "e1", "e2", "late");
    }

    private static ItemKey key(String id) {
        return new ItemKey(SOURCE, id);
    }

    private List<String> fitting(ItemFilter filter) {
        return ids(BrowseQuery.ALL.where(filter));
    }

    private List<String> ids(BrowseQuery query) {
        List<String> ids = new ArrayList<>();
        repository.browseAll(query, item -> ids.add(item.key().id()));
        return ids;
    }
}
