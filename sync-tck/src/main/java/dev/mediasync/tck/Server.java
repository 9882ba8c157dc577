package dev.mediasync.tck;

import dev.mediasync.model.SourceId;

/**
 * A server of a simulated run.
 *
 * @param world the truth on it
 * @param source what it shows
 * @param oracle what users did there
 */
record Server(World world, ScriptedSource source, Oracle oracle) {
    static Server with(SourceId id, int libraries) {
        ScriptedSource source = new ScriptedSource(id);
        World world = new World(source, id, libraries);
        return new Server(world, source, new Oracle(world));
    }

    void publish() {
        world.publish(source);
    }

    /** The same server as another process sees it: without the faults. */
    ScriptedSource honestTwin() {
        ScriptedSource twin = new ScriptedSource(world.source);
        world.publish(twin);
        return twin;
    }
}
