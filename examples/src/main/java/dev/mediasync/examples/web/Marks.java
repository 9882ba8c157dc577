package dev.mediasync.examples.web;

import dev.mediasync.examples.JsonLine;
import dev.mediasync.examples.JsonLine.Fields;
import dev.mediasync.examples.StateCommand;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.MediaRepository;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Marks items as seen or unseen, as the page is told to. */
final class Marks {
    private final MediaRepository repository;
    private final String user;
    private final Events events;
    private final Clock clock;
    private final Runnable send;

    Marks(MediaRepository repository, String user, Events events, Clock clock, Runnable send) {
        this.repository = repository;
        this.user = user;
        this.events = events;
        this.clock = clock;
        this.send = send;
    }

    void on(WebServer server) {
        server.post("/api/state", WebServer.json(this::mark));
    }

    private Fields mark(Call call) throws IOException {
        Map<String, @Nullable Object> body = call.body();
        ItemKey key = ItemKey.parse(String.valueOf(body.get("key")));
        UserState now = repository.userState(key, user).orElse(UserState.untouched(user));
        UserState then = Boolean.TRUE.equals(body.get("played")) ? now.playedAt(clock.instant()) : now.unplayed();
        repository.saveUserState(key, then);
        send.run();
        Fields fields = JsonLine.fields();
        StateCommand.json(key, then).forEach(fields::put);
        events.tell("state", fields);
        return fields;
    }
}
