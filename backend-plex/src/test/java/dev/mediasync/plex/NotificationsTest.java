package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.internal.http.Pace;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.source.PushHint;
import dev.mediasync.tck.LoopbackServer.Reply;
import dev.mediasync.tck.Said;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private static final Pace QUICK = new Pace(
            Duration.ofMillis(50),
            Duration.ofSeconds(5),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMinutes(1));

    private final FakePlex server = Libraries.small();
    private final PlexSource source = server.builder().withPace(QUICK).build();
    private final BlockingQueue<PushHint> hints = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        source.close();
        server.close();
    }

    private PushHint next() {
        try {
            return Objects.requireNonNull(hints.poll(20, TimeUnit.SECONDS), "a hint");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String timeline(int section, int item, int state) {
        return "{\"NotificationContainer\":{\"type\":\"timeline\",\"TimelineEntry\":[{\"identifier\":"
                + "\"com.plexapp.plugins.library\",\"sectionID\":\"" + section + "\",\"itemID\":\"" + item
                + "\",\"type\":1,\"state\":" + state + "}]}}";
    }

    private static PushHint hint(int section, String... items) {
        return new PushHint(new LibraryKey(Copy.SOURCE, Integer.toString(section)), Set.of(items));
    }

    @Test
    void aConnectionBeginsWithALookAtEverythingAndGoesOnWithWhatChanged() throws Exception {
        try (AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            assertThat(next()).isEqualTo(PushHint.everything());
            server.say(timeline(1, 12, 5));
            assertThat(next()).isEqualTo(hint(1, "12"));
        }
    }

    @Test
    void whatComesTogetherIsToldTogether() {
        AutoCloseable unused = source.subscribe(hints::add);
        next();
        server.say(timeline(1, 12, 0));
        server.say(timeline(1, 13, 5));
        server.say(timeline(1, 12, 9));
        assertThat(next()).isEqualTo(hint(1, "12", "13"));
        assertThat(hints).isEmpty();
    }

    @Test
    void afterALostConnectionEverythingIsLookedAt() {
        AutoCloseable unused = source.subscribe(hints::add);
        next();
        server.say("");
        assertThat(next()).isEqualTo(PushHint.everything());
        assertThat(server.asked("/:/websockets")).hasSize(2);
    }

    @Test
    void aServerThatIsAwayIsAskedAgainUntilItIsBack() {
        AtomicInteger tries = new AtomicInteger();
        server.fault((asked, honest) ->
                asked.path().startsWith("/:/") && tries.getAndIncrement() < 4 ? Reply.html(503, "") : null);
        AutoCloseable unused = source.subscribe(hints::add);
        assertThat(next()).isEqualTo(PushHint.everything());
        assertThat(tries).hasValue(5);
    }

    /** Both ways in which an end can come: before the beginning is known, and behind it. */
    @Test
    void aSocketThatClosesAtOnceIsOpenedAgainHoweverOften() {
        int times = 60;
        for (int time = 0; time < times; time++) {
            server.say("");
        }
        Duration instant = Duration.ofMillis(1);
        Pace eager = new Pace(Duration.ofMillis(300), Duration.ofSeconds(5), instant, instant, Duration.ofMinutes(1));
        try (PlexSource often = server.builder().withPace(eager).build()) {
            AutoCloseable unused = often.subscribe(hints::add);
            assertThat(next()).isEqualTo(PushHint.everything());
            server.say(timeline(1, 12, 5));
            PushHint last = next();
            while (last.equals(PushHint.everything())) {
                last = next();
            }
            assertThat(last).isEqualTo(hint(1, "12"));
            assertThat(server.asked("/:/websockets")).hasSize(times + 1);
        }
    }

    @Test
    void aSingle401AmidSuccessesIsNoWarning() {
        AtomicInteger tries = new AtomicInteger();
        server.fault((asked, honest) -> {
            boolean second = asked.path().startsWith("/:/") && tries.getAndIncrement() == 1;
            return second ? Reply.html(401, "") : null;
        });
        String said = Said.meanwhile(() -> {
            AutoCloseable unused = source.subscribe(hints::add);
            next();
            server.say("");
            assertThat(next()).isEqualTo(PushHint.everything());
        });
        assertThat(tries).hasValue(3);
        assertThat(said).doesNotContain("refuses the token");
    }

    @Test
    void a401ThatStaysIsWarnedOfOnce() {
        AtomicInteger tries = new AtomicInteger();
        server.fault((asked, honest) ->
                asked.path().startsWith("/:/") && tries.getAndIncrement() < 7 ? Reply.html(401, "") : null);
        String said = Said.meanwhile(() -> {
            AutoCloseable unused = source.subscribe(hints::add);
            assertThat(next()).isEqualTo(PushHint.everything());
        });
        assertThat(said).containsOnlyOnce("refuses the token (401), so no change is heard of");
        assertThat(said).doesNotContain(FakePlex.TOKEN);
    }

    @Test
    void theOtherNameOfTheSocketIsTriedWhereOneIsNotKnown() {
        server.notifications = "/:/websocket/notifications";
        AutoCloseable unused = source.subscribe(hints::add);
        assertThat(next()).isEqualTo(PushHint.everything());
    }

    @Test
    void theTokenOfTheSocketIsInAHeader() {
        AutoCloseable unused = source.subscribe(hints::add);
        next();
        assertThat(server.asked("/:/websockets")).allSatisfy(asked -> {
            assertThat(asked.target()).isEqualTo("/:/websockets/notifications");
            assertThat(asked.headers()).containsEntry("x-plex-token", FakePlex.TOKEN);
        });
    }

    @Test
    void aListenerThatFailsHearsTheNextHintAllTheSame() {
        AutoCloseable unused = source.subscribe(hint -> {
            hints.add(hint);
            throw new IllegalStateException("a listener's own fault");
        });
        next();
        server.say(timeline(1, 12, 5));
        assertThat(next()).isEqualTo(hint(1, "12"));
    }

    @Test
    void nothingIsToldAfterTheEnd() throws Exception {
        AutoCloseable listening = source.subscribe(hints::add);
        next();
        server.say(timeline(1, 12, 5));
        listening.close();
        listening.close();
        assertThat(hints.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void connectionsThatOnlyOpenAreTriedLessAndLessOftenAndToldOnce() {
        PlexSource patient = server.builder()
                .withPace(new Pace(
                        Duration.ofMillis(300),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1)))
                .build();
        try (patient) {
            for (int time = 0; time < 3; time++) {
                server.say("");
            }
            AutoCloseable unused = patient.subscribe(hints::add);
            assertThat(next()).isEqualTo(PushHint.everything());
            assertThat(hints).isEmpty();
            assertThat(server.asked("/:/websockets")).hasSize(4);
        }
    }
}
