package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.PushHint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders whose time did not change, where the source is told to leave them out. */
class FolderTimesTest {
    @TempDir
    Path base;

    private Tree tree;
    private LocalSource source;
    private final FaultyFiles files = new FaultyFiles();
    private Instant now = Instant.now().plus(Duration.ofHours(1));

    @BeforeEach
    void makeTree() throws IOException {
        tree = new Tree(Files.createDirectory(base.resolve("media")));
        tree.files = files;
        tree.films(5);
        tree.file("Show/Season 1/Show - S01E01.mkv");
        tree.file("Show/Season 1/Show - S01E02.mkv");
        age();
        source = LocalSource.builder(tree.root)
                .withSourceId(Tree.SOURCE)
                .withFiles(files)
                .withClock(new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                })
                .withFolderTimes()
                .build();
        sync();
        files.listed.clear();
    }

    @AfterEach
    void closeSource() {
        source.close();
    }

    /** Makes all folders as old as their files. */
    private void age() throws IOException {
        try (Stream<Path> all = Files.walk(tree.root)) {
            for (Path one : all.filter(Files::isDirectory).toList()) {
                Files.setLastModifiedTime(one, FileTime.from(Tree.OLD));
            }
        }
    }

    private LibraryReport sync() {
        now = now.plus(Duration.ofMinutes(30));
        LibraryReport report = MediaSync.builder(source, tree.repository)
                .withRemovalPolicy(RemovalPolicy.DEFAULT)
                .build()
                .sync()
                .libraries()
                .get(0);
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        return report;
    }

    private Path folder(String path) {
        return tree.root.resolve(path);
    }

    @Test
    void areNotListedAgain() {
        assertThat(sync().counts().unchanged()).isEqualTo(9);
        assertThat(sync().counts().unchanged()).isEqualTo(9);
        assertThat(files.listed).isEmpty();
    }

    @Test
    void whatCameWentOrWasRenamedIsSeenInItsFolderAlone() throws IOException {
        tree.file("Show/Season 1/Show - S01E03.mkv");
        assertThat(sync().counts().added()).isEqualTo(1);
        assertThat(files.listed).containsExactly(folder("Show/Season 1"));

        tree.delete("Film 000 (2001)/Film 000 (2001).mkv");
        assertThat(sync().counts().removed()).isEqualTo(1);
        tree.move("Film 001 (2001)/Film 001 (2001).mkv", "Film 001 (2001)/Film.001.2001.mkv");
        assertThat(sync().counts().rekeyed()).isEqualTo(1);
    }

    @Test
    void beforeSomethingIsRemovedEverythingIsLookedAt() throws IOException {
        tree.delete("Show/Season 1/Show - S01E01.mkv");
        tree.delete("Show/Season 1/Show - S01E02.mkv");

        assertThat(sync().counts().removed()).isEqualTo(4);
        assertThat(files.listed).contains(folder("Film 003 (2001)"), tree.root);
    }

    @Test
    void aFileWrittenInItsPlaceIsSeenADayLater() throws IOException {
        Path file = folder("Film 000 (2001)/Film 000 (2001).mkv");
        Files.writeString(file, "another and longer content");
        assertThat(sync().counts().updated()).isZero();

        now = now.plus(Duration.ofDays(1));
        assertThat(sync().counts().updated()).isEqualTo(1);
        assertThat(files.listed).hasSize(8);
    }

    @Test
    void aHintHasTheNextLookSeeEverything() throws Exception {
        ScriptedWatch scripted = new ScriptedWatch();
        files.watching = scripted;
        BlockingQueue<PushHint> hints = new LinkedBlockingQueue<>();
        try (AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            assertThat(hints.poll(30, TimeUnit.SECONDS)).isNotNull();
            sync();
            assertThat(files.listed).hasSize(8);
            Path file = folder("Film 000 (2001)/Film 000 (2001).mkv");
            Files.writeString(file, "another and longer content");
            scripted.happens(StandardWatchEventKinds.ENTRY_MODIFY, folder("Film 000 (2001)"), file.getFileName());
            assertThat(hints.poll(30, TimeUnit.SECONDS)).isNotNull();

            assertThat(sync().counts().updated()).isEqualTo(1);
        }
    }

    @Test
    void whatWasYoungAtTheLastLookIsLookedAtAgain() throws IOException {
        Path growing = folder("Film 002 (2001)/Film 002 (2001).mkv");
        Files.setLastModifiedTime(growing, FileTime.from(now.plus(Duration.ofMinutes(25))));
        Files.setLastModifiedTime(growing.getParent(), FileTime.from(Tree.OLD.plusSeconds(1)));
        sync();
        Files.writeString(growing, "and then it was whole");
        Files.setLastModifiedTime(growing.getParent(), FileTime.from(Tree.OLD.plusSeconds(1)));

        assertThat(sync().counts().updated()).isEqualTo(1);
    }

    @Test
    void aRuleOfAnIgnoreFileThatChangesIsSeenBelowIt() throws IOException {
        tree.file("Show/.ignore", "nothing");
        sync();
        age();
        sync();
        files.listed.clear();
        tree.file("Show/.ignore", "*E01*");
        age();

        assertThat(sync().counts().removed()).isEqualTo(1);
        assertThat(files.listed).contains(folder("Show"), folder("Show/Season 1"));
    }

    @Test
    void aSubtitleInAFolderForThemIsSeen() throws IOException {
        tree.file("Film 000 (2001)/Subs/English.srt");
        sync();
        age();
        sync();
        tree.file("Film 000 (2001)/Subs/German.srt");

        assertThat(sync().counts().updated()).isEqualTo(1);
        assertThat(tree.item("Film%20000%20(2001)/Film%20000%20(2001).mkv")
                        .parts()
                        .get(0)
                        .streams())
                .hasSize(2);
    }

    @Test
    void anotherFolderUnderTheSameNameIsListed() throws IOException {
        Path place = folder("Film 003 (2001)");
        Files.move(place, base.resolve("aside"));
        tree.file("Film 003 (2001)/Film 003 (2001).mkv", "something else altogether");
        age();

        assertThat(sync().counts().updated() + sync().counts().added()).isEqualTo(1);
        assertThat(files.listed).contains(place);
    }

    @Test
    void aSourceThatIsNotToldSoListsAll() {
        assertThat(List.of(tree.sync().counts().unchanged())).containsExactly(9L);
        assertThat(files.listed).hasSize(8);
    }
}
