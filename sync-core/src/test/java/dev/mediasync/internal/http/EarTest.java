package dev.mediasync.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EarTest {
    private final List<String> heard = new ArrayList<>();
    private final Silent socket = new Silent();
    private final Ear ear = new Ear(new Ear.Mind() {
        @Override
        public void message(@Nullable String text) {
            heard.add(text == null ? "too long" : text);
        }

        @Override
        public void signOfLife() {
            heard.add("alive");
        }

        @Override
        public void end(WebSocket socket, Ear ear) {
            heard.add("end");
        }
    });

    @Test
    void piecesAreOneMessage() {
        ear.onText(socket, "one ", false);
        ear.onText(socket, "message", true);
        ear.onText(socket, "another", true);
        assertThat(heard).containsExactly("one message", "another");
        assertThat(socket.requested).isEqualTo(3);
    }

    @Test
    void aMessageTooLongToBeKeptIsSaidToBeAndSpoilsNoOther() {
        String much = "x".repeat(1_000_000);
        for (int piece = 0; piece < 5; piece++) {
            ear.onText(socket, much, piece == 4);
        }
        ear.onText(socket, "next", true);
        assertThat(heard).containsExactly("too long", "next");
    }

    @Test
    void signsOfLifeAndEndsArePassedOn() {
        ear.onPong(socket, ByteBuffer.allocate(0));
        ear.onClose(socket, WebSocket.NORMAL_CLOSURE, "");
        ear.onError(socket, new IllegalStateException("broken"));
        assertThat(heard).containsExactly("alive", "end", "end");
    }

    /** A socket that only counts what is asked of it. */
    private static final class Silent implements WebSocket {
        private long requested;

        @Override
        public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendClose(int statusCode, String reason) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public void request(long n) {
            requested += n;
        }

        @Override
        public String getSubprotocol() {
            return "";
        }

        @Override
        public boolean isOutputClosed() {
            return false;
        }

        @Override
        public boolean isInputClosed() {
            return false;
        }

        @Override
        public void abort() {}
    }
}
