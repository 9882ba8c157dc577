package dev.mediasync.sqlite;

import dev.mediasync.repository.MediaRepository;
import dev.mediasync.tck.SimulationContract;
import java.time.Clock;

class SqliteSimulationTest extends SimulationContract {
    @Override
    protected MediaRepository openRepository(Clock tellsTheTime) {
        return TemporaryFile.open(tellsTheTime);
    }

    @Override
    protected int runs() {
        return 300;
    }

    @Override
    protected int runsInARepository() {
        return 50;
    }
}
