package dev.mediasync.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.internal.http.HttpFailure.Blame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransportTest {
    private static final Failures WORDS = new Failures("The server", "use another address");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Writer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    /** Writes a whole answer, head and all. */
    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                threads.execute(() -> answer(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
            String first = in.readLine();
            String path = first.substring(first.indexOf(' ') + 1, first.lastIndexOf(' '));
            asked.add(path);
            while (!in.readLine().isEmpty()) {
                // The headers do not matter here.
            }
            Objects.requireNonNull(answers.get(path)).write(caller.getOutputStream());
        } catch (IOException e) {
            // The caller has heard enough.
        }
    }

    private Transport transport(Duration timeout) {
        URI base = URI.create("http://127.0.0.1:" + server.getLocalPort());
        return Transport.of(base, Map.of("Accept", "application/json"), Map.of("X-Secret", "s3cret"), timeout);
    }

    private static byte[] head(String text) {
        return (text + "\r\nConnection: close\r\n\r\n").getBytes(US_ASCII);
    }

    @Test
    void anEndlessAnswerIsGivenUpBeforeItFillsTheMemory() {
        byte[] piece = new byte[1 << 20];
        answers.put("/endless", out -> {
            out.write(head("HTTP/1.1 200 OK"));
            while (true) {
                out.write(piece);
            }
        });
        IOException failure = failure(Question.of("/endless"), Duration.ofMinutes(1));
        HttpFailure told = WORDS.broken(failure);
        assertThat(told).hasMessage("The server sent an answer of more than 50331648 bytes; it was not read");
        assertThat(told.kind()).isEqualTo(ErrorKind.SOURCE_INVALID);
        assertThat(told.blame()).isEqualTo(Blame.QUESTION);
    }

    @Test
    void aTrickleEndsWithTheTimeOutAlthoughBytesKeepComing() {
        answers.put("/trickle", out -> {
            out.write(head("HTTP/1.1 200 OK"));
            while (true) {
                out.write(' ');
                out.flush();
                Thread.onSpinWait();
            }
        });
        assertThat(WORDS.broken(failure(Question.of("/trickle"), Duration.ofMillis(200))))
                .hasMessageContaining("did not answer in time");
    }

    @Test
    void aRedirectIsNotFollowedSoThatNoOtherHostGetsTheSecret() throws IOException {
        answers.put("/elsewhere", out -> out.write(head("HTTP/1.1 204 No Content")));
        answers.put("/moved", out -> out.write(head("HTTP/1.1 302 Found\r\nLocation: /elsewhere")));
        assertThat(transport(Duration.ofMinutes(1)).get(Question.of("/moved")).status())
                .isEqualTo(302);
        assertThat(asked).containsExactly("/moved");
    }

    @Test
    void aSecretThatNoHeaderCanCarryIsRefusedWithoutBeingQuoted() {
        assertThatThrownBy(() -> transport(Duration.ofMinutes(1)).as(Map.of("X-Secret", "line\nbreak")))
                .isInstanceOf(HttpFailure.class)
                .hasMessageContaining("no header can carry")
                .hasMessageNotContaining("break\"")
                .hasNoCause();
    }

    private IOException failure(Question question, Duration timeout) {
        try {
            Answer answer = transport(timeout).get(question);
            throw new AssertionError("answered with " + answer.status());
        } catch (IOException e) {
            return e;
        }
    }
}
