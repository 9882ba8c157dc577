package dev.mediasync.plex;

import dev.mediasync.source.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The account that walks over libraries.
 *
 * @param user the name under which its states are kept
 * @param scope what stands for it where it decides what is shown; another value makes absent items wait for an approval
 */
record Account(String user, String scope) {
    private static final String NAMELESS = "default";

    /**
     * An account by its name, or else by its token.
     *
     * <p>A server does not say whose token it was given, and shows a restricted account less, as if the rest did not exist.
     * So another token is another account, unless somebody says that it is the same by naming it.
     */
    static Account of(@Nullable String name, Credentials credentials) {
        if (name != null) {
            return new Account(name, "name " + name);
        }
        String token = credentials.token();
        return new Account(NAMELESS, token == null ? "nobody" : "token " + digest(token));
    }

    private static String digest(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("mediasync account " + token).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
