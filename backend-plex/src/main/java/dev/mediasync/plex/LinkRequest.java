package dev.mediasync.plex;

import java.net.URI;
import java.time.Instant;

/**
 * A question to a person whether this program may use the person's account.
 *
 * @param id the question's number
 * @param code what names it
 * @param page the page on which the person answers
 * @param expires until when an answer counts
 */
public record LinkRequest(long id, String code, URI page, Instant expires) {
    /** Names the question only; who knows the code could answer it. */
    @Override
    public String toString() {
        return "LinkRequest[" + id + ", expires " + expires + "]";
    }
}
