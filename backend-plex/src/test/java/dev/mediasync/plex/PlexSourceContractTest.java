package dev.mediasync.plex;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.SourceId;
import dev.mediasync.source.MediaSource;
import dev.mediasync.tck.LoopbackServer;
import dev.mediasync.tck.MediaSourceContract;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.lifecycle.AfterProperty;
import org.jspecify.annotations.Nullable;

class PlexSourceContractTest extends MediaSourceContract {
    private @Nullable FakePlex server;

    @Override
    protected MediaSource openSource() {
        FakePlex made = Libraries.small();
        server = made;
        return made.source();
    }

    private FakePlex server() {
        return Objects.requireNonNull(server);
    }

    @Override
    protected Optional<ItemKey> removeAnItem() {
        server().remove("14");
        return key("14");
    }

    @Override
    protected Optional<ItemKey> addAnItem() {
        Map<String, Object> row = server().movie("1", "999", "Brazil");
        row.put("addedAt", System.currentTimeMillis() / 1_000);
        return key("999");
    }

    @Override
    protected boolean breakAPart() {
        server().fault((asked, honest) -> Faulty.page(asked, 4) || asked.path().equals("/library/metadata/14")
                ? LoopbackServer.Reply.html(500, "")
                : null);
        return true;
    }

    @Override
    protected Optional<String> userToWriteFor() {
        return Optional.of("default");
    }

    private static Optional<ItemKey> key(String id) {
        return Optional.of(new ItemKey(new SourceId(FakePlex.ID), id));
    }

    @AfterProperty
    void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
