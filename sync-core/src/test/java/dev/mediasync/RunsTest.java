package dev.mediasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.Reason;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.SourceDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What becomes of a run when something beside the listing fails, and what optional capabilities add to it. */
class RunsTest {
    private static final SourceId ID = new SourceId("s");
    private static final Library FILMS = new Library(new LibraryKey(ID, "films"), "Films", LibraryKind.MOVIES);
    private static final ItemKey FILM = new ItemKey(ID, "1");
    private static final UserState SEEN = UserState.untouched("ann").at(Duration.ofMinutes(3));

    private final InMemoryRepository repository = new InMemoryRepository();
    private final OneFilm source = new OneFilm();

    /** A source of one film, listed by its title alone. */
    private static final class OneFilm implements MediaSource {
        private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        private boolean statesFail;
        private List<Library> listed = List.of(FILMS);

        @Override
        public SourceDescription describe() {
            return new SourceDescription(ID, "fake", "1", capabilities);
        }

        @Override
        public List<Library> libraries() {
            return listed;
        }

        @Override
        public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
            MediaItem film = MediaItem.builder(FILM, MediaKind.MOVIE, "Listed").build();
            sink.page(new ObservedPage(
                    List.of(ObservedItem.of(film)),
                    List.of(),
                    List.of(PageReceipt.Rows.asked("films", 0, 1, 1L).with(List.of(ObservedItem.of(film))))));
            return WalkEnd.of("scope");
        }

        @Override
        public List<MediaItem> details(Library library, Collection<MediaItem> items) {
            return items.stream()
                    .map(item -> item.with(b -> b.aliases(List.of("in full"))))
                    .toList();
        }

        @Override
        public void readUserStates(Library library, Consumer<ItemState> sink) {
            sink.accept(new ItemState(FILM, SEEN));
            if (statesFail) {
                throw new SyncException(ErrorKind.SOURCE_UNREACHABLE, "The server went away; try later");
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private LibraryReport sync(SyncListener listener) {
        return MediaSync.builder(source, repository)
                .withListener(listener)
                .build()
                .sync()
                .libraries()
                .get(0);
    }

    private RunRecord lastRun() {
        LibraryStatus status = repository.libraries().get(0);
        return Objects.requireNonNull(status.lastRun());
    }

    @Test
    void aListenerThatFailsAtTheEndDoesNotUndoTheRun() {
        SyncListener failing = new SyncListener() {
            @Override
            public void ended(LibraryReport report) {
                throw new IllegalStateException("no room on the screen");
            }
        };

        SyncReport report = MediaSync.builder(source, repository)
                .withListener(failing)
                .build()
                .sync();

        assertThat(report.libraries()).extracting(LibraryReport::outcome).containsExactly(RunOutcome.COMPLETED);
        assertThat(repository.find(FILM)).isPresent();
    }

    @Test
    void aLibraryOfAnotherSourceIsRefused() {
        source.listed = List.of(new Library(new LibraryKey(new SourceId("other"), "x"), "X", LibraryKind.MOVIES));

        assertThatThrownBy(() -> MediaSync.builder(source, repository).build().sync())
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.SOURCE_INVALID))
                .hasMessageContaining("other/x");
    }

    @Test
    void anEndlessTimeIsRefused() {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);

        assertThatThrownBy(() -> MediaSync.builder(source, repository)
                        .withStateRetention(endless)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("36500 days");
        assertThatThrownBy(() -> RemovalPolicy.DEFAULT.withWindow(endless, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("400 days");
    }

    @Test
    void aListenerThatFailsEndsTheRunAsFailedAndOnRecord() {
        LibraryReport report = sync(new SyncListener() {
            @Override
            public void planned(Library library, dev.mediasync.plan.SyncPlan plan) {
                throw new IllegalStateException("the screen is gone");
            }
        });
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(Objects.requireNonNull(report.error()).kind()).isEqualTo(ErrorKind.UNEXPECTED);
        assertThat(report.error()).hasMessageContaining("the screen is gone").hasMessageContaining("report this");
        assertThat(lastRun().outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(sync(SyncListener.SILENT).completed())
                .as("the lease was given back")
                .isTrue();
    }

    @Test
    void userStatesComeWithTheItems() {
        source.capabilities.add(Capability.USER_STATE_READ);
        assertThat(sync(SyncListener.SILENT).completed()).isTrue();
        assertThat(repository.userState(FILM, "ann")).contains(SEEN);
    }

    @Test
    void userStatesThatCannotBeReadTakeNothingOfTheItemsBack() {
        source.capabilities.add(Capability.USER_STATE_READ);
        source.statesFail = true;
        LibraryReport report = sync(SyncListener.SILENT);
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.reasons()).extracting(Reason::code).containsExactly(ReasonCode.USER_STATE_UNREAD);
        assertThat(lastRun().outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(repository.find(FILM)).isPresent();
    }

    @Test
    void userStatesThatWereReadBeforeOneThatCannotBeReadAreKept() {
        source.capabilities.add(Capability.USER_STATE_READ);
        source.statesFail = true;
        LibraryReport report = sync(SyncListener.SILENT);
        assertThat(report.reasons()).extracting(Reason::code).containsExactly(ReasonCode.USER_STATE_UNREAD);
        assertThat(repository.userState(FILM, "ann")).contains(SEEN);
    }

    @Test
    void whatTheHostSavedIsNotLostToARunThatKnowsOfNoUsers() {
        source.capabilities.addAll(Set.of(Capability.USER_STATE_READ, Capability.USER_STATE_WRITE));
        sync(SyncListener.SILENT);
        UserState ours = SEEN.playedAt(Instant.parse("2026-01-02T03:04:05Z"));
        repository.saveUserState(FILM, ours);

        source.capabilities.clear();
        sync(SyncListener.SILENT);
        source.capabilities.addAll(Set.of(Capability.USER_STATE_READ, Capability.USER_STATE_WRITE));
        sync(SyncListener.SILENT);

        assertThat(repository.userState(FILM, "ann")).contains(ours);
        assertThat(repository.unsent(ID, 10)).hasSize(1);
    }

    @Test
    void aCutListingIsCompletedForWhatIsNewAndNotAskedAgainWhileItStays() {
        source.capabilities.add(Capability.DETAILS);
        assertThat(sync(SyncListener.SILENT).counts().added()).isEqualTo(1);
        assertThat(repository.find(FILM).orElseThrow().aliases()).containsExactly("in full");
        assertThat(sync(SyncListener.SILENT).counts().unchanged()).isEqualTo(1);
    }

    @Test
    void anUnknownLibraryNameNamesThoseThereAre() {
        MediaSync sync = MediaSync.builder(source, repository).build();
        assertThatThrownBy(() -> sync.sync(SyncOptions.defaults().only(Set.of("Shows"))))
                .isInstanceOf(SyncException.class)
                .hasMessage("No library is called [Shows]; there are [Films]");
    }

    @Test
    void anAddressWithoutABackendSaysWhatToAdd() {
        assertThatThrownBy(() -> MediaSources.open("nowhere:/x"))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("No backend for \"nowhere:\"")
                .hasMessageContaining("Add the matching backend- artifact");
    }
}
