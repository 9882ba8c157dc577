package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncListener;
import dev.mediasync.SyncOptions;
import dev.mediasync.SyncReport;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The states that a source goes through: step 0 is loaded, then films change, go, change and come back, by turns. */
final class Steps {
    static final int FILMS = 600;
    static final int CHUNK = 100;
    static final int KINDS = 4;
    static final String USER = "ann";

    private static final int GOING = 60;
    private static final RemovalPolicy GENEROUS =
            RemovalPolicy.DEFAULT.withMaxShare(1).withWindow(Duration.ofHours(1), 1);

    private Steps() {}

    /** What a step does to the copy. */
    static String kind(int step) {
        if (step == 0) {
            return "load";
        }
        return step % KINDS == 2 ? "remove" : step % KINDS == 0 ? "return" : "update";
    }

    static FakeSource source(int step) {
        FakeSource source = new FakeSource();
        boolean gone = step % KINDS == 2 || step % KINDS == 3;
        int version = (step + 1) / 2;
        for (int number = gone ? GOING : 0; number < FILMS; number++) {
            source.items.add(number % 2 == 0 ? FakeSource.film(number) : renamed(number, version));
        }
        return source;
    }

    private static MediaItem renamed(int number, int version) {
        return MediaItem.builder(FakeSource.key(number), FakeSource.film(number).kind(), number + " v" + version)
                .build();
    }

    /** Syncs to a step; what is left of a broken first load may be so little that going on from it needs an approval. */
    static void sync(MediaRepository repository, int step, SyncListener listener) {
        MediaSync sync = MediaSync.builder(new AskableSource(source(step)), repository)
                .withChunkItems(CHUNK)
                .withRemovalPolicy(GENEROUS)
                .withListener(listener)
                .build();
        SyncReport report = sync.sync();
        LibraryReport library = report.libraries().get(0);
        if (library.outcome() == RunOutcome.BLOCKED) {
            report = sync.sync(SyncOptions.defaults().approve(library.plan()));
        }
        assertThat(report.completed()).as(report.toString()).isTrue();
    }

    static UserState state(int film) {
        return UserState.untouched(USER).at(Duration.ofSeconds(film + 1L));
    }

    static List<ItemSummary> recorded(MediaRepository repository) {
        return sorted(repository.browse(BrowseQuery.ALL).items());
    }

    static List<ItemSummary> expected(int step) {
        return sorted(source(step).items.stream().map(ItemSummary::of).toList());
    }

    private static List<ItemSummary> sorted(List<ItemSummary> items) {
        return items.stream()
                .sorted(java.util.Comparator.comparing(item -> item.key().id()))
                .toList();
    }

    /** The copy is sound and as between two commits of a step; then the step done again ends where the source is. */
    static void assertWholeAndConverging(SqliteMediaRepository repository, int step, int firstUserFilm, int states) {
        assertThat(repository.check().integrity()).isEqualTo("ok");
        assertThat(repository.check().sound()).as("check").isTrue();
        List<ItemSummary> recorded = recorded(repository);
        if (step == 0) {
            assertThat(expected(0)).containsAll(recorded);
            assertThat(recorded.size() % CHUNK).as("items of whole chunks").isZero();
        } else {
            assertThat(recorded.equals(expected(step - 1)) || recorded.equals(expected(step)))
                    .as("the %s items are those before or after step %s", recorded.size(), step)
                    .isTrue();
        }
        assertThat(repository.libraries())
                .allSatisfy(status -> assertThat(status.items()).isEqualTo(recorded.size()));
        sync(repository, step, SyncListener.SILENT);
        assertThat(recorded(repository)).isEqualTo(expected(step));
        sync(repository, step / KINDS * KINDS, SyncListener.SILENT);
        for (int film = firstUserFilm; film < firstUserFilm + states; film++) {
            Optional<UserState> found = repository.userState(FakeSource.key(film), USER);
            assertThat(found).as("state of film %s", film).contains(state(film));
        }
        assertThat(repository.check().sound()).as("check after the rerun").isTrue();
    }
}
