package dev.mediasync.plex;

import dev.mediasync.source.Credentials;
import java.util.LinkedHashMap;

/** The small catalogue, with an owner and two more users of one home. */
final class Household {
    static final String KID = "kids-token-77";
    static final String AUNT = "aunts-token-78";

    private Household() {}

    /** A copy that reads the states of all three, with pages of three rows. */
    static Copy copy() {
        FakePlex server = Libraries.small();
        server.states.put(KID, new LinkedHashMap<>());
        server.states.put(AUNT, new LinkedHashMap<>());
        return new Copy(
                server,
                server.builder()
                        .withPageRows(3)
                        .withUser("kid", new Credentials(KID))
                        .withUser("aunt", new Credentials(AUNT))
                        .build());
    }
}
