package dev.mediasync.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the folders that hold the subtitles of the videos beside them: into these, and one for each video in them. Thread-safe. */
final class SubtitleFolders {
    private static final Logger LOG = LoggerFactory.getLogger(SubtitleFolders.class);

    private final FileAccess files;
    private final Map<Folder, List<Path>> waiting = new ConcurrentHashMap<>();

    SubtitleFolders(FileAccess files) {
        this.files = files;
    }

    /** Remembers one until the videos beside it are known. */
    void add(Folder folder, Path path) {
        waiting.computeIfAbsent(folder, unused -> new ArrayList<>()).add(path);
    }

    /** Gives a folder the subtitles that lie in those remembered. */
    void read(Folder folder) {
        List<Path> beside = waiting.remove(folder);
        if (beside == null) {
            return;
        }
        Set<String> videos = new HashSet<>();
        folder.videos.forEach(video -> videos.add(video.stem().toLowerCase(Locale.ROOT)));
        for (Path path : videos.isEmpty() ? List.<Path>of() : beside) {
            String above = name(path) + "/";
            for (Path entry : entries(folder, path)) {
                String name = name(entry);
                if (IgnoreRules.subtitle(name)) {
                    folder.addSubtitle(above + name);
                } else if (videos.contains(name.toLowerCase(Locale.ROOT))) {
                    entries(folder, entry).stream()
                            .map(SubtitleFolders::name)
                            .filter(IgnoreRules::subtitle)
                            .forEach(inner -> folder.addSubtitle(above + name + "/" + inner));
                }
            }
        }
    }

    private List<Path> entries(Folder folder, Path path) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = files.list(path)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            LOG.debug("{} vanished while it was looked for", path);
        } catch (DirectoryIteratorException e) {
            unsure(folder, path, e.getCause());
        } catch (IOException e) {
            unsure(folder, path, e);
        }
        return entries;
    }

    private static void unsure(Folder folder, Path path, @Nullable IOException e) {
        LOG.warn("Folder {} cannot be read, so the subtitles that are recorded stay: {}", path, Failure.words(e));
        folder.companionsUnsure = true;
    }

    private static String name(Path path) {
        return Entry.of(path).name();
    }
}
