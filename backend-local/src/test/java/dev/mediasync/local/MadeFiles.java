package dev.mediasync.local;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Small media files, made byte by byte. */
final class MadeFiles {
    private static final int PACKET = 188;

    private MadeFiles() {}

    /** A Matroska element; its size takes eight bytes. */
    static byte[] element(long id, byte[] body) {
        return joined(id(id), longSize(body.length), body);
    }

    static byte[] longSize(long size) {
        return ByteBuffer.allocate(8).putLong(size | 1L << 56).array();
    }

    static byte[] id(long id) {
        int length = (Long.SIZE - Long.numberOfLeadingZeros(id) + 7) / 8;
        ByteBuffer all = ByteBuffer.allocate(8).putLong(id);
        byte[] bytes = new byte[length];
        all.position(8 - length).get(bytes);
        return bytes;
    }

    static byte[] decimal(double value) {
        return ByteBuffer.allocate(8).putDouble(value).array();
    }

    static byte[] number(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    /** The header of a Matroska file. */
    static byte[] matroskaHeader() {
        return element(0x1A45DFA3L, element(0x4282L, text("matroska")));
    }

    static byte[] matroska(double millis) {
        byte[] info =
                element(0x1549A966L, joined(element(0x2AD7B1L, number(1_000_000)), element(0x4489L, decimal(millis))));
        byte[] unknown = element(0xECL, new byte[300]);
        return joined(
                matroskaHeader(), element(0x18538067L, joined(unknown, info, element(0x1F43B675L, new byte[40]))));
    }

    /** A Matroska file with these tracks, each made of elements. */
    static byte[] matroskaWithTracks(byte[]... tracks) {
        byte[] info = element(0x1549A966L, element(0x4489L, decimal(1_000)));
        byte[][] entries = new byte[tracks.length][];
        for (int at = 0; at < tracks.length; at++) {
            entries[at] = element(0xAEL, tracks[at]);
        }
        byte[] all = element(0x1654AE6BL, joined(entries));
        return joined(matroskaHeader(), element(0x18538067L, joined(info, all, element(0x1F43B675L, new byte[40]))));
    }

    /** A Matroska file whose length stands behind its pictures, where only the seek head leads. */
    static byte[] matroskaWithLengthAtItsEnd(double millis) {
        byte[] info = element(0x1549A966L, element(0x4489L, decimal(millis)));
        byte[] cluster = element(0x1F43B675L, new byte[200_000]);
        int headLength = seekHead(0).length;
        byte[] head = seekHead(headLength + cluster.length);
        return joined(matroskaHeader(), element(0x18538067L, joined(head, cluster, info)));
    }

    private static byte[] seekHead(long position) {
        byte[] seek = joined(element(0x53ABL, id(0x1549A966L)), element(0x53ACL, number(position)));
        return element(0x114D9B74L, element(0x4DBBL, seek));
    }

    static byte[] box(String type, byte[] body) {
        byte[] size = ByteBuffer.allocate(4).putInt(8 + body.length).array();
        return joined(size, text(type), body);
    }

    static byte[] mp4(int scale, int units) {
        byte[] header =
                ByteBuffer.allocate(100).putInt(12, scale).putInt(16, units).array();
        return joined(
                box("ftyp", text("isom0000")),
                box("mdat", new byte[150_000]),
                box("moov", joined(box("udta", new byte[10]), box("mvhd", header))));
    }

    /** An MP4 file with these tracks, each made of boxes. */
    static byte[] mp4WithTracks(byte[]... tracks) {
        byte[] header =
                ByteBuffer.allocate(100).putInt(12, 1_000).putInt(16, 1_000).array();
        byte[] all = box("mvhd", header);
        for (byte[] track : tracks) {
            all = joined(all, box("trak", track));
        }
        return joined(box("ftyp", text("isom0000")), box("moov", all));
    }

    /** The boxes of an MP4 track; the language is packed, five bits a letter. */
    static byte[] track(int flags, String language, String handler, byte[] sample) {
        int packed = 0;
        for (int at = 0; at < 3; at++) {
            packed = packed << 5 | (language.charAt(at) - 0x60);
        }
        byte[] media = ByteBuffer.allocate(24).putShort(20, (short) packed).array();
        byte[] what = joined(new byte[8], text(handler), new byte[13]);
        byte[] samples = box("stsd", joined(ByteBuffer.allocate(8).putInt(4, 1).array(), sample));
        return joined(
                box("tkhd", ByteBuffer.allocate(84).putInt(flags).array()),
                box("mdia", joined(box("mdhd", media), box("hdlr", what), box("minf", box("stbl", samples)))));
    }

    /** A fragmented file with wide numbers, whose length stands in the extension. */
    static byte[] fragmentedMp4(int scale, long units) {
        ByteBuffer header = ByteBuffer.allocate(112);
        header.put(0, (byte) 1).putInt(20, scale);
        ByteBuffer extension = ByteBuffer.allocate(12);
        extension.put(0, (byte) 1).putLong(4, units);
        return joined(
                box("ftyp", text("isom0000")),
                box("moov", joined(box("mvhd", header.array()), box("mvex", box("mehd", extension.array())))));
    }

    static byte[] avi(int microsPerFrame, int frames, int allFrames) {
        byte[] main = chunk(
                "avih", little(56).putInt(0, microsPerFrame).putInt(16, frames).array());
        byte[] more = list("odml", chunk("dmlh", little(4).putInt(0, allFrames).array()));
        byte[] movie = list("movi", chunk("00db", new byte[100]));
        byte[] body = joined(text("AVI "), list("hdrl", joined(main, more)), movie);
        return joined(text("RIFF"), little(4).putInt(0, body.length).array(), body);
    }

    /** An AVI file with a picture and a sound. */
    static byte[] aviWithStreams(String codec, int width, int height, int sound, int channels) {
        byte[] picture = little(40).putInt(4, width).putInt(8, -height).array();
        System.arraycopy(text(codec), 0, picture, 16, 4);
        byte[] heard =
                little(18).putShort((short) sound).putShort((short) channels).array();
        byte[] main = chunk("avih", little(56).putInt(0, 40_000).putInt(16, 25).array());
        byte[] one = list("strl", joined(chunk("strh", joined(text("vids"), new byte[52])), chunk("strf", picture)));
        byte[] two = list("strl", joined(chunk("strh", joined(text("auds"), new byte[52])), chunk("strf", heard)));
        byte[] body = joined(text("AVI "), list("hdrl", joined(main, one, two)), list("movi", new byte[40]));
        return joined(text("RIFF"), little(4).putInt(0, body.length).array(), body);
    }

    private static byte[] list(String type, byte[] body) {
        return joined(text("LIST"), little(4).putInt(0, 4 + body.length).array(), text(type), body);
    }

    private static byte[] chunk(String type, byte[] body) {
        return joined(text(type), little(4).putInt(0, body.length).array(), body);
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A transport stream whose clock goes from one time to another, in steps of 1/90,000 of a second. */
    static byte[] transportStream(long from, long to, int extra) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int packet = 0; packet < 8_000; packet++) {
            bytes.writeBytes(new byte[extra]);
            boolean first = packet == 3;
            bytes.writeBytes(first || packet == 7_990 ? clock(first ? from : to) : plain());
        }
        return bytes.toByteArray();
    }

    /** A transport stream with a program map of these bytes, spread over two packets if it is long. */
    static byte[] transportStreamWithMap(byte[] streams, int extra) {
        byte[] table = joined(number(0, 0xB0, 13, 0, 1, 0xC1, 0, 0, 0, 1, 0xE0 | 0x10, 0, 0, 0, 0, 0));
        int length = 9 + streams.length + 4;
        byte[] map = joined(
                number(2, 0xB0 | length >> 8, length & 0xFF, 0, 1, 0xC1, 0, 0, 0xE1, 0, 0xF0, 0), streams, new byte[4]);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        packets(bytes, 0, table, extra);
        packets(bytes, 0x1000, map, extra);
        bytes.writeBytes(transportStream(90_000, 180_000, extra));
        return bytes.toByteArray();
    }

    private static void packets(ByteArrayOutputStream bytes, int stream, byte[] section, int extra) {
        byte[] pointed = joined(new byte[1], section);
        for (int at = 0; at < pointed.length; at += PACKET - 4) {
            ByteBuffer packet = ByteBuffer.allocate(PACKET);
            packet.put((byte) 0x47)
                    .putShort((short) (stream | (at == 0 ? 0x4000 : 0)))
                    .put((byte) 0x10);
            packet.put(pointed, at, Math.min(PACKET - 4, pointed.length - at));
            bytes.writeBytes(new byte[extra]);
            bytes.writeBytes(packet.array());
        }
    }

    /** Bytes by their values. */
    static byte[] number(int... values) {
        byte[] bytes = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            bytes[at] = (byte) values[at];
        }
        return bytes;
    }

    private static byte[] plain() {
        return ByteBuffer.allocate(PACKET)
                .put(0, (byte) 0x47)
                .put(3, (byte) 0x10)
                .array();
    }

    private static byte[] clock(long ticks) {
        return ByteBuffer.allocate(PACKET)
                .put(0, (byte) 0x47)
                .putShort(1, (short) 0x100)
                .put(3, (byte) 0x20)
                .put(4, (byte) 183)
                .put(5, (byte) 0x10)
                .putInt(6, (int) (ticks >> 1))
                .put(10, (byte) ((ticks & 1) << 7))
                .array();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            bytes.writeBytes(piece);
        }
        return bytes.toByteArray();
    }
}
