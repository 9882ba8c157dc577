package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.plan.Presence;
import dev.mediasync.repository.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of items that links show. */
class LinkedFilesTest {
    @TempDir
    Path base;

    private Tree tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new Tree(Files.createDirectory(base.resolve("media")));
    }

    @Test
    void ls20ALoopOfLinksEndsAndShowsNothingTwice() throws IOException {
        tree.file("a/b/Film (2001).mkv");
        Files.createSymbolicLink(tree.root.resolve("a/b/loop"), tree.root.resolve("a"));
        Files.createSymbolicLink(tree.root.resolve("a/self.mkv"), Path.of("self.mkv"));

        LibraryReport report = tree.sync();

        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(tree.items()).containsOnlyKeys("a/b/Film%20(2001).mkv");
    }

    @Test
    void ls21ADanglingLinkHidesNoOtherFile() throws IOException {
        tree.file("Good (2001).mkv");
        Files.createSymbolicLink(tree.root.resolve("Gone (2002).mkv"), base.resolve("nowhere.mkv"));

        assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(tree.items()).containsOnlyKeys("Good%20(2001).mkv");
    }

    @Test
    void ls22TwoLinksToOneFileAreTwoItemsThatShareAnIdentity() throws IOException {
        Path file = tree.file("One (2001)/One (2001).mkv");
        Files.createDirectory(tree.root.resolve("Two (2002)"));
        Files.createLink(tree.root.resolve("Two (2002)/Two (2002).mkv"), file);

        tree.sync();

        List<String> one = tree.item("One%20(2001)/One%20(2001).mkv").identities();
        List<String> two = tree.item("Two%20(2002)/Two%20(2002).mkv").identities();
        assertThat(Collections.disjoint(one, two)).isFalse();
    }

    private Path otherDisk() throws IOException {
        Path disk = Files.createDirectory(base.resolve("disk"));
        tree.file("../disk/Film 001 (2001).mkv");
        tree.file("../disk/Show/Season 1/Show - S01E01.mkv");
        return disk;
    }

    private void takeDiskAway() throws IOException {
        Files.move(base.resolve("disk"), base.resolve("away"));
    }

    @Test
    void aLinkedFileStaysWhileItsDiskIsAway() throws IOException {
        Path disk = otherDisk();
        tree.file("Good (2001).mkv");
        Files.createSymbolicLink(tree.root.resolve("Film (2001).mkv"), disk.resolve("Film 001 (2001).mkv"));
        tree.sync();
        takeDiskAway();

        LibraryReport away = tree.sync();

        assertThat(away.counts().removed() + away.counts().updated()).isZero();
        assertThat(tree.items()).containsOnlyKeys("Film%20(2001).mkv", "Good%20(2001).mkv");
        assertThat(presence("Film%20(2001).mkv")).isEqualTo(Presence.PRESENT);

        tree.delete("Film (2001).mkv");
        assertThat(tree.sync().counts().removed()).isEqualTo(1);
        assertThat(tree.items()).containsOnlyKeys("Good%20(2001).mkv");
    }

    @Test
    void aLinkedFolderStaysWhileItsDiskIsAway() throws IOException {
        Path disk = otherDisk();
        tree.file("Good (2001).mkv");
        Files.createSymbolicLink(tree.root.resolve("Show"), disk.resolve("Show"));
        tree.sync();
        assertThat(tree.items()).hasSize(4);
        takeDiskAway();

        LibraryReport away = tree.sync();

        assertThat(away.counts().removed()).isZero();
        assertThat(away.outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(tree.items()).hasSize(4);
        assertThat(presence("Show/Season%201/Show%20-%20S01E01.mkv")).isEqualTo(Presence.UNKNOWN);
        assertThat(presence("Show#s1")).isEqualTo(Presence.UNKNOWN);
        assertThat(presence("Shown/Season%201/Show%20-%20S01E01.mkv")).isEqualTo(Presence.GONE);

        tree.delete("Show");
        assertThat(tree.sync().counts().removed()).isEqualTo(3);
        assertThat(tree.items()).containsOnlyKeys("Good%20(2001).mkv");
    }

    @Test
    void aLinkedDescriptionThatIsAwayOverwritesNothing() throws IOException {
        tree.file("../disk/film.nfo", "<movie><title>The Film</title></movie>");
        tree.file("Film (2001).mkv");
        Files.createSymbolicLink(tree.root.resolve("Film (2001).nfo"), base.resolve("disk/film.nfo"));
        tree.sync();
        takeDiskAway();

        assertThat(tree.sync().counts().updated()).isZero();
        assertThat(tree.item("Film%20(2001).mkv").title()).isEqualTo("The Film");
    }

    @Test
    void aDanglingLinkThatIsIgnoredByNameProvesNothingElse() throws IOException {
        tree.file("Good (2001).mkv");
        tree.file("Bad (2002).mkv");
        Files.createSymbolicLink(tree.root.resolve(".cache"), base.resolve("nowhere"));
        Files.createSymbolicLink(tree.root.resolve("poster.jpg"), base.resolve("nowhere"));
        tree.sync();
        tree.delete("Bad (2002).mkv");

        assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(tree.items()).containsOnlyKeys("Good%20(2001).mkv");
    }

    private Presence presence(String id) {
        LocalSource source = tree.source();
        return source.presence(source.libraries().get(0), List.of(id)).getOrDefault(id, Presence.HIDDEN);
    }
}
