package dev.mediasync.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** A file whose headers are read piece by piece, and only so many of them. */
final class ProbedFile implements Closeable {
    /** How much one file may make us read, so that a hostile one costs little. */
    static final long MOST_BYTES = 8L * 1024 * 1024;

    private static final int MOST_READS = 2_000;
    private static final int WINDOW = 64 * 1024;

    private final SeekableByteChannel channel;
    private final long size;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowAt;
    private long bytes;
    private int reads;

    ProbedFile(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /**
     * The bytes at a place, big-endian; fewer where the file ends before.
     *
     * @throws Unreadable if the file demands too much
     */
    ByteBuffer at(long offset, int length) throws IOException {
        if (offset < 0 || offset >= size) {
            return ByteBuffer.allocate(0);
        }
        int wanted = (int) Math.min(length, size - offset);
        if (offset < windowAt || offset + wanted > windowAt + window.limit()) {
            load(offset, Math.max(wanted, WINDOW));
        }
        int from = (int) (offset - windowAt);
        int got = Math.max(0, Math.min(wanted, window.limit() - from));
        return window.slice(Math.min(from, window.limit()), got).order(ByteOrder.BIG_ENDIAN);
    }

    /** The bytes at a place, all of them. */
    ByteBuffer whole(long offset, int length) throws IOException {
        ByteBuffer read = at(offset, length);
        if (read.remaining() < length) {
            throw new Unreadable("it ends in the middle of a header");
        }
        return read;
    }

    private void load(long offset, int length) throws IOException {
        int wanted = (int) Math.min(length, size - offset);
        bytes += wanted;
        reads++;
        if (bytes > MOST_BYTES || reads > MOST_READS) {
            throw new Unreadable("its headers lie too far apart");
        }
        ByteBuffer fresh = ByteBuffer.allocate(wanted);
        channel.position(offset);
        while (fresh.hasRemaining() && channel.read(fresh) >= 0) {
            // The channel gives as much as it has at hand.
        }
        window = fresh.flip();
        windowAt = offset;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The file is no such file, or a broken one. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }
    }
}
