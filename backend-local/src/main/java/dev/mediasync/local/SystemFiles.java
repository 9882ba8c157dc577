package dev.mediasync.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Set;

/** The real file system. */
final class SystemFiles implements FileAccess {
    /** Types whose total space is that of the device; elsewhere, as on ZFS and what it serves, it moves with use. */
    private static final Set<String> FIXED_SIZE = Set.of(
            "ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "vfat", "exfat", "ntfs", "ntfs3", "fuseblk", "hfs",
            "hfsplus", "apfs", "iso9660", "udf");

    /** The caller closes it. */
    @Override
    @SuppressWarnings("StreamResourceLeak")
    public DirectoryStream<Path> list(Path directory) throws IOException {
        return Files.newDirectoryStream(directory);
    }

    @Override
    public BasicFileAttributes entry(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public BasicFileAttributes target(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    @Override
    public Path realPath(Path path) throws IOException {
        return path.toRealPath();
    }

    @Override
    public String volume(Path directory) throws IOException {
        FileStore store = Files.getFileStore(directory);
        String type = store.type().toLowerCase(Locale.ROOT);
        return FIXED_SIZE.contains(type) ? type + ":" + store.getTotalSpace() : type;
    }

    @Override
    public byte[] read(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limit + 1);
        }
    }

    /** The caller closes it. */
    @Override
    @SuppressWarnings("StreamResourceLeak")
    public SeekableByteChannel open(Path file) throws IOException {
        return Files.newByteChannel(file);
    }

    @Override
    public WatchService watchService(Path root) throws IOException {
        return root.getFileSystem().newWatchService();
    }

    @Override
    public void watch(Path directory, WatchService service) throws IOException {
        directory.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
    }
}
