package dev.mediasync.tck;

class PresenceSourceContractTest extends ScriptedSourceContract {
    @Override
    ScriptedSource prepare(ScriptedSource source) {
        return source;
    }
}
