package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncOptions;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.Verdict;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What one run leaves behind for the next. */
class RunsAfterOneAnotherTest {
    private static final SourceId ID = new SourceId("s");

    private final InMemoryRepository repository = new InMemoryRepository();
    private final ScriptedSource source = new ScriptedSource(ID);
    private final Library films = source.library("films");

    @Test
    void aFailedPageDoesNotForgetThatAnApprovalIsDue() {
        blocked();

        source.script(Faults.pageFails(0));
        assertThat(sync().outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        source.heal();

        assertThat(sync().outcome()).isEqualTo(RunOutcome.BLOCKED);
        assertThat(repository.withheld(films.key())).hasSize(60);
    }

    @Test
    void aLookAtChangesLeavesThePlanThatWaits() {
        source.withChanges();
        blocked();
        List<MediaItem> more = new ArrayList<>(source.held(films));
        more.add(RepositoryContract.film(ID, "one more"));
        source.put(films, more);

        LibraryReport changes = sync(SyncOptions.defaults().in(SyncOptions.Mode.INCREMENTAL));

        assertThat(changes.counts().added()).isEqualTo(1);
        String digest = repository.blockedPlan(films.key()).orElseThrow().digest();
        LibraryReport approved = sync(SyncOptions.defaults().approve(digest));
        assertThat(approved.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(approved.counts().removed()).isEqualTo(60);
    }

    @Test
    void anAutomaticRunKnowsWhatWentToAnotherLibrary() {
        source.withChanges();
        Library shows = source.library("others");
        MediaItem moving = RepositoryContract.film(ID, "2");
        source.put(films, List.of(RepositoryContract.film(ID, "1"), moving));
        source.put(shows, List.of(RepositoryContract.film(ID, "x")));
        MediaSync sync = MediaSync.builder(source, repository)
                .withStateRetention(Duration.ZERO)
                .build();
        sync.sync();
        repository.saveUserState(moving.key(), UserState.untouched("ann").at(Duration.ofSeconds(7)));
        source.put(films, List.of(RepositoryContract.film(ID, "1")));
        MediaItem there = moving.with(b -> b.key(new ItemKey(ID, "y")));
        source.put(shows, List.of(RepositoryContract.film(ID, "x"), there));

        sync.sync(SyncOptions.defaults().in(SyncOptions.Mode.AUTOMATIC));

        assertThat(repository.userState(there.key(), "ann")).isPresent();
        assertThat(repository.find(moving.key())).isEmpty();
    }

    @Test
    void aHiddenItemDoesNotMakeEveryAutomaticRunAFullOne() {
        source.withChanges().put(films, RepositoryContract.films(ID, 12));
        sync();
        source.script(Faults.hides(Set.of("3"))).answering(Presence.HIDDEN);
        sync();

        LibraryReport next = sync(SyncOptions.defaults().in(SyncOptions.Mode.AUTOMATIC));

        assertThat(next.mode()).isEqualTo(RunRecord.Mode.INCREMENTAL);
        assertThat(next.outcome()).as(next.toString()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void aReusedIdIsNoDisagreementOfCounts() {
        source.withChanges().put(films, RepositoryContract.films(ID, 12));
        sync();
        List<MediaItem> reused = new ArrayList<>(RepositoryContract.films(ID, 11));
        reused.add(RepositoryContract.film(ID, "another").with(b -> b.key(new ItemKey(ID, "12"))));
        source.put(films, reused);

        LibraryReport next = sync(SyncOptions.defaults().in(SyncOptions.Mode.INCREMENTAL));

        assertThat(next.reasons()).isEmpty();
        assertThat(next.outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void aLibraryWithAnotherNameIsTheSameOne() {
        source.put(films, RepositoryContract.films(ID, 5));
        sync();
        Library renamed = new Library(films.key(), "Movies", films.kind());
        source.drop(films).put(renamed, RepositoryContract.films(ID, 5));

        SyncPlan plan = MediaSync.builder(source, repository).build().plan(films);

        assertThat(plan.verdict()).isEqualTo(Verdict.READY);
        assertThat(plan.changesNothing()).isTrue();
    }

    @Test
    void aVanishedLibraryThatSharesItsItemsCanBeReleasedByItsPlan() {
        Library other = source.library("other");
        source.put(films, RepositoryContract.films(ID, 5)).put(other, RepositoryContract.films(ID, 5));
        MediaSync sync = MediaSync.builder(source, repository).build();
        sync.sync();
        source.drop(films);

        SyncPlan plan = sync.plan(films);
        assertThat(sync.apply(plan, plan.digest()).counts().removed()).isEqualTo(5);

        assertThat(repository.find(new ItemKey(ID, "3"))).isPresent();
    }

    @Test
    void anAnswerThatNobodyAskedForCountsForNothing() {
        source.put(films, RepositoryContract.films(ID, 8_000));
        sync();
        source.put(films, RepositoryContract.films(ID, 8_000).subList(1_500, 8_000));
        source.script(new Fault() {
            @Override
            public Map<String, Presence> presence(Map<String, Presence> honest) {
                Map<String, Presence> more = new HashMap<>(honest);
                more.replaceAll((id, said) -> id.equals("1") ? Presence.PRESENT : said);
                more.putIfAbsent("1", Presence.GONE);
                return more;
            }
        });

        sync();

        assertThat(repository.find(new ItemKey(ID, "1"))).isPresent();
    }

    /** Sixty of a hundred films are gone, and as many others came that they would not be most any more. */
    private void blocked() {
        source.put(films, RepositoryContract.films(ID, 100));
        sync();
        List<MediaItem> now = new ArrayList<>(RepositoryContract.films(ID, 500).subList(60, 500));
        source.put(films, now);
        assertThat(sync().outcome()).isEqualTo(RunOutcome.BLOCKED);
    }

    private LibraryReport sync() {
        return sync(SyncOptions.defaults());
    }

    private LibraryReport sync(SyncOptions options) {
        return MediaSync.builder(source, repository)
                .build()
                .sync(options)
                .libraries()
                .get(0);
    }
}
