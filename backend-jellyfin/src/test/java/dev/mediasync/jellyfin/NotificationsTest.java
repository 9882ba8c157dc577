package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.internal.http.Asking;
import dev.mediasync.internal.http.Notifications;
import dev.mediasync.internal.http.Pace;
import dev.mediasync.internal.http.Transport;
import dev.mediasync.internal.http.Tuning;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import dev.mediasync.source.PushHint;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Reply;
import dev.mediasync.tck.Said;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private static final Pace QUICK = new Pace(
            Duration.ofMillis(50),
            Duration.ofSeconds(5),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(200));

    private final FakeJellyfin server = Libraries.small();
    private final JellyfinSource source =
            server.builder(FakeJellyfin.TOKEN).withPace(QUICK).build();
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

    private static String changed(String list, Integer... numbers) {
        String ids = Arrays.stream(numbers)
                .map(number -> '"' + Libraries.id(number) + '"')
                .collect(Collectors.joining(","));
        return "{\"MessageId\":\"x\",\"MessageType\":\"LibraryChanged\",\"Data\":{\"FoldersAddedTo\":[],"
                + "\"FoldersRemovedFrom\":[],\"ItemsAdded\":[],\"ItemsRemoved\":[],\"ItemsUpdated\":[],"
                        .replace("\"" + list + "\":[]", "\"" + list + "\":[" + ids + "]")
                + "\"CollectionFolders\":[],\"IsEmpty\":false}}";
    }

    private static String states(int number) {
        return "{\"MessageType\":\"UserDataChanged\",\"Data\":{\"UserId\":\"" + FakeJellyfin.ROOT
                + "\",\"UserDataList\":[{\"ItemId\":\"" + Libraries.id(number) + "\",\"Played\":true},{\"ItemId\":\""
                + Libraries.id(20) + "\",\"UnplayedItemCount\":3}]}}";
    }

    private static PushHint of(int... numbers) {
        return new PushHint(null, IntStream.of(numbers).mapToObj(Libraries::id).collect(Collectors.toSet()));
    }

    @Test
    void aConnectionBeginsWithALookAtEverythingAndGoesOnWithWhatChanged() throws Exception {
        try (AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            assertThat(next()).isEqualTo(PushHint.everything());
            server.say("{\"MessageType\":\"ForceKeepAlive\",\"Data\":60}");
            server.say(changed("ItemsAdded", 12, 13));
            assertThat(next()).isEqualTo(of(12, 13));
            server.say(states(23));
            assertThat(next()).isEqualTo(of(20, 23));
        }
    }

    @Test
    void theSocketIsAskedForWithTheTokenInAHeader() throws Exception {
        try (AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            next();
            assertThat(server.asked("/socket").get(0).target()).isEqualTo("/socket");
            assertThat(FakeLogins.header(server.asked("/socket").get(0))).containsEntry("Token", FakeJellyfin.TOKEN);
        }
    }

    @Test
    void aRemovalIsAWordToLookAtEverything() throws Exception {
        try (AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            next();
            server.say(changed("ItemsRemoved", 20));
            assertThat(next()).isEqualTo(PushHint.everything());
        }
    }

    @Test
    void aFrameOfMegabytesIsRead() throws Exception {
        try (AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            next();
            server.say(
                    changed("ItemsUpdated", IntStream.range(0, 30_000).boxed().toArray(Integer[]::new)));
            assertThat(next()).isEqualTo(PushHint.everything());
        }
    }

    @Test
    void theServerHearsThatSomebodyListens() throws Exception {
        try (AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            assertThat(server.heard()).isEqualTo("{\"MessageType\":\"KeepAlive\"}");
        }
    }

    @Test
    void aLostConnectionIsMadeAnewAndBeginsWithALookAtEverything() throws Exception {
        try (AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            next();
            server.say("");
            assertThat(next()).isEqualTo(PushHint.everything());
        }
    }

    @Test
    void aLoginThatSomebodyEndedAndIsMadeAnewIsHeardOfAgain() throws Exception {
        try (JellyfinSource first =
                        server.builder("root:secret").withPace(QUICK).build();
                JellyfinSource other = server.builder("root:secret").build();
                AutoCloseable listening = first.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            next();
            other.libraries();
            server.fault(NotificationsTest::slowLogin);
            server.say("");
            first.libraries();
            assertThat(next()).isEqualTo(PushHint.everything());
        }
    }

    /** Slow enough that a connection is tried anew meanwhile. */
    private static @Nullable Reply slowLogin(Asked asked, Reply honest) {
        if (asked.path().equals("/Users/AuthenticateByName")) {
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
        return null;
    }

    @Test
    void aConnectionThatCannotEvenBeAskedForIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        URI base = URI.create(server.address());
        Map<String, String> authorization = Device.of("test", "root").authorization(FakeJellyfin.TOKEN);
        Transport transport = Transport.of(base, Map.of(), authorization, Tuning.DEFAULT.timeout());
        Asking asking = Reads.of(transport, Tuning.DEFAULT, new Refusals(base, "Jellyfin"))
                .asking();
        HintParser parser = new HintParser(Dialect.JELLYFIN, new Echoes(java.time.Clock.systemUTC()));
        Supplier<Asking> way = () -> {
            if (tries.getAndIncrement() == 1) {
                throw new IllegalStateException("there is no way now");
            }
            return asking;
        };
        try (Notifications listening = new Notifications(way, parser, hints::add, QUICK).start()) {
            assertThat(listening).isNotNull();
            assertThat(next()).isEqualTo(PushHint.everything());
        }
    }

    @Test
    void aTokenThatIsRefusedForGoodIsWarnedOfOnce() {
        AtomicInteger tries = new AtomicInteger();
        server.fault((asked, honest) ->
                asked.path().equals("/socket") && tries.getAndIncrement() < 7 ? FakeJellyfin.text(403, "") : null);
        String said = Said.meanwhile(() -> {
            AutoCloseable unused = source.subscribe(hints::add);
            assertThat(next()).isEqualTo(PushHint.everything());
        });
        assertThat(said).containsOnlyOnce("refuses the token (403), so no change is heard of");
        assertThat(said).doesNotContain(FakeJellyfin.TOKEN);
    }

    @Test
    void theEchoOfAnOwnWriteIsNoNews() throws Exception {
        try (AutoCloseable listening = source.subscribe(hints::add)) {
            assertThat(listening).isNotNull();
            next();
            source.writeUserState(
                    new ItemKey(Copy.SOURCE, Libraries.id(23)),
                    new UserState("root", Duration.ZERO, true, 1, null, false, null));
            server.say(states(23));
            server.say(changed("ItemsAdded", 12));
            assertThat(next()).isEqualTo(of(12));
        }
    }

    @Test
    void whatMayChangeWhatAUserSeesIsAWordToLookAtEverything() {
        HintParser parser = new HintParser(Dialect.JELLYFIN, new Echoes(java.time.Clock.systemUTC()));
        assertThat(parser.hints("{\"MessageType\":\"UserUpdated\",\"Data\":{}}"))
                .containsExactly(PushHint.everything());
        assertThat(parser.hints("{\"MessageType\":\"ScheduledTaskEnded\",\"Data\":{\"Key\":\"RefreshLibrary\"}}"))
                .containsExactly(PushHint.everything());
        assertThat(parser.hints("{\"MessageType\":\"RefreshProgress\",\"Data\":{\"ItemId\":\"" + Libraries.id(1)
                        + "\",\"Progress\":\"100\"}}"))
                .containsExactly(new PushHint(null, Set.of(Libraries.id(1))));
        assertThat(parser.hints("{\"MessageType\":\"ForceKeepAlive\",\"Data\":60}"))
                .isEmpty();
        assertThat(parser.hints("no JSON")).isEmpty();
    }
}
