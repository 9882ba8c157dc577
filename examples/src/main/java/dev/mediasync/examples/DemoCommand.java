package dev.mediasync.examples;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSources;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.PlanCounts;
import dev.mediasync.plan.PlanText;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.IntegrityReport;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.MediaSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** Shows on a small library of its own what the copy survives, and checks that it does. */
@Command(
        name = "demo",
        description = "Show on a small library made for it what the copy survives; needs nothing and leaves nothing.")
final class DemoCommand extends Task {
    private static final String VIEWER = "Ada";
    private static final Duration POSITION = Duration.ofMinutes(42);
    private static final int SHOWN = 4;
    private static final int ALL = DemoLibrary.FILMS + DemoLibrary.TWIN_PEAKS + DemoLibrary.THE_WIRE;
    private static final int LEFT = ALL - DemoLibrary.TWIN_PEAKS;

    DemoCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        try (DemoLibrary library = DemoLibrary.make();
                MediaSource source = MediaSources.open("local:" + library.root());
                MediaRepository cache = Caches.forWriting(library.database())) {
            new Story(library, cache, MediaSync.builder(source, cache).build()).tell();
        } catch (IOException e) {
            throw new IllegalStateException("The demo cannot use its temporary folder: " + e, e);
        }
        return ExitCode.COMPLETED;
    }

    /** The story, step by step; each step checks that what it tells is true. */
    private final class Story {
        private final DemoLibrary library;
        private final MediaRepository cache;
        private final MediaSync sync;

        Story(DemoLibrary library, MediaRepository cache, MediaSync sync) {
            this.library = library;
            this.cache = cache;
            this.sync = sync;
        }

        void tell() throws IOException {
            say(
                    "MediaSync keeps a copy of a media library: it never keeps what is gone, and never drops what is there.");
            firstSync();
            renamedFilm();
            deletedShow();
            missingFolder();
            emptyFolder();
            everythingBack();
            say("\nThat is all. The demo's folder is deleted again.");
        }

        private void firstSync() {
            say("\n1. A folder with four films and two shows is read for the first time.");
            LibraryReport report = planAndSync(RunOutcome.COMPLETED);
            expect(counts(report).added() == ALL, "everything is added");
        }

        private void renamedFilm() throws IOException {
            ItemKey before = metropolis().key();
            cache.saveUserState(before, UserState.untouched(VIEWER).at(POSITION));
            library.giveMetropolisItsYear();
            say("\n2. " + VIEWER + " watches Metropolis and stops at " + Text.clock(POSITION)
                    + ". Then its file gets a better name.");
            LibraryReport report = planAndSync(RunOutcome.COMPLETED);
            ItemSummary after = metropolis();
            expect(counts(report).rekeyed() == 1 && !after.key().equals(before), "the film has a new key");
            Optional<UserState> state = cache.userState(after.key(), VIEWER);
            Duration position = state.map(UserState::position).orElse(Duration.ZERO);
            expect(position.equals(POSITION), "the position is kept");
            say("   It is still the same film: " + Text.title(after.title(), after.year()) + " goes on at "
                    + Text.clock(position) + " for " + VIEWER + ".");
        }

        private void deletedShow() throws IOException {
            library.deleteTwinPeaks();
            say("\n3. Somebody deletes the show Twin Peaks. The folder was read to its end, so it is really gone.");
            LibraryReport report = planAndSync(RunOutcome.COMPLETED);
            expect(counts(report).removed() == DemoLibrary.TWIN_PEAKS, "the show goes with all below it");
            IntegrityReport check = cache.check();
            expect(check.sound() && check.items() == LEFT, "nothing is left hanging");
            say("   It went with its seasons and episodes. The check says: " + CheckCommand.text(check) + ".");
        }

        private void missingFolder() throws IOException {
            library.takeAway();
            say("\n4. The folder is missing, as when a disk is not mounted. That says nothing about what is on it.");
            LibraryReport report = syncTo(RunOutcome.FAILED);
            SyncException error = report.error();
            expect(error != null, "the failure has a reason");
            reason(String.valueOf(error == null ? null : error.getMessage()));
            nothingLost();
        }

        private void emptyFolder() throws IOException {
            library.leaveEmptyFolder();
            say("\n5. The folder is there but empty, as a mount point is without its disk.");
            LibraryReport report = planAndSync(RunOutcome.BLOCKED);
            expect(counts(report).removed() == 0 && !report.reasons().isEmpty(), "nothing is removed, for a reason");
            report.reasons().forEach(reason -> reason(reason.message()));
            nothingLost();
        }

        private void everythingBack() throws IOException {
            library.bringBack();
            say("\n6. The disk is mounted again.");
            LibraryReport report = planAndSync(RunOutcome.COMPLETED);
            expect(counts(report).unchanged() == LEFT, "everything is as it was");
            expect(cache.libraries().get(0).blocked() == null, "nothing waits for an approval any more");
            nothingLost();
        }

        private LibraryReport planAndSync(RunOutcome outcome) {
            String plan =
                    PlanText.of(sync.plan(sync.libraries().get(0))).limit(SHOWN).changes();
            say("   The plan:\n" + local(plan).indent(3).stripTrailing());
            return syncTo(outcome);
        }

        private LibraryReport syncTo(RunOutcome outcome) {
            LibraryReport report = sync.sync().libraries().get(0);
            if (options.json) {
                print(Reports.json(report), "");
            }
            say("   The result: " + Reports.coloured(report.outcome(), colours()) + ", "
                    + Reports.counts(report.counts()) + ".");
            expect(report.outcome() == outcome, "the run ends " + outcome + ", not " + report);
            return report;
        }

        private void reason(String message) {
            say(Text.wrapped("Why: " + local(message), "   "));
        }

        private void nothingLost() {
            long items = cache.check().items();
            expect(items == LEFT, "nothing is lost");
            say("   The copy holds " + items + " items as before, and " + VIEWER + "'s place in Metropolis.");
            expect(cache.userState(metropolis().key(), VIEWER).isPresent(), "the position is kept");
        }

        private ItemSummary metropolis() {
            return cache.browse(BrowseQuery.ALL.ofKind(MediaKind.MOVIE)).items().stream()
                    .filter(item -> item.title().equals("Metropolis"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the demo expected Metropolis in the copy"));
        }

        /** The temporary folder's name and number differ each time and tell a reader nothing. */
        private String local(String text) {
            return text.replace(library.root().toString(), "/media").replaceAll("root=\\d+", "root=…");
        }
    }

    private Ansi colours() {
        return surroundings.ansi();
    }

    private static PlanCounts counts(LibraryReport report) {
        return report.counts();
    }

    private static void expect(boolean held, String what) {
        if (!held) {
            throw new IllegalStateException("the demo expected that " + what);
        }
    }
}
