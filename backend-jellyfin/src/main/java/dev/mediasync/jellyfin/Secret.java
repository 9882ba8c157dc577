package dev.mediasync.jellyfin;

import dev.mediasync.source.Credentials;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a user gave to be let in: a token or key, a name with a password, or what may be either.
 *
 * <p>A name never holds a colon, and a token is 32 hexadecimal digits; so {@code name:password} is never taken for a token.
 *
 * @param kind what it is
 * @param user the name of the user whose view is wanted, null where that of whoever is let in will do
 * @param login the name to log in by, null where none was given
 * @param value the token or the password, empty where there is none
 */
record Secret(Kind kind, @Nullable String user, @Nullable String login, String value) {
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Fa-f]{32}");

    /** What a secret is. */
    enum Kind {
        /** An API key or a user's token. */
        TOKEN,
        /** A password, with which to log in. */
        PASSWORD,
        /** A token of unusual form, or the password of the named user. */
        EITHER,
        /** None: the user is asked for an approval. */
        QUICK_CONNECT
    }

    static Secret of(Credentials credentials, @Nullable String user) {
        String text = credentials.token();
        if (text == null) {
            return new Secret(user == null ? Kind.TOKEN : Kind.PASSWORD, user, user, "");
        }
        int colon = text.indexOf(':');
        if (colon >= 0) {
            String name = text.substring(0, colon);
            String password = text.substring(colon + 1);
            return new Secret(Kind.PASSWORD, user, name.isEmpty() ? user : name, password);
        }
        boolean token = user == null || TOKEN.matcher(text).matches();
        return new Secret(token ? Kind.TOKEN : Kind.EITHER, user, user, text);
    }

    static Secret quickConnect(@Nullable String user) {
        return new Secret(Kind.QUICK_CONNECT, user, user, "");
    }

    /** What sets apart the device that is let in: one more login as the same device would end the one before. */
    String device() {
        String name = login == null ? "" : login;
        return kind == Kind.QUICK_CONNECT ? ":" + name : name;
    }

    /** Whether somebody else logs in than the one whose view is wanted. */
    boolean ofAnother() {
        return login != null && user != null && !login.equalsIgnoreCase(user);
    }

    @Override
    public String toString() {
        return "Secret[" + kind + " of " + login + "]";
    }
}
