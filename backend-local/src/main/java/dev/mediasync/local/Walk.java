package dev.mediasync.local;

import dev.mediasync.plan.PageReceipt.Mark;
import dev.mediasync.source.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the whole tree before anything is concluded from it.
 *
 * <p>An entry that vanishes while it is looked at is absent. Every other failure marks the folder, so that nothing is
 * concluded from what is missing in it. A link whose target is missing is there: the disk of its target may be away.
 */
final class Walk {
    private static final Logger LOG = LoggerFactory.getLogger(Walk.class);
    private static final int IGNORE_FILE_LIMIT = 64 * 1024;

    private final FileAccess files;
    private final Root root;
    private final Cancellation cancellation;
    private final @Nullable FolderMemory memory;
    private final Media media;
    private final Readers readers = new Readers(this::readOne);
    private final SubtitleFolders aside;
    private final Ignored ignored = new Ignored();
    private final Queue<Folder> mounted = new ConcurrentLinkedQueue<>();

    /**
     * A walk over one root.
     *
     * @param memory what is known of folders that did not change, null where all are to be listed
     */
    Walk(FileAccess files, Root root, Media media, Cancellation cancellation, @Nullable FolderMemory memory) {
        this.files = files;
        this.root = root;
        this.media = media;
        this.cancellation = cancellation;
        this.memory = memory;
        this.aside = new SubtitleFolders(files);
    }

    /** What the library is made of. */
    enum Media {
        /** Files with moving pictures, any of which may be an episode. */
        VIDEO,
        /** Files with moving pictures that are all films. */
        FILMS,
        /** Files with sound. */
        MUSIC;

        /** Whether a file is of this kind by its name. */
        boolean named(String name) {
            return this == MUSIC ? MusicNames.audio(name) : IgnoreRules.video(name);
        }

        /** Whether a file of this kind belongs to the library; songs may be called samples and trailers. */
        boolean wanted(String name) {
            return this == MUSIC || !IgnoreRules.ignoresFile(name);
        }

        /** Whether a file plays with one of this kind. */
        boolean subtitle(String name) {
            return this != MUSIC && IgnoreRules.subtitle(name);
        }
    }

    /**
     * The folders on other volumes than the folder above them, and the volumes.
     *
     * <p>Where such a volume is away, its folder looks as if it had been emptied.
     */
    List<String> mounts() {
        return mounted.stream()
                .map(folder -> folder.id + "=" + root.volume(folder))
                .toList();
    }

    /** Reads everything below the opened root. */
    void read(Folder opened) {
        readers.read(opened);
    }

    private void readOne(Folder folder) {
        cancellation.check();
        Folder before = memory == null ? null : memory.unchanged(folder);
        if (before != null ? adopt(folder, before) : look(folder)) {
            folder.trim();
            readers.add(folder.folders.stream()
                    .filter(child -> child.mark == Mark.COMPLETE)
                    .toList());
        }
    }

    private boolean look(Folder folder) {
        List<Entry> entries = list(folder);
        if (entries == null || ignoredAsAWhole(folder, entries)) {
            return false;
        }
        entries.sort(Comparator.comparing(Entry::encoded));
        entries.forEach(entry -> take(folder, entry));
        aside.read(folder);
        return true;
    }

    /** Takes over what an earlier look saw in a folder; those below it are asked for one by one. */
    private boolean adopt(Folder folder, Folder before) {
        before.videos.forEach(file -> folder.videos.add(file.in(folder)));
        before.companions.forEach(file -> folder.companions.add(file.in(folder)));
        before.subtitles.forEach(folder::addSubtitle);
        before.folders.forEach(child -> take(folder, Entry.of(child.path())));
        return true;
    }

    private @Nullable List<Entry> list(Folder folder) {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = files.list(folder.path())) {
            stream.forEach(path -> entries.add(Entry.of(path)));
            return entries;
        } catch (DirectoryIteratorException e) {
            LOG.warn("Folder {} was read in part only: {}", folder.path(), Failure.words(e.getCause()));
            folder.worsen(Mark.PARTIAL);
            folder.companionsUnsure = true;
            return entries;
        } catch (IOException e) {
            return unlisted(folder, e);
        }
    }

    private @Nullable List<Entry> unlisted(Folder folder, IOException e) {
        Folder parent = folder.parent;
        if (parent == null) {
            throw root.failure(e);
        }
        if (e instanceof NoSuchFileException || e instanceof NotDirectoryException) {
            parent.drop(folder);
        } else {
            LOG.warn(
                    "Folder {} cannot be read, so what is recorded below it stays: {}",
                    folder.path(),
                    Failure.words(e));
            folder.worsen(Mark.UNAVAILABLE);
        }
        return null;
    }

    private boolean ignoredAsAWhole(Folder folder, List<Entry> entries) {
        for (Entry entry : entries) {
            String name = entry.name();
            folder.ruled |= name.equals(".nomedia") || name.equals(".ignore");
            if (name.equals(".nomedia") || (name.equals(".ignore") && withoutRules(folder, entry.path()))) {
                return true;
            }
        }
        return false;
    }

    private boolean withoutRules(Folder folder, Path ignoreFile) {
        try {
            String text = new String(files.read(ignoreFile, IGNORE_FILE_LIMIT), StandardCharsets.UTF_8);
            IgnoreFile rules = IgnoreFile.of(text);
            ignored.add(folder, rules);
            return rules.rules().isEmpty();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            LOG.warn(
                    "Ignore file {} cannot be read, so nothing below its folder is judged: {}",
                    ignoreFile,
                    Failure.words(e));
            folder.worsen(Mark.UNAVAILABLE);
            return true;
        }
    }

    private void take(Folder folder, Entry entry) {
        try {
            BasicFileAttributes attributes = files.entry(entry.path());
            if (attributes.isSymbolicLink()) {
                follow(folder, entry);
            } else {
                place(folder, entry, attributes);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} vanished while its folder was read", entry.path());
        } catch (IOException e) {
            doubt(folder, entry, e);
        }
    }

    private void follow(Folder folder, Entry entry) throws IOException {
        try {
            place(folder, entry, files.target(entry.path()));
        } catch (NoSuchFileException e) {
            dangling(folder, entry);
        } catch (IOException e) {
            if (!Links.circular(entry.path())) {
                throw e;
            }
            LOG.warn("Link {} leads back to itself and is left out", entry.path());
        }
    }

    /** The link may lead to another disk, so what was recorded behind it stays until the link itself goes. */
    private void dangling(Folder folder, Entry entry) {
        LOG.warn(
                "Link {} leads nowhere, so what is recorded behind it stays; mount its target or remove it",
                entry.path());
        String name = entry.name();
        if (media.named(name) || media.subtitle(name) || IgnoreRules.description(name)) {
            file(folder, entry, FileStamp.UNKNOWN);
        } else if (!IgnoreRules.companion(name) && !IgnoreRules.ignoresFolder(name)) {
            unavailable(folder, entry);
        }
    }

    private void place(Folder folder, Entry entry, BasicFileAttributes attributes) throws IOException {
        if (attributes.isDirectory()) {
            folder(folder, entry, attributes);
        } else if (attributes.isRegularFile() && !ignored.file(folder, entry.name())) {
            file(folder, entry, FileStamp.of(attributes));
        }
    }

    private void folder(Folder folder, Entry entry, BasicFileAttributes attributes) throws IOException {
        if (IgnoreRules.ignoresFolder(entry.name()) || ignored.folder(folder, entry.name())) {
            if (media != Media.MUSIC && IgnoreRules.subtitleFolder(entry.name())) {
                aside.add(folder, entry.path());
                folder.subtitlesAside = true;
            }
            return;
        }
        Object fileKey = attributes.fileKey();
        if (Links.entersItself(files, folder, entry.path(), fileKey)) {
            LOG.warn("Folder {} leads back to a folder above it and is not entered again", entry.path());
            return;
        }
        Folder child = new Folder(folder, entry.encoded(), entry.path(), FileStamp.of(attributes), fileKey);
        folder.folders.add(child);
        if (child.mounted()) {
            mounted.add(child);
        }
    }

    private void file(Folder folder, Entry entry, FileStamp stamp) {
        String name = entry.name();
        if (media.named(name) && media.wanted(name)) {
            Found found = Found.of(folder, entry, stamp);
            readAhead(found);
            folder.videos.add(found);
        } else if (IgnoreRules.companion(name)) {
            folder.companions.add(Found.of(folder, entry, stamp));
        } else if (media.subtitle(name)) {
            folder.addSubtitle(name);
        }
    }

    /** Names are understood here, where several threads are at work; who asks later is told the same at once. */
    private void readAhead(Found found) {
        if (media == Media.VIDEO) {
            var unused = found.episode();
        }
    }

    /** Something is there, but nobody can say what. */
    private void doubt(Folder folder, Entry entry, IOException e) {
        LOG.warn(
                "{} is there but cannot be examined, so what is recorded about it stays: {}",
                entry.path(),
                Failure.words(e));
        String name = entry.name();
        if (media.named(name)) {
            folder.worsen(Mark.PARTIAL);
            file(folder, entry, FileStamp.UNKNOWN);
        } else if (IgnoreRules.companion(name)) {
            folder.companionsUnsure = true;
            folder.companions.add(Found.of(folder, entry, FileStamp.UNKNOWN));
        } else if (media.subtitle(name)) {
            folder.addSubtitle(name);
        } else if (!IgnoreRules.ignoresFolder(name)) {
            unavailable(folder, entry);
        }
    }

    private static void unavailable(Folder folder, Entry entry) {
        Folder child = new Folder(folder, entry.encoded(), entry.path(), FileStamp.UNKNOWN, null);
        child.worsen(Mark.UNAVAILABLE);
        folder.folders.add(child);
    }
}
