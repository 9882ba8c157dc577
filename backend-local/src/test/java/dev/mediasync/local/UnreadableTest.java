package dev.mediasync.local;

import static dev.mediasync.local.FaultyFiles.inputOutputError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.ErrorKind;
import dev.mediasync.LibraryReport;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the backend does where the file system fails. */
class UnreadableTest {
    @TempDir
    Path base;

    private Tree tree;
    private final FaultyFiles files = new FaultyFiles();

    @BeforeEach
    void recordALibrary() throws IOException {
        tree = new Tree(Files.createDirectory(base.resolve("media")));
        tree.file("Show/Season 1/Show - S01E01.mkv");
        tree.file("Show/Season 1/Show - S01E02.mkv");
        tree.file("Show/Season 2/Show - S02E01.mkv");
        tree.file("Film (2001)/Film (2001).mkv");
        tree.file("Film (2001)/Film (2001).nfo", "<movie><title>The Film</title></movie>");
        tree.file("Other (2002).mkv");
        tree.sync();
        assertThat(tree.items()).hasSize(8);
        tree.files = files;
    }

    private Path at(String path) {
        return tree.root.resolve(path);
    }

    private SyncException failure() {
        LibraryReport report = tree.sync();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(tree.items()).hasSize(8);
        return Objects.requireNonNull(report.error());
    }

    @Test
    void ls05AFolderWithoutPermissionKeepsEverythingBelowIt() throws IOException {
        files.unlisted.put(at("Show"), new AccessDeniedException(at("Show").toString()));
        tree.delete("Other (2002).mkv");

        LibraryReport report = tree.sync();

        assertThat(report.outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(report.reasons())
                .anySatisfy(reason -> assertThat(reason.message()).contains("folder \"Show\" could not be read"));
        assertThat(tree.items()).hasSize(7).doesNotContainKey("Other%20(2002).mkv");
    }

    @Test
    void ls05ASeasonFolderThatFailsKeepsSeasonAndEpisodes() {
        files.unlisted.put(at("Show/Season 2"), inputOutputError(at("Show/Season 2")));

        assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(tree.items()).hasSize(8).containsKey("Show#s2");
    }

    @Test
    void ls06AListingThatBreaksOffKeepsWhatItDidNotShow() {
        files.cut.put(at("Show/Season 1"), 1);

        assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(tree.items()).hasSize(8);
    }

    @Test
    void ls06AListingThatBreaksOffBeforeADescriptionOverwritesNothing() {
        files.cut.put(at("Film (2001)"), 1);

        LibraryReport report = tree.sync();

        assertThat(report.counts().updated()).isZero();
        assertThat(tree.item("Film%20(2001)/Film%20(2001).mkv").title()).isEqualTo("The Film");
    }

    @Test
    void ls07AFileThatCannotBeExaminedStaysAsRecorded() {
        files.unknown.put(at("Other (2002).mkv"), inputOutputError(at("Other (2002).mkv")));

        LibraryReport report = tree.sync();

        assertThat(report.counts().removed() + report.counts().updated()).isZero();
        assertThat(tree.items()).hasSize(8);
    }

    @Test
    void aFileThatVanishesBetweenListingAndStatIsAbsent() {
        files.unknown.put(at("Other (2002).mkv"), new NoSuchFileException("Other (2002).mkv"));

        LibraryReport report = tree.sync();

        assertThat(report.counts().removed()).isEqualTo(1);
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void aFolderThatCannotBeExaminedKeepsEverythingBelowIt() {
        files.unknown.put(at("Show"), inputOutputError(at("Show")));

        assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(tree.items()).hasSize(8);
    }

    @Test
    void aDescriptionThatCannotBeReadOverwritesNothing() {
        files.unread.put(at("Film (2001)/Film (2001).nfo"), inputOutputError(at("Film (2001)/Film (2001).nfo")));

        assertThat(tree.sync().counts().updated()).isZero();
        assertThat(tree.item("Film%20(2001)/Film%20(2001).mkv").title()).isEqualTo("The Film");
    }

    @Test
    void aDescriptionThatCannotBeExaminedOverwritesNothing() {
        files.unknown.put(at("Film (2001)/Film (2001).nfo"), inputOutputError(at("Film (2001)/Film (2001).nfo")));
        files.unread.put(at("Film (2001)/Film (2001).nfo"), inputOutputError(at("Film (2001)/Film (2001).nfo")));

        assertThat(tree.sync().counts().updated()).isZero();
        assertThat(tree.item("Film%20(2001)/Film%20(2001).mkv").title()).isEqualTo("The Film");
    }

    @Test
    void anIgnoreFileThatCannotBeReadKeepsItsFolder() throws IOException {
        Path ignore = tree.file("Show/.ignore", "rule");
        files.unread.put(ignore, inputOutputError(ignore));

        assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(tree.items()).hasSize(8);
    }

    @Test
    void aRootWithoutPermissionIsRefused() {
        files.unlisted.put(tree.root, new AccessDeniedException(tree.root.toString()));

        assertThat(failure().kind()).isEqualTo(ErrorKind.SOURCE_REFUSED);
    }

    @Test
    void aRootThatFailsIsUnreachable() {
        files.unknown.put(tree.root, inputOutputError(tree.root));

        SyncException failure = failure();
        assertThat(failure.kind()).isEqualTo(ErrorKind.SOURCE_UNREACHABLE);
        assertThat(failure).hasMessageContaining("Input/output error");
    }

    @Test
    void aRootThatIsAFileIsInvalid() throws IOException {
        Files.move(tree.root, base.resolve("away"));
        Files.writeString(tree.root, "a file");

        assertThat(failure()).hasMessageContaining("is a file, not a folder");
    }

    @Test
    void aRootThatVanishesDuringTheWalkIsAnError() {
        files.onList = () -> {
            try {
                Files.move(tree.root, base.resolve("away"));
                files.onList = () -> {};
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };

        assertThat(failure().kind()).isEqualTo(ErrorKind.SOURCE_UNREACHABLE);
    }

    @Test
    void aRootThatBecomesAnotherFolderDuringTheWalkIsAnError() {
        files.onList = () -> {
            files.onList = () -> {};
            try {
                Files.move(tree.root, base.resolve("away"));
                Files.createDirectory(base.resolve("taken"));
                Files.createDirectory(tree.root);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };

        assertThat(failure()).hasMessageContaining("became another folder");
    }

    @Test
    void ls27AGrowingFileWaitsForTheNextRun() throws IOException {
        Path file = tree.file("New (2003).mkv");
        FileTime modified = Files.getLastModifiedTime(file);
        tree.clock = Clock.fixed(modified.toInstant().plusSeconds(5), ZoneOffset.UTC);
        files.beforeTarget = () -> grow(file);
        assertThat(tree.sync().counts().added()).isZero();

        files.beforeTarget = () -> {};
        assertThat(tree.sync().counts().added()).isEqualTo(1);
    }

    @Test
    void ls27AGrowingFileThatIsRecordedStaysAsItWas() throws IOException {
        Path file = at("Other (2002).mkv");
        tree.clock = Clock.fixed(Files.getLastModifiedTime(file).toInstant().minusSeconds(5), ZoneOffset.UTC);
        files.beforeTarget = () -> grow(file);

        LibraryReport report = tree.sync();

        assertThat(report.counts().unchanged()).isEqualTo(8);
        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    private static void grow(Path file) {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            Files.writeString(file, Files.readString(file) + "+");
            Files.setLastModifiedTime(file, modified);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Presence presence(LocalSource source, String id) {
        return source.presence(source.libraries().get(0), List.of(id)).getOrDefault(id, Presence.HIDDEN);
    }

    @Test
    void presenceSaysGoneOnlyOfWhatIsProved() throws IOException {
        LocalSource source = tree.source();
        assertThat(presence(source, "Other%20(2002).mkv")).isEqualTo(Presence.PRESENT);
        assertThat(presence(source, "Never%20(2002).mkv")).isEqualTo(Presence.GONE);
        assertThat(presence(source, "Show")).isEqualTo(Presence.PRESENT);
        assertThat(presence(source, "Show#s2")).isEqualTo(Presence.PRESENT);
        assertThat(presence(source, "Show#s3")).isEqualTo(Presence.GONE);
        assertThat(presence(source, "#show/never")).isEqualTo(Presence.GONE);
        assertThat(presence(source, "%zz")).isEqualTo(Presence.UNKNOWN);

        files.unlisted.put(at("Show/Season 2"), inputOutputError(at("Show/Season 2")));
        assertThat(presence(source, "Show#s3")).isEqualTo(Presence.UNKNOWN);
        assertThat(presence(source, "#show/never")).isEqualTo(Presence.UNKNOWN);
        files.unknown.put(at("Other (2002).mkv"), inputOutputError(at("Other (2002).mkv")));
        assertThat(presence(source, "Other%20(2002).mkv")).isEqualTo(Presence.UNKNOWN);

        Files.move(tree.root, base.resolve("away"));
        assertThat(presence(source, "Other%20(2002).mkv")).isEqualTo(Presence.UNKNOWN);
        assertThat(presence(source, "Show")).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void presenceKnowsNothingUnderAnotherRootThanTheWalked() throws IOException {
        LocalSource source = tree.source();
        source.enumerate(source.libraries().get(0), new Cancellation(), page -> {});
        Files.move(tree.root, base.resolve("away"));
        Files.createDirectory(tree.root);

        assertThat(presence(source, "Other%20(2002).mkv")).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void anIgnoredFileThatExistsIsGoneFromTheLibrary() throws IOException {
        tree.file("Film (2001)/.nomedia", "");

        assertThat(tree.sync().counts().removed()).isEqualTo(1);
        assertThat(tree.repository.find(new ItemKey(Tree.SOURCE, "Film%20(2001)/Film%20(2001).mkv")))
                .isEmpty();
    }

    @Test
    void anotherDiskUnderTheSameRootNumberRemovesNothing() throws IOException {
        files.volume = "ext4:1000";
        tree.sync();
        tree.delete("Other (2002).mkv");
        files.volume = "ext4:2000";

        LibraryReport report = tree.sync();

        assertThat(report.reasons()).extracting(reason -> reason.code()).contains(ReasonCode.SCOPE_CHANGED);
        assertThat(tree.items()).hasSize(8);
    }

    @Test
    void anotherDiskDuringTheWalkIsAnError() {
        files.volume = "ext4:1000";
        files.onList = () -> files.volume = "ext4:2000";

        assertThat(failure()).hasMessageContaining("became another folder");
    }

    @Test
    void aVolumeThatCannotBeAskedForIsUnknownInEveryRun() throws IOException {
        files.volumeUnknown = true;
        tree.sync();
        tree.delete("Other (2002).mkv");

        LibraryReport report = tree.sync();

        assertThat(report.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(tree.items()).hasSize(7);
    }

    @Test
    void theRealVolumeIsTheSameInEveryRun() throws IOException {
        String before = new SystemFiles().volume(tree.root);
        Files.write(at("large.bin"), new byte[1 << 20]);

        assertThat(new SystemFiles().volume(tree.root)).isNotEmpty().isEqualTo(before);
    }
}
