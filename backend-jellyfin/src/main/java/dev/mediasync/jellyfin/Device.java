package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a server is told of the program that asks.
 *
 * <p>A server keeps one login for each user and device, and a new one ends the old one. So the id is this program's own, the
 * same in every run, and another for each user.
 *
 * @param id the lasting id
 */
record Device(String id) {
    private static final String PRODUCT = "MediaSync";
    private static final String VERSION = "0.1";

    /**
     * The device of one user of a server.
     *
     * @param installation what the host calls this installation, null for the system's user on this machine
     * @param user the user's name, empty where there is none
     */
    static Device of(@Nullable String installation, String user) {
        String seed = (installation == null ? thisMachine() : installation) + "\n" + user;
        return new Device(
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private static String thisMachine() {
        return "mediasync " + System.getProperty("user.name", "") + " " + System.getProperty("user.home", "") + " "
                + host();
    }

    /** Not every shell hands on the name of the machine. */
    private static String host() {
        String named = System.getenv().getOrDefault("HOSTNAME", System.getenv().getOrDefault("COMPUTERNAME", ""));
        try {
            return named.isEmpty() ? Files.readString(Path.of("/etc/hostname")).strip() : named;
        } catch (IOException e) {
            return "";
        }
    }

    /** The one header that every version and product takes; all others are refused by newer servers. */
    Map<String, String> authorization(@Nullable String token) {
        StringBuilder value = new StringBuilder("MediaBrowser ");
        pair(value, "Client", PRODUCT).append(", ");
        pair(value, "Device", System.getProperty("os.name", "Java")).append(", ");
        pair(value, "DeviceId", id).append(", ");
        pair(value, "Version", VERSION);
        if (token != null) {
            pair(value.append(", "), "Token", token);
        }
        return Map.of("Authorization", value.toString());
    }

    private static StringBuilder pair(StringBuilder to, String name, String value) {
        return to.append(name).append("=\"").append(Question.encoded(value)).append('"');
    }
}
