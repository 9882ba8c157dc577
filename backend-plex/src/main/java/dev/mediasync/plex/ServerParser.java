package dev.mediasync.plex;

import dev.mediasync.SyncException;
import dev.mediasync.internal.http.ServerAddress;
import dev.mediasync.model.SourceId;
import dev.mediasync.plex.PlexServer.Address;
import dev.mediasync.plex.PlexServer.Way;
import dev.mediasync.source.Credentials;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the directory of an account's devices. */
final class ServerParser {
    private ServerParser() {}

    /** The servers among the devices; what has no id or no token of its own cannot be used. */
    static List<PlexServer> servers(JsonNode devices) {
        List<PlexServer> servers = new ArrayList<>();
        for (JsonNode device : devices) {
            PlexServer server = server(Row.of(device));
            if (server != null) {
                servers.add(server);
            }
        }
        return servers;
    }

    private static @Nullable PlexServer server(Row device) {
        String provides = device.word("provides");
        String id = device.word("clientIdentifier");
        String token = device.word("accessToken");
        boolean serves = provides != null
                && Arrays.stream(provides.split(",", -1)).map(String::strip).anyMatch("server"::equals);
        if (!serves || id == null || token == null) {
            return null;
        }
        List<Address> addresses = new ArrayList<>();
        for (Row connection : device.rows("connections")) {
            URI uri = uri(connection.word("uri"));
            if (uri != null) {
                addresses.add(new Address(uri, way(connection)));
            }
        }
        addresses.sort(Comparator.comparing(Address::way));
        String name = device.word("name");
        return new PlexServer(name == null ? id : name, new SourceId(id), new Credentials(token), addresses);
    }

    private static Way way(Row connection) {
        return connection.flag("relay") ? Way.RELAY : connection.flag("local") ? Way.LOCAL : Way.REMOTE;
    }

    /** An address that would send the token in the clear across other networks is none. */
    private static @Nullable URI uri(@Nullable String text) {
        try {
            return text == null ? null : Ways.address(text, ServerAddress.Plain.AT_HOME_ONLY);
        } catch (SyncException e) {
            return null;
        }
    }
}
