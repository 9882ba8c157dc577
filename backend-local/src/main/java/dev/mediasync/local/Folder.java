package dev.mediasync.local;

import dev.mediasync.plan.PageReceipt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder as the walk found it, with everything below it. */
final class Folder {
    private static final String DEVICE = "(dev=";
    private static final int HEX = 16;

    final @Nullable Folder parent;
    final String id;
    final String name;
    final Path path;
    final FileStamp stamp;
    final @Nullable Object fileKey;
    final ArrayList<Folder> folders = new ArrayList<>();
    /** Videos that are not ignored; in a library of music, its files. */
    final ArrayList<Found> videos = new ArrayList<>();
    /** Descriptions and pictures. */
    final ArrayList<Found> companions = new ArrayList<>();

    PageReceipt.Mark mark = PageReceipt.Mark.COMPLETE;
    /** Whether a description or a picture may be there unseen. */
    boolean companionsUnsure;

    private @Nullable String shown;
    private @Nullable Map<String, Found> companionsByName;

    /**
     * A folder.
     *
     * @param parent the folder above, null for a root
     * @param encoded the encoded name; for a root, what the ids of its items begin with
     */
    Folder(@Nullable Folder parent, String encoded, Path path, FileStamp stamp, @Nullable Object fileKey) {
        this.parent = parent;
        this.id = parent == null ? encoded : parent.childId(encoded);
        this.name = parent == null ? "" : FileNames.decode(encoded);
        this.path = path;
        this.stamp = stamp;
        this.fileKey = fileKey;
    }

    boolean root() {
        return parent == null;
    }

    String childId(String encoded) {
        return id.isEmpty() ? encoded : id + "/" + encoded;
    }

    /** The path below the root, for people. */
    String shown() {
        if (shown == null) {
            shown = FileNames.decode(id);
        }
        return shown;
    }

    /** Whether it lies on another volume than the folder above it. */
    boolean mounted() {
        return parent != null && device(fileKey) != device(parent.fileKey);
    }

    private static long device(@Nullable Object fileKey) {
        String text = String.valueOf(fileKey);
        int end = text.indexOf(',');
        if (!text.startsWith(DEVICE) || end < 0) {
            return -1;
        }
        try {
            return Long.parseUnsignedLong(text, DEVICE.length(), end, HEX);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Lets go of room for more, because many folders are held at a time. */
    void trim() {
        folders.trimToSize();
        videos.trimToSize();
        companions.trimToSize();
    }

    /** Makes the mark worse, never better. */
    void worsen(PageReceipt.Mark other) {
        if (other.compareTo(mark) > 0) {
            mark = other;
        }
    }

    /** Finds a description or picture by name, whatever its case. */
    @Nullable
    Found companion(String wanted) {
        if (companions.isEmpty()) {
            return null;
        }
        if (companionsByName == null) {
            Map<String, Found> byName = new HashMap<>();
            companions.forEach(file -> byName.putIfAbsent(file.name.toLowerCase(Locale.ROOT), file));
            companionsByName = byName;
        }
        return companionsByName.get(wanted.toLowerCase(Locale.ROOT));
    }

    /** Finds a video by its encoded name; they are in the order of these. */
    @Nullable
    Found video(String encoded) {
        int low = 0;
        int high = videos.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = videos.get(middle).encoded().compareTo(encoded);
            if (order == 0) {
                return videos.get(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    boolean named(String lowerCase) {
        return name.toLowerCase(Locale.ROOT).equals(lowerCase);
    }

    /** The words by which the folder is known again elsewhere. */
    List<String> identities() {
        return stamp.inode() < 0 ? List.of() : List.of("dir:" + stamp.inode() + ":" + stamp.modified());
    }

    PageReceipt.Folder receipt() {
        return new PageReceipt.Folder(
                id, mark, folders.stream().map(folder -> folder.id).toList());
    }
}
