package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.ChangeEvent.Verb;
import dev.mediasync.repository.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of recorded items when their files are moved, renamed or replaced. */
class MovedFilesTest {
    private static final Instant WATCHED = Instant.parse("2024-01-02T20:00:00Z");

    @TempDir
    Path base;

    private Tree tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new Tree(Files.createDirectory(base.resolve("media")));
    }

    private void watch(String id) {
        tree.repository.saveUserState(
                tree.item(id).key(), UserState.untouched("ann").playedAt(WATCHED));
    }

    private boolean watched(String id) {
        return tree.repository
                .userState(tree.item(id).key(), "ann")
                .map(UserState::played)
                .orElse(false);
    }

    @Test
    void ls09AReturningFileIsFoundByTheNextRunWithItsUserState() throws IOException {
        tree.films(10);
        tree.sync();
        String id = "Film%20003%20(2001)/Film%20003%20(2001).mkv";
        watch(id);
        Path parked = base.resolve("parked");
        Files.move(tree.root.resolve("Film 003 (2001)"), parked);
        tree.sync();
        assertThat(tree.items()).doesNotContainKey(id);

        Files.move(parked, tree.root.resolve("Film 003 (2001)"));
        tree.sync();

        assertThat(watched(id)).isTrue();
    }

    @Test
    void ls10ARenamedFileKeepsItsHistory() throws IOException {
        tree.films(3);
        tree.file("Heat.1995.mkv");
        tree.sync();
        watch("Heat.1995.mkv");
        long before = tree.lastChange();
        tree.move("Heat.1995.mkv", "Heat (1995).mkv");

        tree.sync();

        assertThat(tree.verbsSince(before)).containsExactly(Verb.REKEYED);
        assertThat(watched("Heat%20(1995).mkv")).isTrue();
    }

    @Test
    void ls11AFileMovedToAnotherFolderKeepsItsHistory() throws IOException {
        tree.films(3);
        tree.file("Heat (1995).mkv");
        tree.sync();
        watch("Heat%20(1995).mkv");
        long before = tree.lastChange();
        tree.move("Heat (1995).mkv", "Heat (1995)/Heat (1995).mkv");

        tree.sync();

        assertThat(tree.verbsSince(before)).containsExactly(Verb.REKEYED);
        assertThat(watched("Heat%20(1995)/Heat%20(1995).mkv")).isTrue();
    }

    @Test
    void ls13ARenamedShowFolderGivesOnlyRekeys() throws IOException {
        for (int episode = 1; episode <= 20; episode++) {
            tree.file("Lost/Season 1/Lost - S01E%02d.mkv".formatted(episode));
        }
        tree.sync();
        long before = tree.lastChange();
        tree.move("Lost", "Lost (2004)");

        LibraryReport report = tree.sync();

        assertThat(report.counts().rekeyed()).isEqualTo(22);
        assertThat(tree.verbsSince(before)).containsOnly(Verb.REKEYED).hasSize(22);
    }

    @Test
    void ls14OfTwoEqualCopiesTheOneThatStaysIsUntouched() throws IOException {
        tree.films(5);
        tree.file("A (2000)/A (2000).mkv", "same");
        tree.file("B/A (2000).mkv", "same");
        tree.sync();
        long before = tree.lastChange();
        tree.delete("A (2000)");

        tree.sync();

        assertThat(tree.verbsSince(before)).containsExactly(Verb.REMOVED);
        assertThat(tree.items()).containsKey("B/A%20(2000).mkv");
    }

    @Test
    void ls15TwoMissingFilesAndOneEqualNewOneAreNotPaired() throws IOException {
        tree.films(5);
        tree.file("one/A (2000).mkv", "same");
        tree.file("two/A (2000).mkv", "same");
        tree.sync();
        tree.delete("one");
        tree.delete("two");
        tree.file("three/A (2000).mkv", "same");

        LibraryReport report = tree.sync();

        assertThat(report.counts().rekeyed()).isLessThanOrEqualTo(1);
        assertThat(tree.items()).hasSize(6).containsKey("three/A%20(2000).mkv");
    }

    @Test
    void ls16AFileReplacedByABetterOneKeepsItsHistory() throws IOException {
        tree.file("Lost/Season 1/Lost - S01E01.mkv");
        tree.file("Lost/Season 1/Lost - S01E02.avi");
        tree.file("Heat (1995)/Heat (1995).avi");
        tree.films(4);
        tree.sync();
        watch("Lost/Season%201/Lost%20-%20S01E02.avi");
        watch("Heat%20(1995)/Heat%20(1995).avi");
        tree.delete("Lost/Season 1/Lost - S01E02.avi");
        tree.file("Lost/Season 1/Lost.S01E02.1080p.mkv");
        tree.delete("Heat (1995)/Heat (1995).avi");
        tree.file("Heat (1995)/Heat.1995.1080p.mkv");

        LibraryReport report = tree.sync();

        assertThat(report.counts().rekeyed()).isEqualTo(2);
        assertThat(watched("Lost/Season%201/Lost.S01E02.1080p.mkv")).isTrue();
        assertThat(watched("Heat%20(1995)/Heat.1995.1080p.mkv")).isTrue();
    }

    @Test
    void ls17ABetterVersionThatCameARunEarlierKeepsTheHistory() throws IOException {
        tree.films(4);
        tree.file("Lost/Season 1/Lost - S01E02.avi");
        tree.sync();
        watch("Lost/Season%201/Lost%20-%20S01E02.avi");
        tree.file("Lost/Season 1/Lost.S01E02.1080p.mkv");
        tree.sync();
        assertThat(tree.item("Lost/Season%201/Lost%20-%20S01E02.avi").parts()).hasSize(2);
        tree.delete("Lost/Season 1/Lost - S01E02.avi");

        tree.sync();

        assertThat(watched("Lost/Season%201/Lost.S01E02.1080p.mkv")).isTrue();
    }

    @Test
    void ls24ComposedAndDecomposedNamesAreTwoFilesAndARenameBetweenThemIsARekey() throws IOException {
        tree.films(3);
        tree.file("Cafe\u0301 (2001).mkv");
        tree.sync();
        long before = tree.lastChange();
        tree.move("Cafe\u0301 (2001).mkv", "Caf\u00e9 (2001).mkv");
        tree.sync();

        assertThat(tree.verbsSince(before)).containsExactly(Verb.REKEYED);
    }

    @Test
    void ls25ARenameOfTheCaseIsARekey() throws IOException {
        tree.films(3);
        tree.file("heat (1995).mkv");
        tree.sync();
        long before = tree.lastChange();
        tree.move("heat (1995).mkv", "Heat (1995).mkv");
        tree.sync();

        assertThat(tree.verbsSince(before)).containsExactly(Verb.REKEYED);
    }

    @Test
    void ls19ARemountThatGivesAllFilesAnotherDeviceChangesNothing() throws IOException {
        FaultyFiles files = new FaultyFiles();
        tree.files = files;
        tree.films(3);
        tree.file("Show/Season 1/Show - S01E01.mkv");
        tree.sync();
        files.device = "fe01";

        LibraryReport report = tree.sync();

        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().unchanged()).isEqualTo(tree.items().size());
        assertThat(files.opened).isNotEmpty();
        files.opened.clear();
        tree.sync();
        assertThat(files.opened).isEmpty();
    }
}
