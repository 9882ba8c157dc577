package dev.mediasync.local;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;

/** The few file system calls that the backend makes, so that their failures can be tested. */
interface FileAccess {
    /** Opens a directory. */
    DirectoryStream<Path> list(Path directory) throws IOException;

    /** Reads the attributes of an entry itself, be it a link. */
    BasicFileAttributes entry(Path path) throws IOException;

    /** Reads the attributes of what an entry leads to. */
    BasicFileAttributes target(Path path) throws IOException;

    /** Resolves every link. */
    Path realPath(Path path) throws IOException;

    /** Tells the volume that holds a folder from another one, with the same words at each mount. */
    String volume(Path directory) throws IOException;

    /** Reads a small file; at most one byte more than the limit. */
    byte[] read(Path file, int limit) throws IOException;

    /** Opens a file to read pieces of it. */
    SeekableByteChannel open(Path file) throws IOException;

    /** Opens a service that tells what happens in folders; the caller closes it. */
    WatchService watchService(Path root) throws IOException;

    /** Has a service told of what happens in a folder. */
    void watch(Path directory, WatchService service) throws IOException;
}
