package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.Question;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the server what a user did, by the fewest steps from what it knows.
 *
 * <p>The server is asked first, so that writing the same twice plays nothing twice: what is played already is not played
 * again, whatever the wanted count, because counts are the server's own. A step that failed is not repeated: it may have worked, and the next write sees
 * whether it did. A state that is older than the last play the server knows changes nothing, unless that play was written
 * here. The server dates a play by its own clock, has no favourites, and forgets positions within the first minute.
 */
final class StateWriter {
    private static final Logger LOG = LoggerFactory.getLogger(StateWriter.class);
    private static final String LIBRARY = "com.plexapp.plugins.library";
    private static final Duration FORGOTTEN = Duration.ofSeconds(60);
    private static final Duration NEAR = Duration.ofSeconds(1);
    /** A step that broke off may take effect so much later. */
    private static final Duration UNSURE = Duration.ofMinutes(2);

    private static final int ALL_GOOD = 300;
    private static final Set<Integer> NO_RATINGS = Set.of(Answer.REFUSALS, Answer.FORBIDDEN, Answer.NOT_FOUND);

    private final Reads reads;
    private final Server server;
    private final OwnWrites own;
    private @Nullable Instant began;
    private @Nullable Instant told;

    StateWriter(Reads reads, Server server, OwnWrites own) {
        this.reads = reads;
        this.server = server;
        this.own = own;
    }

    void write(ItemKey key, UserState wanted) {
        began = server.check();
        Row row = row(key);
        RowType type = RowType.ofWord(row.text("type"));
        if (type == null) {
            throw reads.refusals().invalid("keeps no states of " + key + ", which is no film, show or music");
        }
        if (!type.playable()) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "The " + type.word() + " " + key
                            + " is not played itself, and a mark would play all of it; mark the episodes or tracks");
        }
        UserState now = States.of(row, type, wanted.user());
        if (outdated(wanted, now) && !own.cover(key, wanted, now.lastPlayed())) {
            LOG.debug("{} was played after the state to be written", key);
            return;
        }
        try {
            tell(key, row, now, wanted);
        } finally {
            if (told != null) {
                own.wrote(key, wanted, told);
            }
        }
    }

    private void tell(ItemKey key, Row row, UserState now, UserState wanted) {
        UserState then = plays(key, now, wanted);
        boolean moved = wanted.position().minus(then.position()).abs().compareTo(NEAR) > 0;
        if (moved && kept(wanted.position())) {
            stopAt(key, wanted.position(), row.millis("duration"));
        }
        if (!Objects.equals(now.rating(), wanted.rating())) {
            rate(key, wanted.rating());
        }
    }

    /** A state without a time is of now. */
    private static boolean outdated(UserState wanted, UserState now) {
        Instant played = wanted.lastPlayed();
        return played != null && now.playedAfter(played);
    }

    private static boolean kept(Duration position) {
        return position.compareTo(FORGOTTEN) > 0;
    }

    private Row row(ItemKey key) {
        Question question = ById.single(key.id());
        return reads.read(question).rows().stream()
                .filter(row -> key.id().equals(Observations.id(row)))
                .findFirst()
                .orElseThrow(() -> reads.refusals().invalid("does not show " + key + "; sync again"));
    }

    /** Marks as played, once, or takes that back; gives what the server knows then. */
    private UserState plays(ItemKey key, UserState now, UserState wanted) {
        if (wanted.played() && !now.played()) {
            send("PUT", mark("/:/scrobble", key));
            return now.at(Duration.ZERO);
        }
        if (takesBack(wanted, now)) {
            send("PUT", mark("/:/unscrobble", key));
            return now.at(Duration.ZERO);
        }
        return now;
    }

    /** A position in what was played is set by itself, because count and date would go with the play. */
    private static boolean takesBack(UserState wanted, UserState now) {
        boolean begun = wanted.position().isZero() && !now.position().isZero();
        return !wanted.played() && !kept(wanted.position()) && (now.played() || begun);
    }

    private static Question mark(String path, ItemKey key) {
        return Question.of(path).with("identifier", LIBRARY).with("key", key.id());
    }

    private void stopAt(ItemKey key, Duration position, @Nullable Duration whole) {
        Question question = Question.of("/:/timeline")
                .with("ratingKey", key.id())
                .with("key", "/library/metadata/" + key.id())
                .with("identifier", LIBRARY)
                .with("state", "stopped")
                .with("time", Long.toString(position.toMillis()));
        send("POST", whole == null ? question : question.with("duration", Long.toString(whole.toMillis())));
    }

    /** A rating of -1 takes it back; a server that takes none from this user says so each time, and is left in peace. */
    private void rate(ItemKey key, @Nullable Double rating) {
        Question question = mark("/:/rate", key).with("rating", rating == null ? "-1" : Double.toString(rating));
        Answer answer = answer("PUT", question);
        if (NO_RATINGS.contains(answer.status())) {
            LOG.warn("{} does not take the rating of {} ({})", reads.http().base(), key, answer.status());
        } else {
            succeeded(question, answer);
        }
    }

    private void send(String method, Question question) {
        succeeded(question, answer(method, question));
    }

    private Answer answer(String method, Question question) {
        try {
            Answer answer = reads.http().send(method, question);
            told = answer.date();
            return answer;
        } catch (IOException e) {
            told = began == null ? null : began.plus(UNSURE);
            throw new SyncException(
                    ErrorKind.SOURCE_UNREACHABLE,
                    "Whether the Plex server at " + reads.http().base() + " took " + question.path()
                            + " is not known; write the state again, which changes only what is still missing",
                    e);
        }
    }

    private void succeeded(Question question, Answer answer) {
        if (answer.status() >= ALL_GOOD) {
            throw reads.refusals().status(question, answer);
        }
    }
}
