package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncOptions;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.repository.BrowseQuery;
import dev.mediasync.repository.ChangeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder tree, a repository, and the runs between them. */
final class Tree {
    static final Instant OLD = Instant.parse("2020-05-17T10:00:00Z");
    static final SourceId SOURCE = new SourceId("films");

    final Path root;
    final InMemoryRepository repository = new InMemoryRepository();
    FileAccess files = new SystemFiles();
    Clock clock = Clock.systemUTC();
    LibraryKind kind = LibraryKind.MIXED;
    Duration patience = Duration.ofMinutes(2);
    Duration quiet = Duration.ofSeconds(2);

    @Nullable
    String ffprobe;

    @Nullable
    String marker;

    final List<Path> moreRoots = new ArrayList<>();

    private int written;

    Tree(Path root) {
        this.root = root;
    }

    Path file(String path) throws IOException {
        return file(path, "content " + ++written);
    }

    Path file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(OLD));
        return file;
    }

    void delete(String path) throws IOException {
        Path target = root.resolve(path);
        if (Files.isDirectory(target)) {
            try (var below = Files.walk(target)) {
                for (Path one : below.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        } else {
            Files.delete(target);
        }
    }

    void move(String from, String to) throws IOException {
        Files.createDirectories(root.resolve(to).getParent());
        Files.move(root.resolve(from), root.resolve(to));
    }

    LocalSource source() {
        LocalSource.Builder builder = LocalSource.builder(root)
                .withType(kind)
                .withSourceId(SOURCE)
                .withClock(clock)
                .withPatience(patience)
                .withQuiet(quiet)
                .withFiles(files);
        if (ffprobe != null) {
            builder.withFfprobe(ffprobe);
        }
        if (marker != null) {
            builder.withMarker(marker);
        }
        moreRoots.forEach(builder::withRoot);
        return builder.build();
    }

    LibraryReport sync() {
        return sync(SyncOptions.defaults());
    }

    LibraryReport sync(SyncOptions options) {
        return sync(options, RemovalPolicy.DEFAULT);
    }

    LibraryReport sync(SyncOptions options, RemovalPolicy policy) {
        LibraryReport report;
        try (LocalSource source = source()) {
            report = MediaSync.builder(source, repository)
                    .withRemovalPolicy(policy)
                    .build()
                    .sync(options)
                    .libraries()
                    .get(0);
        }
        assertThat(repository.check().sound()).isTrue();
        return report;
    }

    /** The recorded items by id. */
    Map<String, MediaItem> items() {
        Map<String, MediaItem> items = new TreeMap<>();
        repository
                .browse(BrowseQuery.ALL)
                .forEach(row ->
                        items.put(row.key().id(), repository.find(row.key()).orElseThrow()));
        return items;
    }

    MediaItem item(String id) {
        MediaItem item = items().get(id);
        assertThat(item).as("item %s among %s", id, items().keySet()).isNotNull();
        return Objects.requireNonNull(item);
    }

    List<String> titles() {
        return items().values().stream().map(MediaItem::title).toList();
    }

    /** The verbs committed since a change. */
    List<ChangeEvent.Verb> verbsSince(long sequence) {
        return repository.changesSince(sequence, 1_000).stream()
                .map(ChangeEvent::verb)
                .toList();
    }

    long lastChange() {
        return repository.changesSince(0, 100_000).stream()
                .mapToLong(ChangeEvent::sequence)
                .max()
                .orElse(0);
    }

    /** Makes films that differ in their numbers. */
    void films(int count) throws IOException {
        for (int at = 0; at < count; at++) {
            file("Film %03d (2001)/Film %03d (2001).mkv".formatted(at, at));
        }
    }
}
