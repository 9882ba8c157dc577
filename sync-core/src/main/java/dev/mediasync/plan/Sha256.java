package dev.mediasync.plan;

import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Hashes texts and bytes. */
final class Sha256 {
    private Sha256() {}

    /** The hash of a text's UTF-8 bytes, 64 hex digits. */
    static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** The hash of what is written, 64 hex digits; none of it is held. */
    static String hex(Consumer<DigestOutputStream> writer) {
        MessageDigest sha256 = sha256();
        writer.accept(new Nowhere(sha256));
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** Takes bytes into a hash and passes them on to nobody. */
    private static final class Nowhere extends DigestOutputStream {
        Nowhere(MessageDigest digest) {
            super(null, digest);
        }

        @Override
        public void write(int value) {
            digest.update((byte) value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            digest.update(bytes, from, length);
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
