package dev.mediasync.local;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The real file system, but some calls fail as told. */
final class FaultyFiles implements FileAccess {
    private final SystemFiles real = new SystemFiles();
    final Map<Path, IOException> unlisted = new HashMap<>();
    final Map<Path, IOException> unknown = new HashMap<>();
    final Map<Path, IOException> unread = new HashMap<>();
    /** Folders whose listing breaks off after this many entries, in the order of names. */
    final Map<Path, Integer> cut = new HashMap<>();
    /** What happens just before a file is asked for again by following links. */
    Runnable beforeTarget = () -> {};
    /** The volume that the root seems to lie on, the real one unless set. */
    @Nullable
    String volume;
    /** Whether nobody can say which volume the root lies on. */
    boolean volumeUnknown;
    /** What happens when a folder is opened. */
    Runnable onList = () -> {};
    /** The folders that were listed. */
    final List<Path> listed = new ArrayList<>();
    /** Folders that seem to lie on a volume of their own. */
    final Set<Path> mounted = new HashSet<>();
    /** Why no folder can be watched. */
    @Nullable
    IOException watchFailure;
    /** The service that tells of changes, the real one unless set. */
    @Nullable
    WatchService watching;
    /** The device that all files seem to lie on, the real one unless set. */
    @Nullable
    String device;
    /** What happens when a file is opened. */
    Consumer<Path> onOpen = file -> {};
    /** The files that were opened, or read as a whole. */
    final Set<Path> opened = ConcurrentHashMap.newKeySet();

    static IOException inputOutputError(Path path) {
        return new FileSystemException(path.toString(), null, "Input/output error");
    }

    @Override
    public DirectoryStream<Path> list(Path directory) throws IOException {
        onList.run();
        listed.add(directory);
        fail(unlisted, directory);
        Integer limit = cut.get(directory);
        return limit == null ? real.list(directory) : broken(directory, limit);
    }

    private DirectoryStream<Path> broken(Path directory, int limit) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = real.list(directory)) {
            all.forEach(entries::add);
        }
        Iterator<Path> some = entries.stream().sorted().limit(limit).iterator();
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        if (!some.hasNext()) {
                            throw new DirectoryIteratorException(inputOutputError(directory));
                        }
                        return true;
                    }

                    @Override
                    public Path next() {
                        return some.next();
                    }
                };
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public BasicFileAttributes entry(Path path) throws IOException {
        fail(unknown, path);
        BasicFileAttributes attributes = real.entry(path);
        return mounted.contains(path) ? new Mounted(attributes, "(dev=abc123,ino=2)") : moved(attributes);
    }

    private BasicFileAttributes moved(BasicFileAttributes attributes) {
        String key = String.valueOf(attributes.fileKey());
        return device == null
                ? attributes
                : new Mounted(attributes, key.replaceFirst("dev=[0-9a-f]+", "dev=" + device));
    }

    @Override
    public BasicFileAttributes target(Path path) throws IOException {
        beforeTarget.run();
        fail(unknown, path);
        return moved(real.target(path));
    }

    @Override
    public Path realPath(Path path) throws IOException {
        return real.realPath(path);
    }

    @Override
    public String volume(Path directory) throws IOException {
        if (volumeUnknown) {
            throw inputOutputError(directory);
        }
        return volume != null ? volume : real.volume(directory);
    }

    @Override
    public byte[] read(Path file, int limit) throws IOException {
        opened.add(file);
        fail(unread, file);
        return real.read(file, limit);
    }

    @Override
    public SeekableByteChannel open(Path file) throws IOException {
        opened.add(file);
        onOpen.accept(file);
        fail(unread, file);
        return real.open(file);
    }

    @Override
    public WatchService watchService(Path root) throws IOException {
        return watching != null ? watching : real.watchService(root);
    }

    @Override
    public void watch(Path directory, WatchService service) throws IOException {
        if (watchFailure != null) {
            throw watchFailure;
        }
        if (watching == null) {
            real.watch(directory, service);
        }
    }

    private static void fail(Map<Path, IOException> failures, Path path) throws IOException {
        IOException failure = failures.get(path);
        if (failure != null) {
            throw failure;
        }
    }

    /** The attributes of a folder on another device. */
    private record Mounted(BasicFileAttributes real, Object fileKey) implements BasicFileAttributes {
        @Override
        public FileTime lastModifiedTime() {
            return real.lastModifiedTime();
        }

        @Override
        public FileTime lastAccessTime() {
            return real.lastAccessTime();
        }

        @Override
        public FileTime creationTime() {
            return real.creationTime();
        }

        @Override
        public boolean isRegularFile() {
            return real.isRegularFile();
        }

        @Override
        public boolean isDirectory() {
            return real.isDirectory();
        }

        @Override
        public boolean isSymbolicLink() {
            return real.isSymbolicLink();
        }

        @Override
        public boolean isOther() {
            return real.isOther();
        }

        @Override
        public long size() {
            return real.size();
        }
    }
}
