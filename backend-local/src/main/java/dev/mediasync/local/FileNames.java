package dev.mediasync.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Encodes file names without loss, and decodes them for people.
 *
 * <p>The encoded form is that of {@link Path#toUri}, which holds the name's bytes whatever the locale. {@code toUri}
 * itself asks the file system about every path, so names that decode cleanly are encoded here.
 */
final class FileNames {
    private static final char UNDECODABLE = '\uFFFD';
    private static final String HEX = "0123456789ABCDEF";
    private static final boolean[] ALLOWED = allowed();
    private static final boolean UTF_8_NAMES = "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));

    private FileNames() {}

    /** Whether a path made from this name leads to the same file. */
    static boolean decodesCleanly(String name) {
        if (UTF_8_NAMES) {
            return name.indexOf(UNDECODABLE) < 0;
        }
        return name.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    /** Whether the folder above and this name lead to a path. */
    static boolean leadsBack(Path path, String name) {
        return decodesCleanly(name) && name.equals(String.valueOf(path.getFileName()));
    }

    /** Encodes a name as {@link Path#toUri} does. */
    static String encode(String name) {
        if (plain(name)) {
            return name;
        }
        StringBuilder encoded = new StringBuilder(name.length() + 16);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            int value = b & 0xFF;
            if (allowed(value)) {
                encoded.append((char) value);
            } else {
                encoded.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 0xF));
            }
        }
        return encoded.toString();
    }

    private static boolean plain(String name) {
        for (int at = 0; at < name.length(); at++) {
            if (!allowed(name.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] allowed() {
        boolean[] allowed = new boolean[128];
        String plain = "abcdefghijklmnopqrstuvwxyz";
        (plain + plain.toUpperCase(Locale.ROOT) + "0123456789-_.!~*'():@&=+$,;")
                .chars()
                .forEach(c -> allowed[c] = true);
        return allowed;
    }

    private static boolean allowed(int c) {
        return c < ALLOWED.length && ALLOWED[c];
    }

    /** The readable form; bytes that are no UTF-8 become U+FFFD. */
    static String decode(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char c = encoded.charAt(at);
            if (c == '%') {
                bytes.write(Integer.parseInt(encoded.substring(at + 1, at + 3), 16));
                at += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The encoded last part of a path, whatever its bytes. */
    static String lastPart(Path whole) {
        String rawPath = whole.toUri().getRawPath();
        String path = rawPath.endsWith("/") ? rawPath.substring(0, rawPath.length() - 1) : rawPath;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The name without its extension. */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** The extension in lower case, empty where there is none. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
