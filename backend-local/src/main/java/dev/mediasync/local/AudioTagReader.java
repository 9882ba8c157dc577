package dev.mediasync.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.Tag;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Reads the tags of music files, each kind of tag that is in use. */
final class AudioTagReader {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(AudioTagReader.class);
    /** Held here, because the logging system forgets the level of a logger that nobody holds. */
    private static final Logger LIBRARY = Logger.getLogger("org.jaudiotagger");

    private static final List<FieldKey> FIELDS = List.of(
            FieldKey.TITLE,
            FieldKey.ARTIST,
            FieldKey.ALBUM_ARTIST,
            FieldKey.ALBUM,
            FieldKey.DISC_NO,
            FieldKey.TRACK,
            FieldKey.YEAR,
            FieldKey.GENRE,
            FieldKey.COMPOSER,
            FieldKey.MUSICBRAINZ_TRACK_ID,
            FieldKey.MUSICBRAINZ_RELEASEID,
            FieldKey.MUSICBRAINZ_ARTISTID,
            FieldKey.MUSICBRAINZ_RELEASEARTISTID);
    private static final Set<String> OGG = Set.of("opus", "ogg", "oga");
    private static final double MILLIS = 1_000;
    private static final int LARGEST_TAG = 32 * 1024 * 1024;
    private static final int HEAD = 10;
    private static final int BOX_HEAD = 8;
    private static final int MOST_BOXES = 200;

    static {
        if (LIBRARY.getLevel() == null) {
            // It tells of every oddity of every file; what matters is said here.
            LIBRARY.setLevel(Level.OFF);
        }
    }

    private AudioTagReader() {}

    /** The tags; none where the file has none or makes no sense. */
    static AudioTags read(FileAccess files, Found file) throws IOException {
        String extension = FileNames.extension(file.name);
        if (file.stamp.size() <= 0 || !bounded(files, file)) {
            return AudioTags.NONE;
        }
        AudioTags opus = OGG.contains(extension) ? OpusReader.tags(files, file) : null;
        if (opus != null) {
            return opus;
        }
        try {
            AudioFile read = AudioFileIO.readAs(file.path().toFile(), extension.equals("oga") ? "ogg" : extension);
            return new AudioTags(fields(read.getTag()), length(read));
        } catch (Exception e) {
            // The library throws many kinds of exception at broken files, unchecked ones among them.
            LOG.debug("The tags of {} cannot be read, so its name tells what it is: {}", file, e.toString());
            return AudioTags.NONE;
        }
    }

    private static @Nullable Duration length(AudioFile read) {
        double seconds =
                read.getAudioHeader() == null ? 0 : read.getAudioHeader().getPreciseTrackLength();
        boolean sane = seconds > 0 && seconds < Duration.ofDays(366).toSeconds();
        return sane ? Duration.ofMillis(Math.round(seconds * MILLIS)) : null;
    }

    private static Map<FieldKey, String> fields(@Nullable Tag tag) {
        Map<FieldKey, String> fields = new EnumMap<>(FieldKey.class);
        if (tag != null) {
            for (FieldKey key : FIELDS) {
                String value = value(tag, key);
                if (value != null && !value.isBlank()) {
                    fields.put(key, value.strip());
                }
            }
        }
        return fields;
    }

    private static @Nullable String value(Tag tag, FieldKey key) {
        try {
            return tag.getFirst(key);
        } catch (RuntimeException e) {
            LOG.debug("A tag's field {} cannot be read: {}", key, e.toString());
            return null;
        }
    }

    /** Whether the tag is no larger than what is worth reading; the library takes it into memory whole. */
    private static boolean bounded(FileAccess files, Found found) throws IOException {
        try (ProbedFile file = new ProbedFile(files.open(found.path()))) {
            ByteBuffer head = file.at(0, HEAD);
            if (head.remaining() < HEAD) {
                return false;
            }
            if (head.get(0) == 'I' && head.get(1) == 'D' && head.get(2) == '3') {
                long size = 0;
                for (int at = HEAD - Integer.BYTES; at < HEAD; at++) {
                    size = (size << 7) | (head.get(at) & 0x7F);
                }
                return size <= Math.min(LARGEST_TAG, file.size());
            }
            return head.getInt(Integer.BYTES) != ('f' << 24 | 't' << 16 | 'y' << 8 | 'p') || boxesBounded(file);
        } catch (ProbedFile.Unreadable e) {
            return false;
        }
    }

    private static boolean boxesBounded(ProbedFile file) throws IOException {
        long at = 0;
        for (int box = 0; at + BOX_HEAD <= file.size() && box < MOST_BOXES; box++) {
            ByteBuffer head = file.whole(at, BOX_HEAD);
            long size = head.getInt() & 0xFFFFFFFFL;
            boolean media = head.getInt() == ('m' << 24 | 'd' << 16 | 'a' << 8 | 't');
            if (size == 1) {
                size = file.whole(at + BOX_HEAD, Long.BYTES).getLong();
            }
            if (size == 0) {
                return media;
            }
            if (size < BOX_HEAD || size > file.size() - at || (!media && size > LARGEST_TAG)) {
                return false;
            }
            at += size;
        }
        return true;
    }
}
