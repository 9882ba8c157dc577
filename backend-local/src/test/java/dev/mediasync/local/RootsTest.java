package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.LibraryReport;
import dev.mediasync.SyncException;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.ReasonCode;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several roots, markers, and volumes that are away below a root. */
class RootsTest {
    @TempDir
    Path base;

    private Tree one;
    private Tree two;
    private final FaultyFiles files = new FaultyFiles();

    @BeforeEach
    void makeTrees() throws IOException {
        one = new Tree(Files.createDirectory(base.resolve("one")));
        two = new Tree(Files.createDirectory(base.resolve("two")));
        one.files = files;
        one.films(10);
        two.file("Heat (1995)/Heat (1995).mkv");
        two.file("Lost/Season 1/Lost - S01E01.mkv");
        one.moreRoots.add(two.root);
        one.sync();
        assertThat(one.items()).hasSize(14);
    }

    private String id(Tree tree, String path) {
        return one.items().keySet().stream()
                .filter(id -> id.startsWith("[" + tree.root.getFileName() + "-") && id.endsWith("]/" + path))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(path + " is not among " + one.items().keySet()));
    }

    @Test
    void ls03OfSeveralRootsOnlyTheHealthyOnesAreReconciled() throws IOException {
        Files.move(two.root, base.resolve("away"));
        one.delete("Film 003 (2001)");
        one.file("New (2005).mkv");

        LibraryReport report = one.sync();

        assertThat(report.outcome()).isEqualTo(RunOutcome.REMOVALS_WITHHELD);
        assertThat(report.counts().removed()).isEqualTo(1);
        assertThat(report.counts().added()).isEqualTo(1);
        assertThat(id(two, "Heat%20(1995)/Heat%20(1995).mkv")).isNotEmpty();
    }

    @Test
    void anEmptyRootAmongSeveralCountsAsAway() throws IOException {
        two.delete("Heat (1995)");
        two.delete("Lost");

        assertThat(one.sync().counts().removed()).isZero();
        assertThat(one.items()).hasSize(14);
    }

    @Test
    void ofSeveralRootsAllAwayTheRunFails() throws IOException {
        Files.move(two.root, base.resolve("away"));
        Files.move(one.root, base.resolve("gone"));

        assertThat(one.sync().outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(one.items()).hasSize(14);
    }

    @Test
    void ls12AFileMovedToAnotherRootKeepsItsHistory() throws IOException {
        one.repository.saveUserState(
                one.item(id(two, "Heat%20(1995)/Heat%20(1995).mkv")).key(),
                UserState.untouched("ann").playedAt(Instant.parse("2024-01-02T20:00:00Z")));
        Files.move(two.root.resolve("Heat (1995)"), one.root.resolve("Heat (1995)"));

        LibraryReport report = one.sync();

        assertThat(report.counts().rekeyed()).isEqualTo(1);
        String moved = id(one, "Heat%20(1995)/Heat%20(1995).mkv");
        assertThat(one.repository.userState(one.item(moved).key(), "ann")).isPresent();
    }

    @Test
    void aSecondRootGivesNewIdsAndLosesNothing() throws IOException {
        Tree single = new Tree(Files.createDirectory(base.resolve("single")));
        single.films(5);
        single.file("Lost/Season 1/Lost - S01E01.mkv");
        single.sync();
        single.moreRoots.add(two.root);

        LibraryReport report = single.sync();

        assertThat(report.counts().rekeyed()).isEqualTo(8);
        assertThat(report.counts().removed()).isZero();
    }

    @Test
    void presenceIsAskedBelowTheRightRoot() throws IOException {
        String heat = id(two, "Heat%20(1995)/Heat%20(1995).mkv");
        String prefix = heat.substring(0, heat.indexOf('/') + 1);
        try (LocalSource source = one.source()) {
            List<String> ids = List.of(heat, prefix + "Lost#s1", prefix + "Lost#s2", prefix + "Never.mkv", "#show/x");
            assertThat(source.presence(source.libraries().get(0), ids).entrySet().stream()
                            .filter(answer -> answer.getValue() == Presence.PRESENT))
                    .hasSize(2);
            Files.move(two.root, base.resolve("away"));
            assertThat(source.presence(source.libraries().get(0), ids).values()).containsOnly(Presence.UNKNOWN);
        }
    }

    @Test
    void aRootWithoutItsMarkerCountsAsAway() throws IOException {
        Tree tree = new Tree(Files.createDirectory(base.resolve("marked")));
        tree.marker = ".here";
        tree.films(3);
        assertThat(Objects.requireNonNull(tree.sync().error()))
                .hasMessageContaining("does not hold its marker file .here");

        tree.file(".here", "");
        tree.sync();
        assertThat(tree.items()).hasSize(3);
        tree.delete(".here");
        tree.delete("Film 001 (2001)");

        assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(tree.items()).hasSize(3);
    }

    @Test
    void aVolumeBelowTheRootThatIsAwayIsNoEmptiedFolder() throws IOException {
        Tree tree = new Tree(Files.createDirectory(base.resolve("mounts")));
        tree.files = files;
        tree.films(20);
        tree.file("disk/Far (2001).mkv");
        files.mounted.add(tree.root.resolve("disk"));
        tree.sync();
        assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.COMPLETED);

        files.mounted.clear();
        tree.delete("disk/Far (2001).mkv");
        LibraryReport report = tree.sync();

        assertThat(report.outcome()).isEqualTo(RunOutcome.BLOCKED);
        assertThat(report.reasons()).extracting(reason -> reason.code()).contains(ReasonCode.SCOPE_CHANGED);
        assertThat(report.reasons().toString()).contains("mounts");
        assertThat(tree.items()).hasSize(21);

        files.mounted.add(tree.root.resolve("disk"));
        tree.file("disk/Far (2001).mkv");
        tree.delete("Film 001 (2001)");
        assertThat(tree.sync().counts().removed()).isEqualTo(1);
    }

    @Test
    void theQuestionsOfARunShareOneLookAndSeeItsCancellation() {
        List<Path> looks = new ArrayList<>();
        try (LocalSource source = one.source()) {
            Cancellation cancellation = new Cancellation();
            source.enumerate(source.libraries().get(0), cancellation, page -> {});
            files.onList = () -> looks.add(base);
            String lost = id(two, "Lost");
            source.presence(source.libraries().get(0), List.of(lost + "#s7"));
            int first = looks.size();
            source.presence(source.libraries().get(0), List.of(lost + "#s8"));
            assertThat(first).isPositive();
            assertThat(looks).hasSize(first);

            source.enumerate(source.libraries().get(0), cancellation, page -> {});
            files.onList = cancellation::cancel;
            assertThatThrownBy(() -> source.presence(source.libraries().get(0), List.of(lost + "#s9")))
                    .isInstanceOf(SyncException.class)
                    .hasMessageContaining("cancelled");
        }
    }
}
