package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Reason;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a recorded library when something happens to its folders. */
class LocalScenariosTest {
    @TempDir
    Path base;

    private Tree tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new Tree(Files.createDirectory(base.resolve("media")));
    }

    @Test
    void ls01AnEmptyRootBlocksAndRemovesNothing() throws IOException {
        tree.films(30);
        tree.sync();
        for (int at = 0; at < 30; at++) {
            tree.delete("Film %03d (2001)".formatted(at));
        }

        LibraryReport report = tree.sync();

        assertThat(report.outcome()).isEqualTo(RunOutcome.BLOCKED);
        assertThat(report.reasons()).extracting(reason -> reason.code()).contains(ReasonCode.EMPTY_LISTING);
        assertThat(tree.items()).hasSize(30);
    }

    @Test
    void ls02AMissingRootFailsAndNamesTheRoot() throws IOException {
        tree.films(3);
        tree.sync();
        Files.move(tree.root, base.resolve("elsewhere"));

        LibraryReport report = tree.sync();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        SyncException error = Objects.requireNonNull(report.error());
        assertThat(error.kind()).isEqualTo(ErrorKind.SOURCE_UNREACHABLE);
        assertThat(error).hasMessageContaining(tree.root.toString()).hasMessageContaining("mount it");
        assertThat(tree.items()).hasSize(3);
    }

    @Test
    void ls04ARootWithForeignFilesOnlyCountsAsEmpty() throws IOException {
        tree.films(5);
        tree.sync();
        for (int at = 0; at < 5; at++) {
            tree.delete("Film %03d (2001)".formatted(at));
        }
        tree.file("lost+found/some.mkv");
        tree.file("NOT_MOUNTED.txt");

        assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.BLOCKED);
        assertThat(tree.items()).hasSize(5);
    }

    @Test
    void anotherFolderUnderTheSameNameRemovesNothing() throws IOException {
        tree.films(5);
        tree.sync();
        Files.move(tree.root, base.resolve("old"));
        Files.createDirectory(tree.root);
        tree.file("Film 001 (2001)/Film 001 (2001).mkv");

        LibraryReport report = tree.sync();

        assertThat(report.reasons()).extracting(reason -> reason.code()).contains(ReasonCode.SCOPE_CHANGED);
        assertThat(tree.items()).hasSize(5);
    }

    @Test
    void ls05BelowAnUnreadableFolderEverythingStays() throws IOException {
        tree.films(2);
        tree.file("Kept/Inner/Kept (1999).mkv");
        tree.sync();
        Path closed = tree.root.resolve("Kept");
        assumeThat(System.getProperty("user.name"))
                .as("permissions do not bind root")
                .isNotEqualTo("root");
        closed.toFile().setReadable(false);
        try {
            assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
            assertThat(tree.items()).containsKey("Kept/Inner/Kept%20(1999).mkv");
        } finally {
            closed.toFile().setReadable(true);
        }
    }

    @Test
    void ls08MoreRemovalsThanThePolicyAllowsWaitForAnApproval() throws IOException {
        tree.films(200);
        tree.sync();
        for (int at = 0; at < 120; at++) {
            tree.delete("Film %03d (2001)".formatted(at));
        }

        LibraryReport blocked = tree.sync();
        assertThat(blocked.outcome()).isEqualTo(RunOutcome.BLOCKED);
        assertThat(tree.items()).hasSize(200);

        tree.sync(SyncOptions.defaults().approve(blocked.plan()));
        assertThat(tree.items()).hasSize(80);
    }

    @Test
    void ls23NamesOfAnyBytesAreRecordedUnderStableIds() throws Exception {
        new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "printf x > \"$1/$(printf 'caf\\351 (2001).mkv')\"",
                        "sh",
                        tree.root.toString())
                .inheritIO()
                .start()
                .waitFor();
        tree.file("Gespür & Größe (1997).mkv");
        tree.file("new\nline #1 %41 [x] (2000).mkv");
        tree.sync();

        assertThat(tree.items().keySet())
                .containsExactlyInAnyOrder(
                        "caf%E9%20(2001).mkv",
                        "Gesp%C3%BCr%20&%20Gr%C3%B6%C3%9Fe%20(1997).mkv",
                        "new%0Aline%20%231%20%2541%20%5Bx%5D%20(2000).mkv");
        assertThat(tree.item("caf%E9%20(2001).mkv").title()).isEqualTo("caf\uFFFD");
        assertThat(tree.sync().counts().unchanged()).isEqualTo(3);
    }

    @Test
    void ls26APathTooLongForTheSystemMarksItsFolderOnly() throws Exception {
        tree.file("Good (2001).mkv");
        String part = "d".repeat(200);
        String script = "cd \"$1\"; i=0; while [ $i -lt 25 ]; do mkdir " + part + " && cd -P " + part
                + " || exit 3; i=$((i+1)); done";
        Process process = new ProcessBuilder("/bin/sh", "-c", script, "sh", tree.root.toString()).start();
        assumeThat(process.waitFor()).as("the shell can go that deep").isZero();
        try {
            LibraryReport report = tree.sync();
            assertThat(report.outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
            assertThat(tree.items()).containsOnlyKeys("Good%20(2001).mkv");
            tree.file("Better (2002).mkv");
            tree.delete("Good (2001).mkv");
            tree.sync();
            assertThat(tree.items()).containsOnlyKeys("Better%20(2002).mkv");
        } finally {
            new ProcessBuilder("rm", "-rf", tree.root.resolve(part).toString())
                    .start()
                    .waitFor();
        }
    }

    @Test
    void ls28FilesInProgressAreNoItems() throws IOException {
        for (String name : List.of(
                "x.mkv.part", "x.mkv.!qB", ".x.mkv.AbC123", "_UNPACK_dir/x.mkv", "_FAILED_y/x.mkv", "x.part.tmp")) {
            tree.file(name);
        }
        tree.file("Done (2001).mkv");
        tree.sync();
        assertThat(tree.items()).containsOnlyKeys("Done%20(2001).mkv");

        tree.move("x.mkv.part", "x.mkv");
        assertThat(tree.sync().counts().added()).isEqualTo(1);
    }

    @Test
    void ls29AnIgnoreFileTakesItsFolderOut() throws IOException {
        tree.films(5);
        tree.file("Home/clip.mkv");
        tree.file("Other/clip two.mkv");
        tree.file("Rules/clip three.mkv");
        tree.file("Rules/.ignore", "*.txt\n");
        tree.sync();
        tree.file("Home/.nomedia", "");
        tree.file("Other/.ignore", "# nothing\n\n");

        LibraryReport report = tree.sync();

        assertThat(report.counts().removed()).isEqualTo(2);
        assertThat(tree.items()).containsKey("Rules/clip%20three.mkv").hasSize(6);
    }

    @Test
    void ls29RulesOfAnIgnoreFileTakeOutWhatTheyName() throws IOException {
        tree.films(5);
        tree.file("Other/clip two.mkv");
        tree.file("Other/deep/Extra Films/clip three.mkv");
        tree.file("Other/deep/Extra Films/best.mkv");
        tree.sync();
        tree.file("Other/.ignore", "extra films\n!best.mkv\n");

        LibraryReport report = tree.sync();

        assertThat(report.counts().removed()).isEqualTo(1);
        assertThat(tree.items())
                .containsKey("Other/deep/Extra%20Films/best.mkv")
                .hasSize(7);
    }

    @Test
    void ls30AnotherChoiceOfFilesRemovesNothingByItself() throws IOException {
        tree.films(3);
        tree.file("Artist/Album/01 - Song.mp3");
        tree.sync();
        tree.kind = LibraryKind.MUSIC;

        LibraryReport report = tree.sync();

        assertThat(report.reasons()).extracting(Reason::code).contains(ReasonCode.SCOPE_CHANGED);
        assertThat(report.counts().removed()).isZero();
        assertThat(tree.titles()).contains("Film 000", "Film 001", "Film 002");
    }

    @Test
    void ls31ACancelledRunRemovesNothing() throws IOException {
        tree.films(5);
        tree.sync();
        tree.delete("Film 001 (2001)");
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        LibraryReport report = tree.sync(SyncOptions.defaults().cancelledBy(cancellation));

        assertThat(report.outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(tree.items()).hasSize(5);
    }

    @Test
    void ls32And33AChangeInPlaceIsFoundEvenWithAnOlderTime() throws IOException {
        Path file = tree.file("Film (2001)/Film (2001).mkv");
        tree.sync();
        FileTime folderTime = Files.getLastModifiedTime(file.getParent());
        Files.writeString(file, "a longer content than before");
        Files.setLastModifiedTime(file, FileTime.from(Tree.OLD.minusSeconds(86_400)));
        Files.setLastModifiedTime(file.getParent(), folderTime);

        assertThat(tree.sync().counts().updated()).isEqualTo(1);
        MediaItem item = tree.item("Film%20(2001)/Film%20(2001).mkv");
        assertThat(item.parts().get(0).sizeBytes()).isEqualTo(28);
    }

    @Test
    void ls34ASourceThatIsAwayDoesNotTouchAnother() throws IOException {
        tree.films(3);
        tree.sync();
        Tree other = new Tree(Files.createDirectory(base.resolve("other")));
        other.file("B (2002).mkv");
        LocalSource second = LocalSource.builder(other.root)
                .withSourceId(new SourceId("second"))
                .build();
        MediaSync.builder(second, tree.repository).build().sync();
        Files.move(tree.root, base.resolve("away"));
        other.delete("B (2002).mkv");
        other.file("C (2003).mkv");

        tree.sync();
        MediaSync.builder(second, tree.repository).build().sync();

        assertThat(tree.items()).hasSize(4).containsKey("C%20(2003).mkv");
    }

    @Test
    void aRemovedShowGoesWithItsWholeSubtree() throws IOException {
        tree.films(30);
        tree.file("Lost/Season 1/Lost - S01E01.mkv");
        tree.file("Lost/Specials/Lost - S00E01.mkv");
        tree.sync();
        assertThat(tree.items()).hasSize(35);
        tree.delete("Lost");

        LibraryReport report = tree.sync();

        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().removed()).isEqualTo(5);
        assertThat(tree.items()).hasSize(30);
    }

    @Test
    void anUnchangedTreeIsUnchanged() throws IOException {
        tree.films(3);
        tree.file("Lost/Season 1/Lost - S01E01.mkv");
        tree.file("Loose.S01E01.mkv");
        tree.sync();
        long before = tree.lastChange();

        LibraryReport report = tree.sync();

        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(report.counts().unchanged()).isEqualTo(9);
        assertThat(tree.verbsSince(before)).isEmpty();
    }

    @Test
    void whatTheHostWritesStaysHoweverOftenFoldersAreRead() throws IOException {
        tree.films(1);
        tree.sync();
        ItemKey film = tree.items().values().iterator().next().key();
        tree.repository.saveUserState(film, UserState.untouched("ann").playedAt(Tree.OLD));

        tree.sync();

        assertThat(tree.repository.userState(film, "ann"))
                .hasValueSatisfying(state -> assertThat(state.played()).isTrue());
    }
}
