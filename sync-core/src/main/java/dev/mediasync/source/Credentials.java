package dev.mediasync.source;

import org.jspecify.annotations.Nullable;

/**
 * A secret for a source; its text form does not show it.
 *
 * @param token the secret, null where the source needs none
 */
public record Credentials(@Nullable String token) {
    /** No secret. */
    public static final Credentials NONE = new Credentials(null);

    @Override
    public String toString() {
        return token == null ? "Credentials[none]" : "Credentials[token hidden]";
    }
}
