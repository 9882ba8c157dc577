package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.Reason;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.plan.RemovalHistory;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.repository.Explanation;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import dev.mediasync.repository.RunRetention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Example;
import org.assertj.core.api.InstanceOfAssertFactories;

/** What is remembered of runs, and how long. */
public abstract class RunRecordsContract extends RepositoryContract {
    private static final Duration STEP = Duration.ofDays(3);
    private static final int ALL = 100_000;
    private static final int KEPT = RunRetention.DEFAULT.atLeast();
    /** More than are kept, over less than the longest window. */
    private static final int MANY = KEPT + 20;

    /** Makes the contract ready. */
    protected RunRecordsContract() {}

    /** K01: the records of a library's runs MUST be listed, failed ones too, the newest first and no more than asked for. */
    @Example
    protected void k01RunsAreListedNewestFirst() {
        OneLibrary at = loaded();
        later(at);
        at.source.script(Faults.throwsBefore(0, new IllegalStateException("the connection broke")));
        later(at);

        List<RunRecord> runs = runs(at);

        assertThat(runs)
                .extracting(RunRecord::outcome)
                .containsExactly(RunOutcome.FAILED, RunOutcome.COMPLETED, RunOutcome.COMPLETED);
        assertThat(runs).extracting(RunRecord::ended).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(runs.get(0)).isEqualTo(status(at.library.key()).lastRun());
        assertThat(repository().runs(at.library.key(), 2)).isEqualTo(runs.subList(0, 2));
        assertThat(repository().runs(freshSource().library("unknown").key(), ALL))
                .isEmpty();
    }

    /** K02: of the records that are too old MUST stay no more than the newest ones of the library. */
    @Example
    protected void k02OldRecordsGo() {
        OneLibrary at = loaded();
        for (int run = 0; run < MANY; run++) {
            later(at);
        }

        assertThat(runs(at)).hasSize(KEPT);
    }

    /** K03: of the newest records, and of those of the last time, none MUST go. */
    @Example
    protected void k03YoungAndNewestRecordsStay() {
        OneLibrary at = loaded();
        List<RunRecord> written = new ArrayList<>();
        for (int run = 0; run < KEPT + 10; run++) {
            clock.advance(Duration.ofHours(12));
            sync(at.source);
            written.add(0, Objects.requireNonNull(status(at.library.key()).lastRun()));
        }
        assertThat(runs(at)).startsWith(written.toArray(new RunRecord[0]));

        clock.advance(RunRetention.DEFAULT.age().multipliedBy(10));
        sync(at.source);

        assertThat(runs(at)).hasSizeGreaterThanOrEqualTo(KEPT).containsAll(written.subList(0, KEPT - 1));
    }

    /** K04: what a run removed MUST count for a policy's window, however many runs came since. */
    @Example
    protected void k04RemovalsCountForTheLongestWindow() {
        OneLibrary at = loaded();
        at.holds(without(at.films(5), "5"));
        assertThat(later(at).counts().removed()).isOne();
        for (int run = 0; run < MANY; run++) {
            later(at);
        }

        RemovalHistory history =
                repository().base(at.library, RemovalPolicy.LONGEST_WINDOW).history();

        assertThat(history.reading()).isEqualTo(RemovalHistory.Reading.KNOWN);
        assertThat(history.removed()).isOne();
        assertThat(history.sourceRemoved()).isOne();
    }

    /** K05: the run that saw an item last MUST be told, however long ago it was. */
    @Example
    protected void k05TheRunThatSawAnItemLastStays() {
        OneLibrary at = loaded();
        RunRecord last = Objects.requireNonNull(status(at.library.key()).lastRun());
        at.source.script(Faults.hides(Set.of("2"))).answering(Presence.PRESENT);
        for (int run = 0; run < MANY; run++) {
            later(at);
        }

        Explanation why = repository().why(at.key("2"));

        assertThat(why.places()).extracting(Explanation.Place::lastSeen).containsExactly(last);
        assertThat(runs(at)).hasSize(KEPT + 1).endsWith(last);
    }

    /** K06: the runs of one library MUST stay out of the list of another, and leave its records. */
    @Example
    protected void k06TheRunsOfOneLibraryDoNotTouchThoseOfAnother() {
        OneLibrary at = loaded();
        OneLibrary other = new OneLibrary(freshSource());
        later(other.holds(other.films(1)));
        List<RunRecord> before = runs(other);
        for (int run = 0; run < MANY; run++) {
            later(at);
        }

        assertThat(runs(other)).isEqualTo(before).hasSize(1);
        assertThat(runs(at)).extracting(RunRecord::library).containsOnly(at.library.key());
    }

    /** K07: the record of a run MUST name what the source showed and the run could not take in, and why. */
    @Example
    protected void k07ARecordNamesWhatCouldNotBeTakenIn() {
        OneLibrary at = loaded();
        List<MediaItem> items = new ArrayList<>(at.films(5));
        items.addAll(at.show("s", "s"));
        at.holds(without(items, "s"));
        at.source.script(Faults.unreadable(Set.of("2")));

        later(at);

        RunRecord run = runs(at).get(0);
        assertThat(run.reasons())
                .filteredOn(reason -> reason.code() == ReasonCode.UNREADABLE)
                .extracting(Reason::message)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("1 item of the source could not be read")
                .endsWith(": 2.");
        assertThat(run.reasons())
                .filteredOn(reason -> reason.code() == ReasonCode.UNPARENTED)
                .extracting(Reason::message)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("s, season 1 (s/s1, below s)");
        assertThat(repository().find(at.key("2"))).contains(at.film("2", "2"));
        assertThat(repository().find(at.key("s/s1"))).isEmpty();
    }

    private OneLibrary loaded() {
        OneLibrary at = new OneLibrary(freshSource());
        later(at.holds(at.films(5)));
        return at;
    }

    private LibraryReport later(OneLibrary at) {
        clock.advance(STEP);
        return sync(at.source);
    }

    private List<RunRecord> runs(OneLibrary at) {
        return repository().runs(at.library.key(), ALL);
    }
}
