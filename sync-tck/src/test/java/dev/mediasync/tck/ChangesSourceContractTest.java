package dev.mediasync.tck;

class ChangesSourceContractTest extends ScriptedSourceContract {
    @Override
    ScriptedSource prepare(ScriptedSource source) {
        return source.withoutPresence().withChanges().withoutCounter();
    }
}
