package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.repository.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are read, when, and what happens where one cannot be. */
class DetailsTest {
    private static final String HEAT = "Heat%20(1995)/Heat%20(1995).mkv";

    @TempDir
    Path base;

    private Tree tree;
    private final FaultyFiles files = new FaultyFiles();

    @BeforeEach
    void makeTree() throws IOException {
        tree = new Tree(Files.createDirectory(base.resolve("media")));
        tree.files = files;
        write("Heat (1995)/Heat (1995).mkv", MadeFiles.matroska(90_000));
        tree.file("Heat (1995)/Heat (1995).nfo", "<movie><plot>Two men.</plot></movie>");
    }

    private Path write(String path, byte[] bytes) throws IOException {
        Path file = tree.file(path);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Tree.OLD));
        return file;
    }

    @Test
    void partsAndItemsTellHowLongTheyPlay() throws IOException {
        write("Long (2000)/Long (2000) cd1.mkv", MadeFiles.matroska(60_000));
        write("Long (2000)/Long (2000) cd2.mkv", MadeFiles.matroska(30_000));
        tree.sync();

        MediaItem film = tree.item("Long%20(2000)/Long%20(2000)%20cd1.mkv");
        assertThat(film.parts())
                .extracting(MediaPart::duration)
                .containsExactly(Duration.ofMinutes(1), Duration.ofSeconds(30));
        assertThat(film.about().runtime()).isEqualTo(Duration.ofSeconds(90));
        assertThat(tree.item(HEAT).about().overview()).isEqualTo("Two men.");
    }

    @Test
    void onlyNewAndChangedFilesAreRead() throws IOException {
        tree.sync();
        assertThat(files.opened).hasSize(2);
        files.opened.clear();

        assertThat(tree.sync().counts().unchanged()).isEqualTo(1);
        assertThat(files.opened).isEmpty();

        Path added = write("New (2001)/New (2001).mkv", MadeFiles.matroska(1_000));
        tree.sync();
        assertThat(files.opened).containsExactly(added);
    }

    @Test
    void aDescriptionThatComesChangesOrGoesIsSeen() throws IOException {
        tree.sync();
        Path nfo = tree.file("Heat (1995)/Heat (1995).nfo", "<movie><plot>Two men more.</plot></movie>");
        tree.sync();
        assertThat(tree.item(HEAT).about().overview()).isEqualTo("Two men more.");

        Files.delete(nfo);
        tree.sync();
        assertThat(tree.item(HEAT).about().overview()).isNull();
        assertThat(tree.item(HEAT).about().runtime()).hasSeconds(90);
    }

    @Test
    void aFileThatCannotBeReadIsKeptAsListedAndAskedForAgain() throws IOException {
        Path bad = write("Bad (2001)/Bad (2001).mkv", MadeFiles.matroska(5_000));
        files.unread.put(bad, FaultyFiles.inputOutputError(bad));

        assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(tree.item("Bad%20(2001)/Bad%20(2001).mkv").about().runtime()).isNull();

        files.unread.clear();
        assertThat(tree.sync().counts().updated()).isEqualTo(1);
        assertThat(tree.item("Bad%20(2001)/Bad%20(2001).mkv").about().runtime()).hasSeconds(5);
        assertThat(tree.sync().counts().unchanged()).isEqualTo(2);
    }

    @Test
    void aFileThatHangsHoldsUpNothingElse() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        Path hangs = write("Hangs (2001)/Hangs (2001).mkv", MadeFiles.matroska(5_000));
        tree.patience = Duration.ofMillis(300);
        files.onOpen = file -> {
            if (file.equals(hangs)) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };

        LibraryReport report = tree.sync();

        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(tree.items()).hasSize(2);
        assertThat(tree.item(HEAT).about().runtime()).hasSeconds(90);
        files.onOpen = file -> {};
        tree.sync();
        assertThat(tree.item("Hangs%20(2001)/Hangs%20(2001).mkv").about().runtime())
                .hasSeconds(5);
    }

    @Test
    void aNewFileWithTheNumberSizeAndTimeOfARemovedOneIsAnotherOne() throws IOException {
        tree.films(3);
        Path old = write("Alien (1979).mkv", MadeFiles.matroska(1_000));
        tree.sync();
        byte[] other = MadeFiles.matroska(2_000);
        Files.write(old, other);
        Files.setLastModifiedTime(old, FileTime.from(Tree.OLD));
        tree.move("Alien (1979).mkv", "Brazil (1985).mkv");

        LibraryReport report = tree.sync();

        assertThat(report.counts().rekeyed()).isZero();
        assertThat(report.counts().added()).isEqualTo(1);
        assertThat(report.counts().removed()).isEqualTo(1);
    }

    @Test
    void aCopyWithAnotherTimeAndNumberIsKnownByItsContent() throws IOException {
        tree.films(3);
        Path old = write("Alien (1979).mkv", MadeFiles.matroska(1_234));
        tree.sync();
        Files.write(tree.root.resolve("Alien.Directors.Cut.1979.mkv"), MadeFiles.matroska(1_234));
        Files.delete(old);

        assertThat(tree.sync().counts().rekeyed()).isEqualTo(1);
    }

    @Test
    void anotherProgramIsAskedOnlyWhereTheLengthCannotBeReadHere() throws IOException {
        assumeThat(Files.getFileStore(base).supportsFileAttributeView("posix")).isTrue();
        Path program = base.resolve("told");
        Files.writeString(
                program,
                "#!/bin/sh\nfor last; do :; done\ncase $last in file:*.vob) echo 'format.duration=\"61.5\"';;"
                        + " *) echo 'format.duration=\"9\"';; esac\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        tree.sync();
        tree.file("Old (1970).vob");
        tree.ffprobe = program.toString();

        assertThat(tree.sync().counts().unchanged()).isEqualTo(1);
        assertThat(tree.item("Old%20(1970).vob").about().runtime()).hasMillis(61_500);
        assertThat(tree.item(HEAT).about().runtime()).hasSeconds(90);
        tree.ffprobe = Objects.requireNonNull(base.resolve("missing")).toString();
        tree.file("New (1971).vob");
        assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(tree.item("New%20(1971).vob").about().runtime()).isNull();
    }
}
