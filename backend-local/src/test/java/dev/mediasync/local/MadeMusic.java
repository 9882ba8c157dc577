package dev.mediasync.local;

import static dev.mediasync.local.MadeFiles.box;
import static dev.mediasync.local.MadeFiles.joined;
import static dev.mediasync.local.MadeFiles.text;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Small music files with tags, made byte by byte. */
final class MadeMusic {
    private static final int RATE = 44_100;
    private static final int FRAME = 417;

    private MadeMusic() {}

    /** A FLAC file of some seconds, with fields such as {@code TITLE}. */
    static byte[] flac(int seconds, Map<String, String> fields) {
        ByteBuffer info = ByteBuffer.allocate(34);
        info.putShort(0, (short) 4_096).putShort(2, (short) 4_096);
        long samples = (long) seconds * RATE;
        info.putLong(10, (long) RATE << 44 | 1L << 41 | 15L << 36 | samples);
        byte[] comment = vorbisComment(fields);
        return joined(text("fLaC"), block(0, info.array()), block(0x84, comment), new byte[] {
            (byte) 0xFF, (byte) 0xF8, 0x69, 0x18, 0, 0, 0, 0, 0, 0
        });
    }

    private static byte[] block(int type, byte[] body) {
        return joined(ByteBuffer.allocate(4).putInt(type << 24 | body.length).array(), body);
    }

    private static byte[] vorbisComment(Map<String, String> fields) {
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(counted("made"));
        pieces.add(little(fields.size()));
        fields.forEach((name, value) -> pieces.add(counted(name + "=" + value)));
        return joined(pieces.toArray(byte[][]::new));
    }

    private static byte[] counted(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return joined(little(bytes.length), bytes);
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    /** An Opus file of some seconds; its tags may go over several pages. */
    static byte[] opus(int seconds, Map<String, String> fields) {
        ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        head.put(text("OpusHead")).put((byte) 1).put((byte) 2).putShort((short) 312);
        byte[] tags = joined(text("OpusTags"), vorbisComment(fields));
        return joined(pages(0, head.array()), pages(0, tags), pages(seconds * 48_000L + 312, new byte[40]));
    }

    /** The pages of one packet, with pages of another stream between them. */
    private static byte[] pages(long played, byte[] packet) {
        int most = 255 * 255;
        byte[] pages = new byte[0];
        for (int at = 0; at <= packet.length; at += most) {
            int length = Math.min(most, packet.length - at);
            byte[] sizes = new byte[length < most ? length / 255 + 1 : 255];
            Arrays.fill(sizes, (byte) 255);
            if (length < most) {
                sizes[sizes.length - 1] = (byte) (length % 255);
            }
            byte[] body = Arrays.copyOfRange(packet, at, at + length);
            pages = joined(pages, page(played, 7, sizes, body), page(0, 9, new byte[] {3}, new byte[3]));
        }
        return pages;
    }

    private static byte[] page(long played, int stream, byte[] sizes, byte[] body) {
        ByteBuffer head = ByteBuffer.allocate(27).order(ByteOrder.LITTLE_ENDIAN);
        head.put(text("OggS")).putLong(6, played).putInt(14, stream).put(26, (byte) sizes.length);
        return joined(head.array(), sizes, body);
    }

    /** An MP3 file with an ID3 tag, fields such as {@code TIT2}. */
    static byte[] mp3(Map<String, String> fields) {
        List<byte[]> frames = new ArrayList<>();
        fields.forEach((name, value) -> {
            byte[] body = joined(new byte[] {3}, value.getBytes(StandardCharsets.UTF_8));
            frames.add(joined(text(name), sevenBits(body.length), new byte[2], body));
        });
        byte[] tag = joined(frames.toArray(byte[][]::new));
        byte[] head = joined(text("ID3"), new byte[] {4, 0, 0}, sevenBits(tag.length));
        List<byte[]> sound = new ArrayList<>();
        for (int frame = 0; frame < 40; frame++) {
            sound.add(ByteBuffer.allocate(FRAME).putInt(0, 0xFFFB9064).array());
        }
        return joined(head, tag, joined(sound.toArray(byte[][]::new)));
    }

    /** An ID3 tag that says it is larger than everything. */
    static byte[] mp3WithHugeTag() {
        return joined(text("ID3"), new byte[] {4, 0, 0}, sevenBits((1 << 28) - 1), new byte[3_000]);
    }

    private static byte[] sevenBits(int value) {
        return new byte[] {
            (byte) (value >> 21 & 0x7F), (byte) (value >> 14 & 0x7F), (byte) (value >> 7 & 0x7F), (byte) (value & 0x7F)
        };
    }

    /** An MP4 file whose header says that it is larger than memory. */
    static byte[] m4aWithHugeHeader() {
        return joined(
                box("ftyp", text("M4A 0000")),
                ByteBuffer.allocate(4).putInt(0x7FFFFFFF).array(),
                text("moov"),
                new byte[500]);
    }
}
