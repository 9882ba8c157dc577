package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.jellyfin.Account.Rights;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who asks a server: logs in where that is needed, and knows for whom the token acts.
 *
 * <p>The secret goes to a server only after that said who it is.
 */
final class Session {
    private static final Question ME = Question.of("/Users/Me");
    private static final Question USERS = Question.of("/Users");
    private static final int NO_USER = 400;

    private final Reads anonymous;
    private final Dialect dialect;
    private final Secret secret;
    private final Login login;
    private volatile @Nullable Reads reads;
    private @Nullable String loggedIn;

    Session(Reads anonymous, Dialect dialect, Secret secret, Login login) {
        this.anonymous = anonymous;
        this.dialect = dialect;
        this.secret = secret;
        this.login = login;
    }

    /** The way to the server without any secret. */
    Reads anonymous() {
        return anonymous;
    }

    /** The way to the server for whoever the secret stands for; logs in first where that is not done yet. */
    Reads reads() {
        Reads known = reads;
        if (known == null) {
            known = open();
            reads = known;
        }
        return known;
    }

    /** The way that was opened last; on any thread, once one was. */
    Reads latest() {
        return Objects.requireNonNull(reads, "No way was opened");
    }

    private Reads open() {
        if (secret.kind() == Secret.Kind.TOKEN && secret.value().isEmpty()) {
            throw anonymous
                    .refusals()
                    .failures()
                    .refused("lets in nobody without a secret; give an API key, a user's token, or name:password");
        }
        if (secret.kind() == Secret.Kind.TOKEN || secret.kind() == Secret.Kind.EITHER) {
            Reads withToken = login.with(secret.value());
            boolean token =
                    secret.kind() == Secret.Kind.TOKEN || withToken.ask(ME, 1).status() != Answer.UNAUTHORISED;
            if (token) {
                return withToken;
            }
        }
        Login.Done done = secret.kind() == Secret.Kind.QUICK_CONNECT ? login.quickly() : login.byName(secret);
        loggedIn = done.userId();
        return done.reads();
    }

    /**
     * Whose view is read, as the server says now.
     *
     * <p>A login that somebody ended is made anew, once.
     */
    Account account() {
        Answer answer = me();
        if (answer.status() == Answer.UNAUTHORISED && loggedIn != null) {
            // Whoever listens goes by the former way until there is another.
            reads = open();
            answer = me();
        }
        if (answer.status() == Answer.OK) {
            return user(reads().tree(ME, answer));
        }
        if (answer.status() == NO_USER || answer.status() == Answer.NOT_FOUND) {
            return withoutUser();
        }
        throw reads().refusals().status(ME, answer);
    }

    /** Some servers have no word for whoever asks, but know a login by its id. */
    private Answer me() {
        Reads current = reads();
        return current.ask(loggedIn == null ? ME : Question.of("/Users/" + loggedIn));
    }

    private Account user(JsonNode me) {
        Row row = Row.of(me);
        String id = dialect.id(row.word("Id"));
        if (id == null) {
            throw reads().refusals().invalid("does not say whose token this is; check the address");
        }
        boolean administrator = row.has("Policy") && Row.of(me.path("Policy")).flag("IsAdministrator");
        Account own = Account.of(me, id, administrator ? Rights.ADMINISTRATOR : Rights.USER);
        String wanted = secret.user();
        if (wanted == null || wanted.equalsIgnoreCase(own.name()) || wanted.equalsIgnoreCase(id)) {
            return own;
        }
        if (!administrator) {
            throw reads().refusals()
                    .failures()
                    .refused("takes the token for that of " + own.name() + ", who may not act for " + wanted
                            + "; give that user's own token, or a key");
        }
        return find(wanted, Rights.ADMINISTRATOR);
    }

    private Account withoutUser() {
        String wanted = secret.user();
        return wanted == null ? Account.key() : find(wanted, Rights.KEY);
    }

    /**
     * A user by name or id.
     *
     * @throws HttpFailure if there is none
     */
    Account find(String wanted, Rights rights) {
        for (JsonNode user : reads().tree(USERS)) {
            Row row = Row.of(user);
            String id = dialect.id(row.word("Id"));
            boolean named = wanted.equalsIgnoreCase(row.word("Name")) || wanted.equalsIgnoreCase(id);
            if (named && id != null) {
                return Account.of(user, id, rights);
            }
        }
        throw new SyncException(
                ErrorKind.SOURCE_REFUSED,
                reads().refusals().failures().server() + " has no user called \"" + wanted
                        + "\"; look at the spelling in its own settings");
    }

    /** The id of the administrator to whom least is hidden; null where there is none, or the token may not know. */
    @Nullable
    String seesMost() {
        Answer answer = reads().ask(USERS);
        if (answer.status() != Answer.OK) {
            return null;
        }
        String most = null;
        int least = Integer.MAX_VALUE;
        for (JsonNode user : reads().tree(USERS, answer)) {
            JsonNode policy = user.path("Policy");
            int hidden = Account.hiding(policy).size();
            String id = dialect.id(Row.of(user).word("Id"));
            if (id != null && hidden < least && Row.of(policy).flag("IsAdministrator")) {
                most = id;
                least = hidden;
            }
        }
        return most;
    }
}
