package dev.mediasync.local;

import java.nio.file.Path;

/**
 * An entry of a folder, and the forms of its name.
 *
 * @param path the entry
 * @param encoded its name as ids hold it
 * @param name its name for people
 * @param leadsBack whether the folder and the name lead to the entry, so that the path need not be kept
 */
record Entry(Path path, String encoded, String name, boolean leadsBack) {
    static Entry of(Path path) {
        String raw = String.valueOf(path.getFileName());
        if (FileNames.decodesCleanly(raw)) {
            return new Entry(path, FileNames.encode(raw), raw, true);
        }
        String encoded = FileNames.lastPart(path);
        return new Entry(path, encoded, FileNames.decode(encoded), false);
    }
}
