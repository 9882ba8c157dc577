package dev.mediasync.jellyfin;

import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Manner;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Opens websockets for a fake server. */
final class Sockets {
    private Sockets() {}

    static Reply upgraded(Asked asking) {
        String key = asking.headers().get("sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
            Map<String, String> headers = Map.of(
                    "Upgrade", "websocket",
                    "Connection", "Upgrade",
                    "Sec-WebSocket-Accept", Base64.getEncoder().encodeToString(hash));
            return new Reply(101, headers, "", Manner.UPGRADED);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
