package dev.mediasync.internal.http;

import dev.mediasync.source.PushHint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a kind of server says over its websocket; called on one thread. */
public interface PushProtocol {
    /** Where servers of this kind may listen, tried in turn while one is not found. */
    List<String> paths();

    /** What a message tells; none where it tells nothing of the catalogue. */
    List<PushHint> hints(String message);

    /** What is posted before each connection, so that the server tells this device anything; none where it does so unasked. */
    default List<Question> announcements() {
        return List.of();
    }

    /** A message that keeps the connection alive; null where a ping does. */
    default @Nullable String signOfLife() {
        return null;
    }
}
