package dev.mediasync.jellyfin;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users whose states are read and written, each with the way to the server that may. */
final class People {
    private final Server server;
    private final List<String> named;
    private final Map<String, Session> own;

    /**
     * Makes ready.
     *
     * @param named users for whom the source's own token acts, which then is an administrator's
     * @param own users with a secret of their own
     */
    People(Server server, List<String> named, Map<String, Session> own) {
        this.server = server;
        this.named = List.copyOf(named);
        this.own = new LinkedHashMap<>(own);
    }

    /**
     * A user and the way to ask for what is his.
     *
     * @param name the name under which his states are kept
     * @param questions asks for his view
     * @param reads the way
     */
    record Person(String name, Questions questions, Reads reads) {}

    /** The names of all of them, the walking account first. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (server.account().id() != null) {
            names.add(server.account().name());
        }
        named.stream().filter(name -> !known(names, name)).forEach(names::add);
        own.keySet().stream().filter(name -> !known(names, name)).forEach(names::add);
        return names;
    }

    /** Whether others than the walking account were named. */
    boolean others() {
        return !named.isEmpty() || !own.isEmpty();
    }

    private static boolean known(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Whether this is the account that walks. */
    boolean walks(String name) {
        return server.account().id() != null && server.account().name().equalsIgnoreCase(name);
    }

    /**
     * A user by his name, which counts in any case, as it does for the server.
     *
     * @throws SyncException of kind {@link ErrorKind#USAGE} if he was not named, or the token may not act for him
     */
    Person find(String name) {
        if (walks(name)) {
            return person(name, server.account(), server.reads());
        }
        Session session = own(name);
        if (session != null) {
            return person(name, session.account(), session.reads());
        }
        if (!known(named, name)) {
            throw new SyncException(
                    ErrorKind.USAGE, "User \"" + name + "\" is none of those whose states are kept: " + names());
        }
        if (!server.account().administrator()) {
            throw new SyncException(
                    ErrorKind.SOURCE_REFUSED,
                    server.reads().refusals().failures().server() + " lets only an administrator act for other users,"
                            + " so \"" + name + "\" needs a token of his own");
        }
        return person(name, server.session().find(name, Account.Rights.USER), server.reads());
    }

    private @Nullable Session own(String name) {
        for (Map.Entry<String, Session> one : own.entrySet()) {
            if (one.getKey().equalsIgnoreCase(name)) {
                return one.getValue();
            }
        }
        return null;
    }

    private Person person(String name, Account account, Reads reads) {
        String id = account.id();
        if (id == null) {
            throw new SyncException(ErrorKind.USAGE, "The secret for user \"" + name + "\" is that of no user");
        }
        return new Person(name, server.questionsOf(id), reads);
    }

    /** The way of the walking account; null for a key without user. */
    @Nullable
    String walking() {
        return server.account().id() == null ? null : server.account().name();
    }
}
