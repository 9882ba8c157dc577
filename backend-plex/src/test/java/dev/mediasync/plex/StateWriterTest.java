package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.tck.LoopbackServer.Asked;
import dev.mediasync.tck.LoopbackServer.Manner;
import dev.mediasync.tck.LoopbackServer.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateWriterTest {
    private static final ItemKey FOREIGN = new ItemKey(new SourceId("some-other-server"), "12");
    private static final Instant OLD = Instant.ofEpochSecond(1_600_000_000);
    private static final Instant EARLY = Instant.ofEpochSecond(1_700_000_000);
    private static final Instant LATE = Instant.ofEpochSecond(1_800_000_000);

    private final Copy copy = Copy.ofSmall();
    private final FakePlex server = copy.server;

    @AfterEach
    void close() {
        copy.close();
    }

    private Map<String, Object> known(String id) {
        return server.states(FakePlex.TOKEN).computeIfAbsent(id, key -> new LinkedHashMap<>());
    }

    private void write(String id, UserState state) {
        copy.source.writeUserState(new ItemKey(Copy.SOURCE, id), state);
    }

    private static UserState played(int plays) {
        return new UserState("default", Duration.ZERO, plays > 0, plays, null, false, null);
    }

    private static UserState stopped(Duration position, Instant when) {
        return new UserState("default", position, false, 0, when, false, null);
    }

    private List<String> writes() {
        return server.asked("/:/").stream().map(Asked::path).toList();
    }

    private static void assertMisuse(ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
                .hasMessageContainingAll(words);
    }

    @Test
    void aStateOfAnotherSourcesItemIsRefused() {
        assertMisuse(() -> copy.source.writeUserState(FOREIGN, played(1)), "some-other-server", Copy.SOURCE.value());
        assertThat(writes()).isEmpty();
    }

    @Test
    void detailsOfAnotherSourcesItemAreRefused() {
        Library library = copy.source.libraries().get(0);
        MediaItem item = MediaItem.builder(FOREIGN, MediaKind.MOVIE, "Film 12").build();
        assertMisuse(() -> copy.source.details(library, List.of(item)), "some-other-server", Copy.SOURCE.value());
        assertThat(server.asked("/library/metadata/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "21", "30", "31"})
    void whatHoldsOthersIsNotPlayedItself(String id) {
        UserState rated = new UserState("default", Duration.ZERO, true, 4, null, false, 8.0);
        assertMisuse(() -> write(id, rated), "mark the episodes or tracks");
        assertMisuse(() -> write(id, played(0)), "mark the episodes or tracks");
        assertThat(writes()).isEmpty();
    }

    @Test
    void anOlderStateChangesNothingOfANewerPlay() {
        known("12").put("viewCount", 7);
        known("12").put("lastViewedAt", LATE.getEpochSecond());
        write("12", stopped(Duration.ofMinutes(10), EARLY));
        write("12", stopped(Duration.ZERO, EARLY));
        write("12", new UserState("default", Duration.ZERO, false, 0, EARLY, false, 3.0));
        assertThat(writes()).isEmpty();
        assertThat(known("12")).containsEntry("viewCount", 7);
    }

    @Test
    void aStateAsOldAsThePlayIsWritten() {
        known("12").put("viewCount", 7);
        known("12").put("lastViewedAt", EARLY.getEpochSecond());
        write("12", stopped(Duration.ZERO, EARLY));
        assertThat(writes()).containsExactly("/:/unscrobble");
    }

    @Test
    void aMarkWithoutATimeIsTakenBackHoweverLateThePlay() {
        known("12").put("viewCount", 7);
        known("12").put("lastViewedAt", LATE.getEpochSecond());
        write("12", played(0));
        assertThat(writes()).containsExactly("/:/unscrobble");
    }

    @Test
    void aPositionInWhatWasPlayedTakesNoPlayBack() {
        known("12").put("viewCount", 7);
        known("12").put("lastViewedAt", EARLY.getEpochSecond());
        write("12", stopped(Duration.ofMinutes(10), LATE));
        assertThat(writes()).containsExactly("/:/timeline");
        assertThat(known("12")).containsEntry("viewCount", 7).containsEntry("viewOffset", 600_000L);
    }

    @Test
    void playsAreCountedByTheServerAlone() {
        for (int round = 0; round < 3; round++) {
            write("12", played(5));
        }
        assertThat(writes()).containsExactly("/:/scrobble");
        assertThat(known("12")).containsEntry("viewCount", 1);
    }

    @Test
    void aFavouriteAndAShortPositionHoldUpNothing() {
        write("12", new UserState("default", Duration.ofSeconds(30), true, 1, null, true, 8.0));
        assertThat(writes()).containsExactly("/:/scrobble", "/:/rate");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void aRatingThatTheServerDoesNotTakeHoldsUpNothing(int status) {
        server.fault((asked, honest) -> asked.path().equals("/:/rate") ? Reply.html(status, "") : null);
        write("12", new UserState("default", Duration.ofMinutes(10), true, 1, null, false, 8.0));
        assertThat(writes()).containsExactly("/:/scrobble", "/:/timeline", "/:/rate");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500})
    void aRatingThatMayBeTakenLaterIsNotLost(int status) {
        server.fault((asked, honest) -> asked.path().equals("/:/rate") ? Reply.html(status, "") : null);
        UserState rated = new UserState("default", Duration.ZERO, true, 1, null, false, 8.0);
        assertThatThrownBy(() -> write("12", rated)).isInstanceOf(SyncException.class);
        assertThat(known("12")).containsEntry("viewCount", 1);
    }

    @Test
    void whatWasWrittenHereIsNoNewerPlay() {
        write("12", new UserState("default", Duration.ZERO, true, 1, OLD, false, null));
        write("12", stopped(Duration.ZERO, OLD));
        assertThat(writes()).containsExactly("/:/scrobble", "/:/unscrobble");
    }

    @Test
    void aPlayBehindWhatWasWrittenHereIsNewer() {
        write("12", new UserState("default", Duration.ZERO, true, 1, OLD, false, null));
        known("12").put("lastViewedAt", 99_000_000_000L);
        write("12", stopped(Duration.ZERO, OLD));
        assertThat(writes()).containsExactly("/:/scrobble");
    }

    @Test
    void aWriteThatBrokeOffIsFinishedByTheNext() {
        UserState rated = new UserState("default", Duration.ZERO, true, 1, OLD, false, 8.0);
        server.fault((asked, honest) -> asked.path().equals("/:/scrobble") ? honest.in(Manner.CLOSED) : null);
        assertThatThrownBy(() -> write("12", rated)).hasMessageContaining("is not known");
        server.heal();
        write("12", rated);
        assertThat(writes()).containsExactly("/:/scrobble", "/:/rate");
    }

    @Test
    void anOlderStateIsOlderThanWhatWasWrittenHere() {
        write("12", new UserState("default", Duration.ZERO, true, 1, OLD, false, null));
        write("12", stopped(Duration.ZERO, OLD.minusSeconds(60)));
        assertThat(writes()).containsExactly("/:/scrobble");
    }
}
