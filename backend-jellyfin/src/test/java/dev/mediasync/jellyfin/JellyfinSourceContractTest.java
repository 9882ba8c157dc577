package dev.mediasync.jellyfin;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.SourceId;
import dev.mediasync.source.MediaSource;
import dev.mediasync.tck.MediaSourceContract;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.lifecycle.AfterProperty;
import org.jspecify.annotations.Nullable;

class JellyfinSourceContractTest extends MediaSourceContract {
    private @Nullable FakeJellyfin server;

    @Override
    protected MediaSource openSource() {
        FakeJellyfin made = Libraries.small();
        // Nothing in it is played, which one of the rules wants of every library.
        made.catalogue.libraries.remove(Libraries.SETS);
        server = made;
        return made.builder(FakeJellyfin.TOKEN).withPageRows(3).build();
    }

    private FakeJellyfin server() {
        return Objects.requireNonNull(server);
    }

    @Override
    protected Optional<ItemKey> removeAnItem() {
        server().catalogue.items.remove(Libraries.id(14));
        return key(14);
    }

    @Override
    protected Optional<ItemKey> addAnItem() {
        FakeCatalogue catalogue = server().catalogue;
        FakeCatalogue.FakeLibrary library = Objects.requireNonNull(catalogue.libraries.get(Libraries.MOVIES));
        Libraries.movie(catalogue, library, 999).saved = Instant.now();
        return key(999);
    }

    @Override
    protected boolean breakAPart() {
        server().fault((asked, honest) ->
                Faulty.page(asked, "Movie", 4) || asked.path().equals("/Items/" + Libraries.id(14))
                        ? FakeJellyfin.text(500, "")
                        : null);
        return true;
    }

    @Override
    protected Optional<String> userToWriteFor() {
        return Optional.of("root");
    }

    private static Optional<ItemKey> key(int number) {
        return Optional.of(new ItemKey(new SourceId(FakeJellyfin.ID), Libraries.id(number)));
    }

    @AfterProperty
    void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
