package dev.mediasync.local;

import dev.mediasync.model.MediaStream;
import dev.mediasync.model.MediaStream.Kind;
import dev.mediasync.model.MediaStream.Mark;
import dev.mediasync.model.MediaStream.Stereo;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads which streams the first program of an MPEG transport stream has (ISO/IEC 13818-1, ETSI EN 300 468).
 *
 * <p>A table names the program's map, the map the streams. Sizes and channels stand in the streams themselves, which are
 * not read.
 */
final class ProgramMap {
    private static final int PIDS = 0x1FFF;
    private static final int LENGTHS = 0x0FFF;
    private static final int SECTION_HEAD = 3;
    private static final int FIRST_PROGRAM = 8;
    private static final int FIRST_STREAM = 12;
    private static final int CHECKSUM = 4;
    private static final int LONGEST = 4_096;
    private static final int SECOND_VIEW = 0x20;
    private static final int PRIVATE = 6;

    private static final Map<Integer, String> PICTURES = Map.of(
            0x01,
            "mpeg1video",
            0x02,
            "mpeg2video",
            0x10,
            "mpeg4",
            0x1B,
            "h264",
            0x24,
            "hevc",
            0x33,
            "vvc",
            0xEA,
            "vc1");
    private static final Map<Integer, String> SOUNDS = Map.ofEntries(
            Map.entry(0x03, "mp2"),
            Map.entry(0x04, "mp2"),
            Map.entry(0x0F, "aac"),
            Map.entry(0x11, "aac"),
            Map.entry(0x80, "pcm"),
            Map.entry(0x81, "ac3"),
            Map.entry(0x82, "dts"),
            Map.entry(0x83, "truehd"),
            Map.entry(0x84, "eac3"),
            Map.entry(0x85, "dts"),
            Map.entry(0x86, "dts"),
            Map.entry(0x87, "eac3"));
    private static final int DISC_SUBTITLE = 0x90;

    private static final int LANGUAGE = 0x0A;
    private static final int TELETEXT = 0x56;
    private static final int SUBTITLE = 0x59;
    private static final int AC3 = 0x6A;
    private static final int EAC3 = 0x7A;
    private static final int DTS = 0x7B;
    private static final int AAC = 0x7C;
    private static final int LANGUAGE_LENGTH = 3;
    private static final int SUBTITLE_FOR_DEAF = 0x20;
    private static final int SOUND_FOR_DEAF = 2;

    private final ByteBuffer bytes;
    private final int step;
    private final int extra;

    ProgramMap(ByteBuffer bytes, int step, int extra) {
        this.bytes = bytes;
        this.step = step;
        this.extra = extra;
    }

    /** The streams, none where no map can be read. */
    List<MediaStream> streams() {
        ByteBuffer table = section(0, 0);
        for (int at = FIRST_PROGRAM; at + CHECKSUM <= table.limit() - CHECKSUM; at += CHECKSUM) {
            if (table.getShort(at) != 0) {
                return streams(section(table.getShort(at + Short.BYTES) & PIDS, 2));
            }
        }
        return List.of();
    }

    private static List<MediaStream> streams(ByteBuffer map) {
        List<MediaStream> streams = new ArrayList<>();
        if (map.limit() < FIRST_STREAM) {
            return streams;
        }
        int at = FIRST_STREAM + (map.getShort(FIRST_STREAM - Short.BYTES) & LENGTHS);
        while (at + 5 <= map.limit() - CHECKSUM) {
            int type = map.get(at) & 0xFF;
            int length = Math.min(map.getShort(at + 3) & LENGTHS, map.limit() - CHECKSUM - at - 5);
            ByteBuffer more = map.slice(at + 5, length);
            if (type == SECOND_VIEW) {
                markStereo(streams);
            } else {
                MediaStream stream = stream(type, more);
                if (stream != null) {
                    streams.add(stream);
                }
            }
            at += 5 + length;
        }
        return streams;
    }

    private static void markStereo(List<MediaStream> streams) {
        streams.replaceAll(stream -> stream.kind() == Kind.VIDEO
                ? stream.toBuilder().stereo(Stereo.SEPARATE).build()
                : stream);
    }

    private static @Nullable MediaStream stream(int type, ByteBuffer more) {
        if (PICTURES.containsKey(type)) {
            return MediaStream.builder(Kind.VIDEO).codec(PICTURES.get(type)).build();
        }
        String sound = type == PRIVATE ? privateSound(more) : SOUNDS.get(type);
        if (sound != null) {
            int told = find(more, LANGUAGE);
            boolean deaf = told >= 0 && length(more, told) > LANGUAGE_LENGTH && more.get(told + 5) == SOUND_FOR_DEAF;
            return built(MediaStream.builder(Kind.AUDIO).codec(sound), language(more, told), deaf);
        }
        return subtitle(type, more);
    }

    private static @Nullable MediaStream subtitle(int type, ByteBuffer more) {
        if (type == DISC_SUBTITLE) {
            return MediaStream.builder(Kind.SUBTITLE).codec("hdmv_pgs_subtitle").build();
        }
        int told = type == PRIVATE ? find(more, SUBTITLE) : -1;
        if (told >= 0) {
            boolean deaf = length(more, told) > LANGUAGE_LENGTH && (more.get(told + 5) & 0xF0) == SUBTITLE_FOR_DEAF;
            return built(MediaStream.builder(Kind.SUBTITLE).codec("dvb_subtitle"), language(more, told), deaf);
        }
        int pages = type == PRIVATE ? find(more, TELETEXT) : -1;
        return pages < 0
                ? null
                : built(MediaStream.builder(Kind.SUBTITLE).codec("dvb_teletext"), language(more, pages), false);
    }

    private static MediaStream built(MediaStream.Builder stream, @Nullable String language, boolean deaf) {
        return stream.language(language)
                .marks(deaf ? Set.of(Mark.HEARING_IMPAIRED) : Set.of())
                .build();
    }

    private static @Nullable String privateSound(ByteBuffer more) {
        if (find(more, AC3) >= 0) {
            return "ac3";
        }
        return find(more, EAC3) >= 0 ? "eac3" : find(more, DTS) >= 0 ? "dts" : find(more, AAC) >= 0 ? "aac" : null;
    }

    /** Where the description of a kind begins, -1 where there is none. */
    private static int find(ByteBuffer more, int tag) {
        int at = 0;
        while (at + 2 <= more.limit()) {
            if ((more.get(at) & 0xFF) == tag) {
                return at + 2 + length(more, at) <= more.limit() ? at : -1;
            }
            at += 2 + length(more, at);
        }
        return -1;
    }

    private static int length(ByteBuffer more, int at) {
        return more.get(at + 1) & 0xFF;
    }

    private static @Nullable String language(ByteBuffer more, int at) {
        if (at < 0 || length(more, at) < LANGUAGE_LENGTH) {
            return null;
        }
        String word = StandardCharsets.ISO_8859_1
                .decode(more.slice(at + 2, LANGUAGE_LENGTH))
                .toString();
        return word.equals("und") || !word.matches("[A-Za-z]{3}") ? null : word;
    }

    /** The first whole section of a table, put together from its packets; empty where there is none. */
    private ByteBuffer section(int stream, int table) {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        for (int at = extra; at + TransportStreamReader.PACKET <= bytes.limit(); at += step) {
            if (TransportStreamReader.stream(bytes, at) == stream && (bytes.get(at + 3) & 0x10) != 0) {
                add(section, at);
                ByteBuffer whole = whole(section, table);
                if (whole != null || section.size() > LONGEST) {
                    return whole == null ? ByteBuffer.allocate(0) : whole;
                }
            }
        }
        return ByteBuffer.allocate(0);
    }

    private void add(ByteArrayOutputStream section, int packet) {
        int from = packet + 4 + ((bytes.get(packet + 3) & 0x20) == 0 ? 0 : 1 + (bytes.get(packet + 4) & 0xFF));
        int end = packet + TransportStreamReader.PACKET;
        boolean begins = (bytes.get(packet + 1) & 0x40) != 0;
        if (begins && from < end) {
            section.reset();
            from += 1 + (bytes.get(from) & 0xFF);
        } else if (section.size() == 0) {
            return;
        }
        for (int at = from; at < end; at++) {
            section.write(bytes.get(at));
        }
    }

    private static @Nullable ByteBuffer whole(ByteArrayOutputStream section, int table) {
        ByteBuffer read = ByteBuffer.wrap(section.toByteArray());
        if (read.limit() < FIRST_STREAM || read.get(0) != table) {
            return null;
        }
        int length = SECTION_HEAD + (read.getShort(1) & LENGTHS);
        return read.limit() < length ? null : read.limit(length);
    }
}
