package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.ItemFilter;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.SearchQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads {@link SharedShows} in every way, and follows the feed, while another process writes; no answer may be half of one. */
final class SharedReader {
    private static final int FEW = 17;
    private static final List<Set<ItemSummary>> WHOLE = IntStream.rangeClosed(0, SharedShows.STEPS)
            .mapToObj(SharedShows::expected)
            .toList();

    private final SqliteMediaRepository repository;
    private final Set<String> mirror = new HashSet<>();
    private final Set<Integer> stepsSeen = new HashSet<>();
    private long sequence;
    private int last = -1;

    SharedReader(SqliteMediaRepository repository) {
        this.repository = repository;
    }

    /** Looks at everything once. */
    void look() {
        List<ItemSummary> items = repository.browse(BrowseQuery.ALL).items();
        int step = step(items);
        search(step);
        count(step);
        library(step);
        open(items);
        follow();
        last = step;
        stepsSeen.add(step);
    }

    Set<Integer> stepsSeen() {
        return stepsSeen;
    }

    /** What is recorded as far as the feed told. */
    Set<String> mirror() {
        return mirror;
    }

    /** The step that a listing shows, -1 for one of the chunks before the first is whole. */
    private int step(Collection<ItemSummary> items) {
        Set<ItemSummary> shown = new HashSet<>(items);
        assertThat(shown).hasSameSizeAs(items);
        int step = WHOLE.indexOf(shown);
        if (step < 0) {
            assertThat(WHOLE.get(0)).as("half of a first load").containsAll(shown);
            assertThat(shown.size() % SharedShows.CHUNK).as("whole chunks").isZero();
            Set<ItemKey> keys = shown.stream().map(ItemSummary::key).collect(Collectors.toSet());
            assertThat(shown).allMatch(item -> item.parent() == null || keys.contains(item.parent()));
        }
        assertThat(step).as("never back").isGreaterThanOrEqualTo(last);
        return step;
    }

    private void search(int since) {
        Set<ItemSummary> found =
                new HashSet<>(repository.search(SearchQuery.of(SharedShows.WORD).limit(SearchQuery.MAX_LIMIT)));
        List<Set<ItemSummary>> shows = new ArrayList<>();
        for (Set<ItemSummary> whole : WHOLE) {
            shows.add(
                    whole.stream().filter(item -> item.kind() == MediaKind.SHOW).collect(Collectors.toSet()));
        }
        if (since >= 0) {
            assertThat(shows.indexOf(found)).as("found %s", found).isGreaterThanOrEqualTo(since);
        } else if (!shows.contains(found)) {
            assertThat(shows.get(0)).containsAll(found);
        }
    }

    private void count(int since) {
        long counted = repository.count(ItemFilter.ALL);
        assertThat(since < 0 || sizes(since).contains(counted))
                .as("counted " + counted)
                .isTrue();
    }

    /**
     * A library's number of items is that of its revision, which is one more than the step's number.
     *
     * <p>All chunks of the first load may be in before it has a revision.
     */
    private void library(int since) {
        for (LibraryStatus status : repository.libraries()) {
            int step = (int) status.revision() - 1;
            assertThat(since <= 0 || step >= since)
                    .as("revision of step " + step)
                    .isTrue();
            if (step >= 0) {
                assertThat(status.items()).isEqualTo(WHOLE.get(step).size());
            }
        }
    }

    private static Set<Long> sizes(int since) {
        return WHOLE.subList(since, WHOLE.size()).stream()
                .map(whole -> (long) whole.size())
                .collect(Collectors.toSet());
    }

    private void open(List<ItemSummary> items) {
        for (ItemSummary item : items.subList(0, Math.min(FEW, items.size()))) {
            repository
                    .find(item.key())
                    .map(MediaItem::parentId)
                    .ifPresent(parent -> assertThat(parent)
                            .isEqualTo(SharedShows.parent(item.key().id())));
        }
    }

    /** Reads on, a few changes at a time; none is left out, and what they tell never leaves an orphan. */
    void follow() {
        List<ChangeEvent> changes = repository.changesSince(sequence, FEW);
        while (!changes.isEmpty()) {
            for (ChangeEvent change : changes) {
                assertThat(change.sequence()).as("gapless").isEqualTo(++sequence);
                apply(change.verb(), change.key().id());
            }
            changes = repository.changesSince(sequence, FEW);
        }
    }

    private void apply(ChangeEvent.Verb verb, String id) {
        String parent = SharedShows.parent(id);
        switch (verb) {
            case ADDED -> {
                assertThat(parent == null || mirror.contains(parent))
                        .as("parent of " + id)
                        .isTrue();
                assertThat(mirror.add(id)).as("was not there: " + id).isTrue();
            }
            case UPDATED, USER_STATE -> assertThat(mirror).contains(id);
            case REMOVED -> {
                assertThat(mirror.remove(id)).as("was there: " + id).isTrue();
                assertThat(mirror).noneMatch(left -> left.startsWith(id + "/"));
            }
            default -> throw new AssertionError("Nothing here moves: " + id);
        }
    }
}
