package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.Question;
import dev.mediasync.internal.http.Transport;
import dev.mediasync.internal.http.Tuning;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Credentials;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Links this program to a person's Plex account, and finds the account's servers.
 *
 * <p>Ask with {@link #request}, show the person the page, {@link #await} the answer, and look for {@link #servers}. Of all
 * classes here, this one alone talks to plex.tv. Not thread-safe.
 */
public final class PlexLink {
    private static final Logger LOG = LoggerFactory.getLogger(PlexLink.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
    private static final Duration WHEN_ASKED_TOO_OFTEN = Duration.ofSeconds(10);
    private static final long USUAL_SECONDS = 900;

    private final URI accounts;
    private final URI directory;
    private final String clientId;
    private final Map<String, String> headers;
    private final Transport http;
    private final Clock clock;
    private final Tuning.Pause pause;

    PlexLink(URI accounts, URI directory, String clientId, Tuning tuning) {
        this.accounts = accounts;
        this.directory = directory;
        this.clientId = clientId;
        this.headers = ClientHeaders.of(clientId);
        this.http = Transport.of(accounts, headers, Map.of(), TIMEOUT);
        this.clock = tuning.clock();
        this.pause = tuning.pause();
    }

    /** A link for this installation, named by user and machine. */
    public static PlexLink ofThisMachine() {
        return of(ClientHeaders.defaultClientId());
    }

    /** A link for the installation of this lasting name. */
    public static PlexLink of(String clientIdentifier) {
        return new PlexLink(
                URI.create("https://plex.tv"), URI.create("https://clients.plex.tv"), clientIdentifier, Tuning.DEFAULT);
    }

    /**
     * Asks for a link.
     *
     * @throws SyncException if plex.tv does not answer
     */
    public LinkRequest request() {
        Question question = Question.of("/api/v2/pins").with("strong", "true");
        Row pin = Row.of(tree("POST", accounts, Credentials.NONE, question));
        Long id = pin.whole("id");
        String code = pin.word("code");
        if (id == null || code == null) {
            throw new SyncException(
                    ErrorKind.SOURCE_INVALID, "plex.tv gives no id and code for a link; try again later");
        }
        Long seconds = pin.whole("expiresIn");
        return new LinkRequest(
                id, code, page(code), clock.instant().plusSeconds(seconds == null ? USUAL_SECONDS : seconds));
    }

    private URI page(String code) {
        return URI.create("https://app.plex.tv/auth#?clientID=" + Question.encoded(clientId) + "&code="
                + Question.encoded(code) + "&context%5Bdevice%5D%5Bproduct%5D=MediaSync");
    }

    /**
     * Waits until the person has answered.
     *
     * @return the account's token
     * @throws SyncException of kind {@link ErrorKind#SOURCE_REFUSED} if the question expires, or of kind
     *     {@link ErrorKind#CANCELLED}
     */
    public Credentials await(LinkRequest request, Cancellation cancellation) {
        while (clock.instant().isBefore(request.expires())) {
            cancellation.check();
            Answer answer = poll(request);
            if (answer != null && answer.status() == Answer.NOT_FOUND) {
                throw expired();
            }
            String token = answer != null && answer.status() == Answer.OK
                    ? Row.of(tree(accounts, answer)).word("authToken")
                    : null;
            if (token != null) {
                return new Credentials(token);
            }
            rest(answer);
        }
        throw expired();
    }

    /** The answer; null where the way to it broke, which says nothing about the person. */
    private @Nullable Answer poll(LinkRequest request) {
        try {
            return answer("GET", accounts, Credentials.NONE, Question.of("/api/v2/pins/" + request.id()));
        } catch (HttpFailure e) {
            LOG.debug("plex.tv did not say whether the link was taken", e);
            return null;
        }
    }

    private static SyncException expired() {
        return new SyncException(ErrorKind.SOURCE_REFUSED, "Nobody answered on the page in time; ask for a new link");
    }

    private void rest(@Nullable Answer answer) {
        Duration wanted = answer == null ? null : answer.retryAfter();
        boolean often = answer != null && answer.status() == Answer.TOO_MANY;
        try {
            pause.of(wanted != null ? wanted : often ? WHEN_ASKED_TOO_OFTEN : BETWEEN_QUESTIONS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SyncException(ErrorKind.CANCELLED, "The thread was interrupted while it waited for a link", e);
        }
    }

    /**
     * Whether plex.tv takes a token of an account; empty where it says neither yes nor no.
     *
     * <p>Only 200 and 401 say something about the token; an outage must not make anybody log in again.
     */
    public Optional<Boolean> accepts(Credentials account) {
        try {
            int status = answer("GET", accounts, account, Question.of("/api/v2/user"))
                    .status();
            return status == Answer.OK
                    ? Optional.of(true)
                    : status == Answer.UNAUTHORISED ? Optional.of(false) : Optional.empty();
        } catch (HttpFailure e) {
            return Optional.empty();
        }
    }

    /**
     * The servers that an account may use, each with the token for it.
     *
     * @throws SyncException if plex.tv does not answer, or refuses the token
     */
    public List<PlexServer> servers(Credentials account) {
        Question question = Question.of("/api/v2/resources")
                .with("includeHttps", "1")
                .with("includeRelay", "1")
                .with("includeIPv6", "1");
        JsonNode devices = tree("GET", directory, account, question);
        if (!devices.isArray()) {
            throw Refusals.of(directory).invalid("sent something else than a list of servers; try again later");
        }
        return ServerParser.servers(devices);
    }

    /** The best address under which a server answers now: local before remote before relay; empty where none does. */
    public Optional<URI> reach(PlexServer server) {
        return new Race(headers).first(server);
    }

    private JsonNode tree(String method, URI base, Credentials token, Question question) {
        Answer answer = answer(method, base, token, question);
        boolean good = answer.status() >= Answer.OK && answer.status() < Answer.REDIRECTS;
        if (!good) {
            throw Refusals.of(base).status(question, answer);
        }
        return tree(base, answer);
    }

    private static JsonNode tree(URI base, Answer answer) {
        try {
            return ContainerParser.tree(answer);
        } catch (UnreadableJson e) {
            throw Refusals.of(base).unreadable(Question.of(""), e);
        }
    }

    private Answer answer(String method, URI base, Credentials token, Question question) {
        try {
            return http.at(base, Ways.secret(base, token)).send(method, question);
        } catch (IOException e) {
            throw Refusals.of(base).failed(e);
        }
    }
}
