package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.HttpFailure.Blame;
import dev.mediasync.internal.http.Question;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks a server who it is, and whether it is ready; no secret is sent along. */
final class Identity {
    private static final Question PUBLIC = Question.of("/System/Info/Public");

    /** Jellyfin began with this number; what is lower and names no product is its ancestor. */
    private static final int FIRST_MAJOR = 10;

    private static final int OLDEST_MINOR = 8;

    private final Reads anonymous;
    private final Dialect dialect;

    /**
     * What a server said.
     *
     * @param info who it is
     * @param when the time by its own clock, null where it does not say
     */
    record Told(ServerInfo info, @Nullable Instant when) {}

    Identity(Reads anonymous, Dialect dialect) {
        this.anonymous = anonymous;
        this.dialect = dialect;
    }

    Told ask() {
        Answer answer = anonymous.ask(PUBLIC);
        if (answer.status() == Answer.NOT_FOUND || answer.status() == Answer.UNAUTHORISED) {
            throw anonymous
                    .refusals()
                    .invalid("answers " + PUBLIC.path() + " with " + answer.status() + ", so it is no "
                            + dialect.product() + " server, or at another base path; check the address");
        }
        if (answer.status() != Answer.OK) {
            throw anonymous.refusals().status(PUBLIC, answer);
        }
        return new Told(info(anonymous.tree(PUBLIC, answer)), answer.date());
    }

    private ServerInfo info(JsonNode tree) {
        Row row = Row.of(tree);
        String id = row.word("Id");
        if (id == null) {
            throw row.has("id") || row.has("version")
                    ? notYet("is still starting; sync again when it is up")
                    : anonymous
                            .refusals()
                            .invalid("does not say who it is, so it is no " + dialect.product()
                                    + " server; check the address");
        }
        if (row.has("StartupWizardCompleted") && !row.flag("StartupWizardCompleted")) {
            throw notYet("is still starting, or was never set up; open its own page, then sync again");
        }
        String version = row.word("Version");
        ServerInfo info = new ServerInfo(id, version == null ? "" : version, row.word("ProductName"));
        String wrong = misfit(info);
        if (wrong != null) {
            throw anonymous.refusals().invalid(wrong);
        }
        return info;
    }

    /** Why this is not the product that was asked for, or too old; null where it fits. */
    private @Nullable String misfit(ServerInfo info) {
        Dialect own = Dialect.ofProduct(info.product());
        if (own == null && info.product() == null && info.major() > 0) {
            own = info.major() < FIRST_MAJOR ? Dialect.EMBY : Dialect.JELLYFIN;
        }
        if (own != null && own != dialect) {
            String scheme = own.product().toLowerCase(Locale.ROOT);
            return "is one of " + own.product() + "; begin its address with " + scheme + ":";
        }
        if (own == null && info.product() == null) {
            return "says neither its product nor its version, so it is no " + dialect.product()
                    + " server; check the address";
        }
        if (own == null) {
            return "calls itself " + info.product() + ", so it is no " + dialect.product()
                    + " server; check the address";
        }
        return own == Dialect.JELLYFIN && !info.since(FIRST_MAJOR, OLDEST_MINOR)
                ? "has version " + info.version() + ", which is too old; 10.8 is the first that works"
                : null;
    }

    /** A server that starts is not an empty one. */
    private HttpFailure notYet(String what) {
        return anonymous.refusals().failures().unreachable(Blame.SERVER, what, null);
    }
}
