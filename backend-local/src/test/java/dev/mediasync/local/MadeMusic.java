package dev.mediasync.local;

import static dev.mediasync.local.MadeFiles.box;
import static dev.mediasync.local.MadeFiles.joined;
import static dev.mediasync.local.MadeFiles.text;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
