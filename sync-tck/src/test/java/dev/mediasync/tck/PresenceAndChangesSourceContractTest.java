package dev.mediasync.tck;

class PresenceAndChangesSourceContractTest extends ScriptedSourceContract {
    @Override
    ScriptedSource prepare(ScriptedSource source) {
        return source.withChanges().shuffled(7).repeating(1);
    }
}
