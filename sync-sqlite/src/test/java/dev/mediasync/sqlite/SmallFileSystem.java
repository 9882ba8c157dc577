package dev.mediasync.sqlite;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A real file system of a few megabytes, which can be filled to the last page and made larger. */
final class SmallFileSystem implements AutoCloseable {
    static final int PAGE = 4096;

    private final Path root;
    private final Path ballast;

    private SmallFileSystem(Path root) {
        this.root = root;
        this.ballast = root.resolve("ballast");
    }

    /** Mounts one; the calling test is skipped where this user may not. */
    static SmallFileSystem mount(Path root, int megabytes) throws IOException {
        Files.createDirectories(root);
        String answer = run("mount", "-t", "tmpfs", "-o", size(megabytes), "tmpfs", root.toString());
        assumeTrue(answer.isEmpty(), "SKIPPED: this user may not mount a file system (" + answer + ")");
        return new SmallFileSystem(root);
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    void grow(int megabytes) throws IOException {
        succeed(run("mount", "-o", "remount," + size(megabytes), root.toString()));
    }

    /** Lets nobody write any more, not even who may write everything. */
    void seal() throws IOException {
        succeed(run("mount", "-o", "remount,ro", root.toString()));
    }

    /** Lets everybody write again. */
    void unseal() throws IOException {
        succeed(run("mount", "-o", "remount,rw", root.toString()));
    }

    /** Fills it but for some pages. */
    void leave(int pages) throws IOException {
        byte[] page = new byte[PAGE];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (long left = Files.getFileStore(root).getUsableSpace() / PAGE; left > pages; left--) {
                out.write(page);
            }
        }
    }

    /** Takes away what {@link #leave} filled it with. */
    void makeRoom() throws IOException {
        try (FileChannel channel = FileChannel.open(ballast, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    /** Deletes what it holds. */
    void clear() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        succeed(run("umount", root.toString()));
    }

    private static String size(int megabytes) {
        return "size=" + megabytes + "m";
    }

    private static void succeed(String answer) {
        if (!answer.isEmpty()) {
            throw new IllegalStateException(answer);
        }
    }

    /** What a command has to complain of; nothing where it succeeded. */
    private static String run(String... command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return "no " + command[0] + " here";
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.onExit().join().exitValue();
        return status == 0 ? "" : command[0] + " ended with " + status + ": " + output.strip();
    }
}
