package dev.mediasync.plex;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Says to a server which program asks; the values are ASCII, because servers guess the encoding of others. */
final class ClientHeaders {
    private static final String PRODUCT = "MediaSync";

    private ClientHeaders() {}

    static Map<String, String> of(String clientId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("X-Plex-Client-Identifier", ascii(clientId));
        headers.put("X-Plex-Product", PRODUCT);
        headers.put("X-Plex-Version", "0.1");
        headers.put("X-Plex-Platform", "Java");
        headers.put("X-Plex-Platform-Version", ascii(System.getProperty("java.version", "17")));
        headers.put("X-Plex-Device", ascii(System.getProperty("os.name", "unknown")));
        headers.put("X-Plex-Device-Name", PRODUCT);
        headers.put("X-Plex-Model", "library");
        headers.put("X-Plex-Device-Vendor", PRODUCT);
        return Map.copyOf(headers);
    }

    /** An id that is the same in every run of one user on one machine, without a file to keep it in. */
    static String defaultClientId() {
        String seed = "mediasync " + System.getProperty("user.name", "") + " " + System.getProperty("user.home", "")
                + " " + System.getenv().getOrDefault("HOSTNAME", "");
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String ascii(String value) {
        String plain = value.replaceAll("[^\\x20-\\x7e]", "?").strip();
        return plain.isEmpty() ? "?" : plain;
    }
}
