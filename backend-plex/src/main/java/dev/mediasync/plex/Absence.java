package dev.mediasync.plex;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.Question;
import dev.mediasync.plan.Presence;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a 404 means to the account that asks.
 *
 * <p>A server answers so, too, of what it hides: from one day to the next, when somebody restricts the account. Nothing is
 * hidden from its owner, and only to the owner does it name its accounts. Asked for once, and only where it matters.
 */
final class Absence {
    private static final Question ACCOUNTS = Question.of("/accounts");
    private static final Set<Integer> NOT_FOR_YOU = Set.of(Answer.UNAUTHORISED, Answer.FORBIDDEN);

    private final Reads reads;
    private final PlexSource.Denied denied;
    private @Nullable Presence meaning;

    Absence(Reads reads, PlexSource.Denied denied) {
        this.reads = reads;
        this.denied = denied;
    }

    Presence meaning() {
        Presence known = meaning;
        if (known == null) {
            known = denied == PlexSource.Denied.GONE ? Presence.GONE : asked();
            meaning = known;
        }
        return known;
    }

    private Presence asked() {
        Answer answer = reads.ask(ACCOUNTS, 1);
        if (NOT_FOR_YOU.contains(answer.status())) {
            return Presence.HIDDEN;
        }
        boolean owner = answer.status() == Answer.OK
                && reads.contents(ACCOUNTS, answer).fields().has("size");
        return owner ? Presence.GONE : Presence.UNKNOWN;
    }
}
