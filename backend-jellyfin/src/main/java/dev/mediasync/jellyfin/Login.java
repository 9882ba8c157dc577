package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.source.Cancellation;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gets a token from a server: by name and password, or by a code that a user approves. */
final class Login {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Question BY_NAME = Question.of("/Users/AuthenticateByName");
    private static final Question BY_CODE = Question.of("/Users/AuthenticateWithQuickConnect");
    private static final Question INITIATE = Question.of("/QuickConnect/Initiate");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int LOOKS = 300;
    private static final int NOT_ALLOWED = 405;

    private final Reads anonymous;
    private final Device device;
    private final Dialect dialect;
    private final Consumer<String> code;

    /**
     * A login that worked.
     *
     * @param reads the way to the server with the token
     * @param userId the user's id
     * @param token the token
     */
    record Done(Reads reads, String userId, String token) {
        @Override
        public String toString() {
            return "Done[" + userId + "]";
        }
    }

    /**
     * Makes ready.
     *
     * @param code shows a user the code that is to be approved
     */
    Login(Reads anonymous, Device device, Dialect dialect, Consumer<String> code) {
        this.anonymous = anonymous;
        this.device = device;
        this.dialect = dialect;
        this.code = code;
    }

    /** The way to the server with a token, or without where there is none. */
    Reads with(@Nullable String token) {
        return anonymous.as(device.authorization(token));
    }

    /** Logs in by a secret's name and password. */
    Done byName(Secret secret) {
        String user = secret.login();
        if (user == null || user.isBlank()) {
            throw refusals().failures().refused("wants a user's name beside the password; give both as name:password");
        }
        ObjectNode body = MAPPER.createObjectNode();
        body.put("Username", user);
        body.put("Pw", secret.value());
        Answer answer = post(BY_NAME, body);
        if (answer.status() == Answer.UNAUTHORISED) {
            throw refusals().failures().refused(unknown(secret, user));
        }
        if (answer.status() == Answer.FORBIDDEN) {
            throw refusals()
                    .failures()
                    .refused("does not let the user \"" + user + "\" log in (403): the user is disabled, or has too"
                            + " many sessions; see the server's users");
        }
        return done(BY_NAME, answer);
    }

    /** What stands before the colon may be half of a password, and is not told then. */
    private static String unknown(Secret secret, String user) {
        return secret.ofAnother()
                ? "does not know the user before the secret's colon with this password (401); a password of "
                        + secret.user() + " that holds a colon is given as " + secret.user() + ":password"
                : "does not know the user \"" + user + "\" with this password (401); look at both";
    }

    /** Shows a code, and waits until somebody approves it or the code is too old. */
    Done quickly() {
        return quickly(new Cancellation());
    }

    Done quickly(Cancellation cancellation) {
        Answer begun = post(INITIATE, null);
        if (begun.status() == NOT_ALLOWED) {
            // Before 10.9 it is a question like others.
            begun = with(null).ask(INITIATE);
        }
        if (begun.status() != Answer.OK) {
            throw refusals()
                    .failures()
                    .refused("takes no Quick Connect (" + begun.status() + "); switch it on in its"
                            + " settings, or give a key");
        }
        Row state = Row.of(anonymous.tree(INITIATE, begun));
        String secret = state.word("Secret");
        String shown = state.word("Code");
        if (secret == null || shown == null) {
            throw refusals().invalid("gives no code to approve; check the address and the version");
        }
        code.accept(shown);
        Question look = Question.of("/QuickConnect/Connect").with("secret", secret);
        for (int looks = 0; looks < LOOKS; looks++) {
            cancellation.check();
            if (approved(look)) {
                return done(BY_CODE, post(BY_CODE, MAPPER.createObjectNode().put("Secret", secret)));
            }
            pause();
        }
        throw expired();
    }

    private void pause() {
        try {
            anonymous.asking().tuning().pause().of(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SyncException(ErrorKind.CANCELLED, "The thread was interrupted while it waited for a user", e);
        }
    }

    private boolean approved(Question look) {
        Answer answer = with(null).ask(look);
        if (answer.status() == Answer.NOT_FOUND) {
            throw expired();
        }
        if (answer.status() != Answer.OK) {
            throw refusals().status(Question.of(look.path()), answer);
        }
        return Row.of(anonymous.tree(look, answer)).flag("Authenticated");
    }

    private HttpFailure expired() {
        return refusals().failures().refused("forgot the code, because nobody approved it in time; ask for another");
    }

    private Done done(Question question, Answer answer) {
        if (answer.status() != Answer.OK) {
            throw refusals().status(question, answer);
        }
        JsonNode tree = anonymous.tree(question, answer);
        String token = Row.of(tree).word("AccessToken");
        String user = dialect.id(Row.of(tree.path("User")).word("Id"));
        if (token == null || user == null) {
            throw refusals().invalid("let us in without a token; check what stands between");
        }
        return new Done(with(token), user, token);
    }

    private Answer post(Question question, @Nullable JsonNode body) {
        try {
            return with(null).http().send("POST", body == null ? question : question.withJson(body.toString()));
        } catch (IOException e) {
            throw refusals().failures().broken(e);
        }
    }

    private Refusals refusals() {
        return anonymous.refusals();
    }
}
