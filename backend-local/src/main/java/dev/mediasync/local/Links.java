package dev.mediasync.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells links that lead nowhere but round in a circle. */
final class Links {
    private Links() {}

    /** Whether a folder is one of those that it would be entered from. */
    static boolean entersItself(FileAccess files, Folder parent, Path path, @Nullable Object fileKey)
            throws IOException {
        if (fileKey == null) {
            return entersItselfByPath(files, parent, files.realPath(path));
        }
        for (Folder above = parent; above != null; above = above.parent) {
            if (fileKey.equals(above.fileKey)) {
                return true;
            }
        }
        return false;
    }

    private static boolean entersItselfByPath(FileAccess files, Folder parent, Path real) throws IOException {
        for (Folder above = parent; above != null; above = above.parent) {
            if (files.realPath(above.path()).equals(real)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a link leads back to itself over other links. */
    static boolean circular(Path link) {
        Set<Path> seen = new HashSet<>();
        Path at = link.toAbsolutePath().normalize();
        try {
            while (Files.isSymbolicLink(at)) {
                if (!seen.add(at)) {
                    return true;
                }
                at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }
}
