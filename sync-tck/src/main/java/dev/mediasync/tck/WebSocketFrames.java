package dev.mediasync.tck;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads and writes the frames of a websocket, as far as a test needs them. */
final class WebSocketFrames {
    private static final int TEXT = 0x81;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int CLOSE = 8;

    private WebSocketFrames() {}

    static void write(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(TEXT);
        if (bytes.length < TWO_BYTES) {
            out.write(bytes.length);
        } else if (bytes.length < 1 << 16) {
            out.write(TWO_BYTES);
            out.write(ByteBuffer.allocate(2).putShort((short) bytes.length).array());
        } else {
            out.write(EIGHT_BYTES);
            out.write(ByteBuffer.allocate(8).putLong(bytes.length).array());
        }
        out.write(bytes);
        out.flush();
    }

    /** The text of the next frame, empty for one of another kind; null at the end. */
    static @Nullable String read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        int first = in.read();
        if (first < 0 || (first & 0xf) == CLOSE) {
            return null;
        }
        int length = in.readUnsignedByte() & 0x7f;
        if (length == TWO_BYTES) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] bytes = in.readNBytes(length);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= mask[i % 4];
        }
        return first == TEXT ? new String(bytes, StandardCharsets.UTF_8) : "";
    }
}
