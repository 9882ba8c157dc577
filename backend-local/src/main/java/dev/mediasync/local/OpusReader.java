package dev.mediasync.local;

import dev.mediasync.model.MediaStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jaudiotagger.tag.FieldKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what Opus in Ogg tells (RFC 7845): a head, the tags, and at the end how much was played.
 *
 * <p>A file is made of pages, a page of segments; what belongs together goes on until a segment is not full.
 */
final class OpusReader {
    private static final Logger LOG = LoggerFactory.getLogger(OpusReader.class);
    private static final int PAGE = 0x4F676753;
    private static final int PAGE_HEAD = 27;
    private static final int PLAYED_AT = 6;
    private static final int STREAM_AT = 14;
    private static final int SEGMENTS_AT = 26;
    private static final int FULL = 255;
    private static final String HEAD = "OpusHead";
    private static final String TAGS = "OpusTags";
    private static final int CHANNELS_AT = 9;
    private static final int SKIPPED_AT = 10;
    private static final int HEAD_LENGTH = 19;
    private static final long RATE = 48_000;
    private static final int END = 64 * 1024;
    /** Pictures may stand among the tags; what lies behind so many bytes is left out. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final int LONGEST_TEXT = 10_000;
    private static final Map<String, FieldKey> FIELDS = Map.ofEntries(
            Map.entry("title", FieldKey.TITLE),
            Map.entry("artist", FieldKey.ARTIST),
            Map.entry("albumartist", FieldKey.ALBUM_ARTIST),
            Map.entry("album", FieldKey.ALBUM),
            Map.entry("discnumber", FieldKey.DISC_NO),
            Map.entry("tracknumber", FieldKey.TRACK),
            Map.entry("date", FieldKey.YEAR),
            Map.entry("genre", FieldKey.GENRE),
            Map.entry("composer", FieldKey.COMPOSER),
            Map.entry("musicbrainz_trackid", FieldKey.MUSICBRAINZ_TRACK_ID),
            Map.entry("musicbrainz_albumid", FieldKey.MUSICBRAINZ_RELEASEID),
            Map.entry("musicbrainz_artistid", FieldKey.MUSICBRAINZ_ARTISTID),
            Map.entry("musicbrainz_albumartistid", FieldKey.MUSICBRAINZ_RELEASEARTISTID));

    private final ProbedFile file;
    private long at;
    private int stream;

    private OpusReader(ProbedFile file) {
        this.file = file;
    }

    /** How a file plays; nothing where it is no Opus. */
    static Playing playing(ProbedFile file) throws IOException {
        try {
            OpusReader reader = new OpusReader(file);
            ByteBuffer head = reader.packet();
            return begins(head, HEAD) && head.limit() >= HEAD_LENGTH ? reader.playing(head) : Playing.UNKNOWN;
        } catch (ProbedFile.Unreadable | IndexOutOfBoundsException e) {
            LOG.debug("An Ogg file tells less than it could: {}", e.getMessage());
            return Playing.UNKNOWN;
        }
    }

    /** The tags of a file, or null where it is no Opus. */
    static @Nullable AudioTags tags(FileAccess files, Found found) throws IOException {
        try (ProbedFile file = new ProbedFile(files.open(found.path()))) {
            OpusReader reader = new OpusReader(file);
            ByteBuffer head = reader.packet();
            if (!begins(head, HEAD) || head.limit() < HEAD_LENGTH) {
                return null;
            }
            ByteBuffer tags = reader.packet();
            return new AudioTags(begins(tags, TAGS) ? fields(tags) : Map.of(), reader.length(head));
        } catch (ProbedFile.Unreadable | IndexOutOfBoundsException e) {
            LOG.debug("The tags of {} cannot be read, so its name tells what it is: {}", found, e.getMessage());
            return null;
        }
    }

    private Playing playing(ByteBuffer head) throws IOException {
        MediaStream sound = MediaStream.builder(MediaStream.Kind.AUDIO)
                .codec("opus")
                .channels(head.get(CHANNELS_AT) & 0xFF)
                .build();
        return new Playing(length(head), List.of(sound));
    }

    private static boolean begins(ByteBuffer packet, String word) {
        return packet.limit() >= word.length()
                && StandardCharsets.ISO_8859_1
                        .decode(packet.slice(0, word.length()))
                        .toString()
                        .equals(word);
    }

    /** The next packet of the first stream, or as much of it as is worth reading. */
    private ByteBuffer packet() throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        boolean more = true;
        while (more && packet.size() < MOST_BYTES) {
            ByteBuffer head = file.whole(at, PAGE_HEAD);
            if (head.getInt(0) != PAGE) {
                throw new ProbedFile.Unreadable("a page of it does not begin as it should");
            }
            int segments = head.get(SEGMENTS_AT) & 0xFF;
            stream = at == 0 ? head.getInt(STREAM_AT) : stream;
            boolean ours = head.getInt(STREAM_AT) == stream;
            ByteBuffer sizes = file.whole(at + PAGE_HEAD, segments);
            long body = at + PAGE_HEAD + segments;
            for (int segment = 0; segment < segments; segment++) {
                int size = sizes.get(segment) & 0xFF;
                if (ours && more) {
                    copy(file.whole(body, size), packet);
                    more = size == FULL;
                }
                body += size;
            }
            at = body;
        }
        return ByteBuffer.wrap(packet.toByteArray());
    }

    private static void copy(ByteBuffer from, ByteArrayOutputStream to) {
        while (from.hasRemaining()) {
            to.write(from.get());
        }
    }

    /** The last page says how much was played until then. */
    private @Nullable Duration length(ByteBuffer head) throws IOException {
        long from = Math.max(0, file.size() - END);
        ByteBuffer tail = file.at(from, END);
        for (int place = tail.limit() - PAGE_HEAD; place >= 0; place--) {
            if (tail.getInt(place) == PAGE && tail.getInt(place + STREAM_AT) == stream) {
                long played = Long.reverseBytes(tail.getLong(place + PLAYED_AT));
                long skipped = Short.reverseBytes(head.getShort(SKIPPED_AT)) & 0xFFFF;
                long samples = played - skipped;
                boolean sane =
                        samples > 0 && samples / RATE < Duration.ofDays(366).toSeconds();
                return sane ? Duration.ofMillis(samples * 1_000 / RATE) : null;
            }
        }
        return null;
    }

    private static Map<FieldKey, String> fields(ByteBuffer tags) {
        Map<FieldKey, String> fields = new EnumMap<>(FieldKey.class);
        ByteBuffer little = tags.order(ByteOrder.LITTLE_ENDIAN);
        int at = TAGS.length();
        at += Integer.BYTES + Math.max(0, little.getInt(at));
        long count = little.getInt(at) & 0xFFFFFFFFL;
        at += Integer.BYTES;
        for (long field = 0; field < count && at >= 0 && at + Integer.BYTES <= little.limit(); field++) {
            int length = little.getInt(at);
            at += Integer.BYTES;
            if (length < 0 || length > little.limit() - at) {
                break;
            }
            if (length <= LONGEST_TEXT) {
                take(StandardCharsets.UTF_8.decode(little.slice(at, length)).toString(), fields);
            }
            at += length;
        }
        return fields;
    }

    /** The first value counts, but for genres, of which there may be several. */
    private static void take(String comment, Map<FieldKey, String> fields) {
        int equals = comment.indexOf('=');
        FieldKey key =
                equals < 0 ? null : FIELDS.get(comment.substring(0, equals).toLowerCase(Locale.ROOT));
        String value = comment.substring(equals + 1).strip();
        if (key == null || value.isEmpty()) {
            return;
        }
        if (key == FieldKey.GENRE) {
            fields.merge(key, value, (one, other) -> one + ";" + other);
        } else {
            fields.putIfAbsent(key, value);
        }
    }
}
