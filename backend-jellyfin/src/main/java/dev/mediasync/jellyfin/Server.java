package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.internal.http.Answer;
import dev.mediasync.internal.http.HttpFailure;
import dev.mediasync.internal.http.HttpFailure.Blame;
import dev.mediasync.internal.http.Question;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.WalkEnd.Scan;
import dev.mediasync.source.Capability;
import dev.mediasync.source.SourceDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Knows which server answers, for whom, and which libraries it lists. */
final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Question TASKS = Question.of("/ScheduledTasks");

    private final Session session;
    private final Identity identity;
    private final Dialect dialect;
    private final Set<String> named = new TreeSet<>();
    private boolean warned;
    private @Nullable ServerInfo known;
    private @Nullable Account account;
    private @Nullable String witness;
    private @Nullable ItemParser parser;

    Server(Session session, Dialect dialect) {
        this.session = session;
        this.identity = new Identity(session.anonymous(), dialect);
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Reads this server's rows. */
    ItemParser parser() {
        ItemParser known = parser;
        if (known == null) {
            known = new ItemParser(id(), dialect, info().major());
            parser = known;
        }
        return known;
    }

    /** How this server is asked for this account's view. */
    Questions questions() {
        return new Questions(dialect, info(), account().id());
    }

    /** The same for another user's view, which an administrator may have, or for nobody's, which a key has. */
    Questions questionsOf(@Nullable String userId) {
        return new Questions(dialect, info(), userId);
    }

    /** The user to whom least is hidden, as far as the token may act for one; else the token's own; null for none. */
    @Nullable
    String witness() {
        String known = witness;
        if (known == null) {
            Account own = account();
            known = own.administrator() ? session().seesMost() : null;
            known = known == null ? own.id() : known;
            witness = known;
        }
        return known;
    }

    Reads reads() {
        info();
        return session.reads();
    }

    Session session() {
        info();
        return session;
    }

    /** Who the server is; it is asked once, and then only whether it still is. */
    ServerInfo info() {
        ServerInfo info = known;
        if (info == null) {
            info = identity.ask().info();
            known = info;
        }
        return info;
    }

    SourceId id() {
        try {
            return new SourceId(info().id());
        } catch (IllegalArgumentException e) {
            throw new HttpFailure(Blame.SERVER, ErrorKind.SOURCE_INVALID, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Who answers and what it can do.
     *
     * @param anybody whether there are other users whose states are wanted
     */
    SourceDescription describe(boolean anybody) {
        SourceId id = id();
        return new SourceDescription(id, dialect.product(), info().version(), capabilities(account(), anybody));
    }

    private static Set<Capability> capabilities(Account account, boolean anybody) {
        Set<Capability> capabilities = EnumSet.of(Capability.PRESENCE, Capability.DETAILS, Capability.INCREMENTAL);
        if (anybody || account.id() != null) {
            capabilities.add(Capability.USER_STATE_READ);
            capabilities.add(Capability.USER_STATE_WRITE);
        }
        if (account.rights() != Account.Rights.KEY) {
            capabilities.add(Capability.PUSH);
        }
        return capabilities;
    }

    /** Whose view is read; asked once a run. */
    Account account() {
        Account current = account;
        if (current == null) {
            current = lookAgain();
        }
        return current;
    }

    /** The same, asked anew. */
    Account lookAgain() {
        Account now = session().account();
        account = now;
        witness = null;
        return now;
    }

    /**
     * Makes sure that the answers since the last check came from one server.
     *
     * @return when the server answered, by its own clock, null where it does not say
     * @throws SyncException if another server answers under the address, or none
     */
    @Nullable
    Instant check() {
        String id = info().id();
        Identity.Told now = identity.ask();
        if (!id.equals(now.info().id())) {
            throw session.anonymous()
                    .refusals()
                    .invalid("is not " + id + " any more, but " + now.info().id()
                            + "; nothing was changed, check the address");
        }
        if (!now.info().equals(known)) {
            // It was updated.
            known = now.info();
            parser = null;
        }
        return now.when();
    }

    /** Whether the server answers at all, for telling a row that it cannot read from an outage. */
    boolean alive() {
        try {
            check();
            return true;
        } catch (SyncException e) {
            LOG.debug("The server does not answer about itself either", e);
            return false;
        }
    }

    /** The libraries of the types that are supported; others are named once. */
    List<View> supported() {
        List<View> supported = new ArrayList<>();
        for (View view : views()) {
            if (!view.types().isEmpty()) {
                supported.add(view);
            } else if (named.add(view.id())) {
                LOG.info(
                        "Library \"{}\" of {} holds {}, which is not supported; it is left out",
                        view.name(),
                        reads().http().base(),
                        view.content());
            }
        }
        if (supported.isEmpty() && !warned) {
            warned = true;
            LOG.warn(
                    "{} lists no library of a supported kind to this account; look at what the account may see",
                    session.anonymous().refusals().failures().server());
        }
        return supported;
    }

    private List<View> views() {
        Page page = reads().page(questions().views(), 3);
        List<View> views = new ArrayList<>();
        for (Row row : page.rows()) {
            View view = View.of(row, dialect);
            if (view == null) {
                throw reads().refusals().invalid("lists a library without an id; check its version");
            }
            views.add(view);
        }
        if (page.total() != null && page.total() > page.rows().size()) {
            throw reads().refusals()
                    .invalid("lists " + views.size() + " of " + page.total() + " libraries; sync again");
        }
        return views;
    }

    /** A library as it is listed now; null where it is not. */
    @Nullable
    View find(String key) {
        return views().stream()
                .filter(view -> view.id().equals(key))
                .findFirst()
                .orElse(null);
    }

    /**
     * A library that can be walked over; a removed one still answers to questions, so the list of libraries decides.
     *
     * @throws SyncException if it is not listed, or of a type that is not supported
     */
    View load(String key) {
        View view = find(key);
        if (view == null) {
            throw new SyncException(
                    ErrorKind.SOURCE_INVALID,
                    reads().refusals().failures().server() + " does not list library " + key
                            + " to this account; nothing was changed, look at its libraries again");
        }
        if (view.types().isEmpty()) {
            throw new SyncException(
                    ErrorKind.USAGE,
                    "Library \"" + view.name() + "\" holds " + view.content()
                            + ", which is not supported; choose another");
        }
        return view;
    }

    /** Whether the server scans its libraries; only administrators are told, and a library's own status is no word. */
    Scan scan() {
        if (!account().administrator()) {
            return Scan.UNKNOWN;
        }
        Answer answer = reads().ask(TASKS);
        if (answer.status() != Answer.OK) {
            return Scan.UNKNOWN;
        }
        for (JsonNode task : reads().tree(TASKS, answer)) {
            Row row = Row.of(task);
            if ("RefreshLibrary".equals(row.word("Key"))) {
                return "Idle".equals(row.word("State")) ? Scan.IDLE : Scan.RUNNING;
            }
        }
        return Scan.UNKNOWN;
    }
}
