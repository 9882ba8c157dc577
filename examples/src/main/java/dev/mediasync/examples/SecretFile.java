package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Writes what only its owner may read. */
final class SecretFile {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SecretFile() {}

    /** Puts a secret into a file, which is at no moment readable for others; what was in it is replaced as a whole. */
    static void write(Path file, String secret) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path fresh = Files.createTempFile(folder, ".secret", null, attributes(file));
            try {
                Files.write(fresh, (secret + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new SyncException(
                    ErrorKind.USAGE, "The file " + file + " cannot be written; name one in a folder of yours", e);
        }
    }

    /** Where there are no such permissions, a new file has those of its folder. */
    private static FileAttribute<?>[] attributes(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)} : new FileAttribute<?>[0];
    }
}
