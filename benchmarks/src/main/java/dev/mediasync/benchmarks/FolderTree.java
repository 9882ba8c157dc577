package dev.mediasync.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/** A made-up folder tree: half films in folders of their own, half episodes, 20 in a season; small Matroska files. */
final class FolderTree implements AutoCloseable {
    private static final int EPISODES = 20;
    private static final int SEASONS = 5;
    private static final FileTime OLD = FileTime.from(Instant.parse("2020-05-17T10:00:00Z"));

    /** A container with its length, one track of pictures and one empty picture, and then a void up to the file's end. */
    private static final byte[] HEAD = HexFormat.of()
            .parseHex("1A45DFA38B4282886D6174726F736B61" + "1853806701000000000006C4" + "1549A966922AD7B1830F4240"
                    + "44898840A0000000000000" + "1654AE6B9FAE9DD7810173C581018381018687565F4D4A504547"
                    + "E088B0820280BA820168" + "1F43B6758DE78100A38881000080FFD8FFD9" + "EC010000000000066E");

    private static final int SIZE = 1_760;

    private final Path root;

    private FolderTree(Path root) {
        this.root = root;
    }

    static FolderTree of(int files) throws IOException {
        FolderTree tree = new FolderTree(Files.createTempDirectory("folder-tree"));
        for (int at = 0; at < files / 2; at++) {
            String film = String.format(Locale.ROOT, "Film number %05d (%d)", at, 1950 + at % 70);
            tree.file("films/" + film, film, at);
            int season = at / EPISODES;
            String show = String.format(Locale.ROOT, "Show %04d", season / SEASONS);
            String name = String.format(
                    Locale.ROOT, "%s - S%02dE%02d - Title %d", show, season % SEASONS + 1, at % EPISODES + 1, at);
            tree.file("series/" + show + "/Season " + (season % SEASONS + 1), name, files + at);
        }
        return tree;
    }

    private void file(String folder, String name, int number) throws IOException {
        Path parent = Files.createDirectories(root.resolve(folder));
        byte[] bytes = ByteBuffer.allocate(SIZE)
                .put(HEAD)
                .putInt(SIZE - Integer.BYTES, number)
                .array();
        Path file = Files.write(parent.resolve(name + ".mkv"), bytes);
        Files.setLastModifiedTime(file, OLD);
    }

    Path root() {
        return root;
    }

    /** The least that any scanner must do: every entry with its attributes. */
    long walk() throws IOException {
        long[] sum = new long[1];
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += attributes.size() + attributes.lastModifiedTime().toMillis();
                return FileVisitResult.CONTINUE;
            }
        });
        return sum[0];
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
