package dev.mediasync.plex;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.source.Credentials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens in one secret: the account's on the first line, those of other users behind their names on the next.
 *
 * @param account the account that walks over libraries
 * @param users the others, by name
 */
record Tokens(Credentials account, Map<String, Credentials> users) {
    /**
     * Reads a secret; a message about it quotes nothing of it.
     *
     * @throws SyncException of kind {@link ErrorKind#USAGE} if a line is no name with a token, or names somebody twice
     */
    static Tokens of(Credentials secret) {
        String text = secret.token();
        List<String> lines = text == null ? List.of() : text.lines().toList();
        if (lines.size() < 2) {
            return new Tokens(secret, Map.of());
        }
        Map<String, Credentials> users = new LinkedHashMap<>();
        for (int at = 1; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            int space = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
            if (line.isEmpty()) {
                continue;
            }
            boolean fresh = space > 0
                    && users.put(line.substring(0, space).strip(), new Credentials(line.substring(space + 1))) == null;
            if (!fresh) {
                throw new SyncException(
                        ErrorKind.USAGE,
                        "Line " + (at + 1) + " of the secret is not a new user's name and token, with a space between");
            }
        }
        return new Tokens(new Credentials(lines.get(0).strip()), users);
    }
}
