package dev.mediasync.tck;

class BareSourceContractTest extends ScriptedSourceContract {
    @Override
    ScriptedSource prepare(ScriptedSource source) {
        return source.withoutPresence();
    }
}
