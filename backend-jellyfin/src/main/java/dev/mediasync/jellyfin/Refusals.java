package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.Failures;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in plain words what the refusals of Jellyfin and Emby servers mean, and what to do. */
final class Refusals {
    private static final Pattern PREFIX = Pattern.compile("(/.*?)/(web|api-docs)(/.*)?");
    private static final int TOO_LONG = 414;

    private final URI base;
    private final Failures failures;

    Refusals(URI base, String product) {
        this.base = base;
        this.failures = new Failures(
                "The " + product + " server at " + base,
                "use the name that its certificate is for, or http inside the home network");
    }

    Failures failures() {
        return failures;
    }

    /** What a status means that is no success. */
    HttpFailure status(Question question, Answer answer) {
        int status = answer.status();
        if (status == Answer.UNAUTHORISED) {
            return unauthorised(answer);
        }
        if (status == Answer.FORBIDDEN) {
            return failures.refused("does not let this account read " + question.path()
                    + " (403); use an account that may, and see that it is not disabled");
        }
        if (status >= Answer.REDIRECTS && status < Answer.REFUSALS) {
            return redirected(question, answer);
        }
        if (answer.failed()) {
            return failures.busy(question, status);
        }
        String told = status == TOO_LONG ? " (the question is too long for something in between)" : "";
        return failures.invalid(
                "answers " + question.path() + " with " + status + told + "; check the address and the version");
    }

    /** A library that an account may not see is refused with the same status as a wrong token. */
    private HttpFailure unauthorised(Answer answer) {
        if (text(answer).contains("not permitted to access")) {
            return failures.refused("does not let this account see the library any more (401); look at its libraries"
                    + " again, or let the account see it");
        }
        return failures.refused("refused the token (401): the key was revoked, the user was disabled, or somebody"
                + " logged in with the same device id; get a new one, or give name:password");
    }

    /** Outside its base path a server points into its own web client, whose address shows the path. */
    private HttpFailure redirected(Question question, Answer answer) {
        String prefix = prefix(question, answer.header("Location"));
        if (prefix == null) {
            String other = elsewhere(target(question, answer.header("Location")), question.path());
            return other == null
                    ? failures.redirected(answer.status())
                    : failures.refused("points to another address (" + answer.status() + "), " + other
                            + "; give that if it is the server's own");
        }
        return failures.refused(
                "is at another base path; its address is " + base.resolve("/").resolve(prefix));
    }

    private @Nullable String prefix(Question question, @Nullable String location) {
        URI target = target(question, location);
        String path = target == null || !base.getHost().equals(target.getHost()) ? null : target.getRawPath();
        Matcher matcher = PREFIX.matcher(path == null ? "" : path);
        return matcher.matches() && !matcher.group(1).equals(base.getRawPath()) ? matcher.group(1) : null;
    }

    /** Where a redirect leads, without its query, which may hold a secret; null where it does not say. */
    private static @Nullable String elsewhere(@Nullable URI target, String asked) {
        String path = target == null ? null : target.getRawPath();
        if (target == null || target.getHost() == null || path == null) {
            return null;
        }
        String port = target.getPort() < 0 ? "" : ":" + target.getPort();
        String under = path.endsWith(asked) ? path.substring(0, path.length() - asked.length()) : "";
        return target.getScheme() + "://" + target.getHost() + port + under;
    }

    private @Nullable URI target(Question question, @Nullable String location) {
        try {
            return location == null ? null : URI.create(base + question.path()).resolve(location);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A body that is no data although the status says success. */
    HttpFailure body(Question question, Answer answer) {
        return answer.html() ? failures.page(question) : unreadable(question, null);
    }

    HttpFailure unreadable(Question question, @Nullable Exception cause) {
        return failures.unreadable(
                "sent an answer to " + question.path() + " that is no whole JSON; sync again", cause);
    }

    HttpFailure invalid(String what) {
        return failures.invalid(what);
    }

    private static String text(Answer answer) {
        byte[] body = answer.body();
        return new String(body, 0, Math.min(body.length, 400), StandardCharsets.UTF_8);
    }
}
