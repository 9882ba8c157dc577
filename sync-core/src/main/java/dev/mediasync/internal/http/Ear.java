package dev.mediasync.internal.http;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the pieces of a websocket's messages together. */
final class Ear implements WebSocket.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);
    private static final int LONGEST = 4_000_000;

    private final Mind mind;
    private final StringBuilder message = new StringBuilder();
    private boolean tooLong;

    /** Takes in what is heard, on the socket's threads. */
    interface Mind {
        /** A whole message; null for one too long to be kept. */
        void message(@Nullable String text);

        void signOfLife();

        void end(WebSocket socket, Ear ear);
    }

    Ear(Mind mind) {
        this.mind = mind;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (message.length() + data.length() <= LONGEST) {
            message.append(data);
        } else {
            tooLong = true;
        }
        if (last) {
            mind.message(tooLong ? null : message.toString());
            message.setLength(0);
            tooLong = false;
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
        mind.signOfLife();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        mind.end(from, this);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        LOG.debug("The connection for notifications broke", failure);
        mind.end(from, this);
    }
}
