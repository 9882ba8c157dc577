package dev.mediasync.local;

import dev.mediasync.plan.PageReceipt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A folder as the walk found it, with everything below it. */
final class Folder {
    private static final String DEVICE = "(dev=";
    private static final int HEX = 16;

    final @Nullable Folder parent;
    final String id;
    final String name;
    final FileStamp stamp;
    /** What tells it from every other folder; needed only as long as something below it is read. */
    @Nullable
    Object fileKey;

    List<Folder> folders = new ArrayList<>();
    /** Videos that are not ignored; in a library of music, its files. */
    List<Found> videos = new ArrayList<>();
    /** Descriptions and pictures. */
    List<Found> companions = new ArrayList<>();
    /** Subtitles by their paths below the folder. */
    List<String> subtitles = List.of();

    PageReceipt.Mark mark = PageReceipt.Mark.COMPLETE;
    /** Whether a description or a picture may be there unseen. */
    boolean companionsUnsure;
    /** Whether an ignore file in it, or above it, decides about what it holds. */
    boolean ruled;
    /** Whether a folder of subtitles lies in it. */
    boolean subtitlesAside;

    private final long device;
    private @Nullable Path own;
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
        this.own = path;
        this.ruled = parent != null && parent.ruled;
        this.stamp = stamp;
        this.fileKey = fileKey;
        this.device = device(fileKey);
    }

    boolean root() {
        return parent == null;
    }

    String childId(String encoded) {
        return id.isEmpty() ? encoded : id + "/" + encoded;
    }

    /** The path below the root, for people. */
    String shown() {
        if (parent == null) {
            return FileNames.decode(id);
        }
        String above = parent.shown();
        return above.isEmpty() ? name : above + "/" + name;
    }

    Path path() {
        if (own != null) {
            return own;
        }
        if (parent == null) {
            throw new IllegalStateException("A root keeps its path");
        }
        return parent.path().resolve(name);
    }

    /** Whether it lies on another volume than the folder above it. */
    boolean mounted() {
        return parent != null && device != parent.device;
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

    void addSubtitle(String below) {
        if (subtitles.isEmpty()) {
            subtitles = new ArrayList<>();
        }
        subtitles.add(below);
    }

    /** Lets go of what is known otherwise once it is read, because many folders are held at a time. */
    void trim() {
        folders = List.copyOf(folders);
        videos = List.copyOf(videos);
        companions = List.copyOf(companions);
        subtitles = subtitles.stream().sorted().toList();
        if (folders.isEmpty()) {
            fileKey = null;
        }
        if (parent != null && own != null && FileNames.leadsBack(own, name)) {
            own = null;
        }
    }

    /** Takes out a folder that is gone; its siblings may be read meanwhile. */
    synchronized void drop(Folder gone) {
        if (!(folders instanceof ArrayList)) {
            folders = new ArrayList<>(folders);
        }
        folders.remove(gone);
    }

    /** Finds this folder or one below it by its id; they are in the order of these. */
    @Nullable
    Folder find(String wanted) {
        Folder at = this;
        while (at != null && !at.id.equals(wanted)) {
            if (!at.id.isEmpty() && !wanted.startsWith(at.id + "/")) {
                return null;
            }
            int slash = wanted.indexOf('/', at.id.isEmpty() ? 0 : at.id.length() + 1);
            at = found(at.folders, folder -> folder.id, slash < 0 ? wanted : wanted.substring(0, slash));
        }
        return at;
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
        return found(videos, Found::encoded, encoded);
    }

    private static <T> @Nullable T found(List<T> ordered, Function<T, String> key, String wanted) {
        int low = 0;
        int high = ordered.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = key.apply(ordered.get(middle)).compareTo(wanted);
            if (order == 0) {
                return ordered.get(middle);
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
