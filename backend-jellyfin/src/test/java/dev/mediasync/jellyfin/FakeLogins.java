package dev.mediasync.jellyfin;

import dev.mediasync.tck.LoopbackServer;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may ask the fake server: logins, tokens and devices. */
final class FakeLogins {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern PAIR = Pattern.compile("([A-Za-z]+)=\"([^\"]*)\"");
    static final String CODE = "432653";
    static final String SECRET = "42E7910870CA96F256B40B724A7011D3CCF68D3C6FA09844D1809ED1124DA04A";

    private final FakeJellyfin server;
    private final Map<String, Held> tokens = new LinkedHashMap<>();
    private int made;
    boolean quickConnect = true;
    boolean approved;
    int waits;

    private record Held(String user, String device) {}

    /** Who asks: a user, or the holder of an API key where there is none. */
    record Caller(@Nullable FakeUser user) {
        boolean administrator() {
            return user == null || user.administrator;
        }

        boolean mayActFor(FakeUser other) {
            return administrator() || other.equals(user);
        }

        @Nullable
        FakeUser as(@Nullable String id, Map<String, FakeUser> users) {
            return id == null ? user : users.get(FakeJellyfin.plain(id));
        }
    }

    FakeLogins(FakeJellyfin server) {
        this.server = server;
    }

    void token(String token, String user, String device) {
        tokens.values()
                .removeIf(held -> held.user().equals(user) && held.device().equals(device));
        tokens.put(token, new Held(user, device));
    }

    void revoke(String token) {
        tokens.remove(token);
    }

    boolean knows(String token) {
        return tokens.containsKey(token);
    }

    /** Of the header that all versions take; the older ones are refused, as 12.0 does. */
    static Map<String, String> header(Asked asked) {
        String header = asked.headers().getOrDefault("authorization", "");
        Map<String, String> parts = new LinkedHashMap<>();
        if (header.toLowerCase(Locale.ROOT).startsWith("mediabrowser ")) {
            Matcher pair = PAIR.matcher(header);
            while (pair.find()) {
                parts.put(pair.group(1), URLDecoder.decode(pair.group(2), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    @Nullable
    Caller caller(Asked asked) {
        String token = header(asked).get("Token");
        if (FakeJellyfin.KEY.equals(token)) {
            return new Caller(null);
        }
        Held held = token == null ? null : tokens.get(token);
        FakeUser user = held == null ? null : server.users.get(held.user());
        return user == null || user.disabled ? null : new Caller(user);
    }

    /** The answer to what needs no token; null where something else is asked. */
    @Nullable
    Reply answer(Asked asked, String path) {
        return switch (path) {
            case "/Users/AuthenticateByName" -> byName(asked);
            case "/QuickConnect/Enabled" -> FakeJellyfin.json(quickConnect);
            case "/QuickConnect/Initiate" ->
                quickConnect ? FakeJellyfin.json(state(false)) : FakeJellyfin.text(401, "");
            case "/QuickConnect/Connect" -> connect(asked);
            case "/Users/AuthenticateWithQuickConnect" ->
                approved ? session(asked, FakeJellyfin.ROOT) : FakeJellyfin.text(401, "");
            default -> null;
        };
    }

    private Reply connect(Asked asked) {
        if (!SECRET.equals(FakeJellyfin.query(asked).get("secret"))) {
            return new Reply(
                    404, Map.of("Content-Type", "application/json"), "\"Unknown secret\"", LoopbackServer.Manner.WHOLE);
        }
        approved = approved || waits-- <= 0;
        return FakeJellyfin.json(state(approved));
    }

    private static Map<String, Object> state(boolean done) {
        return Map.of("Authenticated", done, "Secret", SECRET, "Code", CODE);
    }

    private Reply byName(Asked asked) {
        Map<String, String> header = header(asked);
        if (!header.containsKey("Client")
                || !header.containsKey("Device")
                || !header.containsKey("DeviceId")
                || !header.containsKey("Version")) {
            return FakeJellyfin.text(400, "Error processing request.");
        }
        JsonNode body = MAPPER.readTree(asked.body());
        for (FakeUser user : server.users.values()) {
            if (user.name.equalsIgnoreCase(body.path("Username").asString())
                    && user.password.equals(body.path("Pw").asString())) {
                return user.disabled ? FakeJellyfin.text(403, "Error processing request.") : session(asked, user.id);
            }
        }
        return FakeJellyfin.text(401, "Error processing request.");
    }

    private Reply session(Asked asked, String user) {
        String token = String.format(Locale.ROOT, "%032x", 0xabc0 + ++made);
        token(token, user, header(asked).getOrDefault("DeviceId", ""));
        return FakeJellyfin.json(Map.of(
                "User",
                server.user(user).json(),
                "AccessToken",
                token,
                "ServerId",
                server.id,
                "SessionInfo",
                Map.of()));
    }
}
