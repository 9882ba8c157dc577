package dev.mediasync.tck;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import dev.mediasync.source.MediaSource;
import java.util.Optional;

class AbleSourceContractTest extends ScriptedSourceContract {
    @Override
    ScriptedSource prepare(ScriptedSource source) {
        return source;
    }

    @Override
    MediaSource dressed(ScriptedSource source) {
        return new AbleSource(source).with(new ItemKey(ID, "2"), UserState.untouched("ann"));
    }

    @Override
    protected Optional<String> userToWriteFor() {
        return Optional.of("ann");
    }
}
