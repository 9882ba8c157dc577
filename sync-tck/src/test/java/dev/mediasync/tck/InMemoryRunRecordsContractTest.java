package dev.mediasync.tck;

import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.repository.MediaRepository;
import java.time.Clock;

class InMemoryRunRecordsContractTest extends RunRecordsContract {
    @Override
    protected MediaRepository openRepository(Clock tellsTheTime) {
        return new InMemoryRepository(tellsTheTime);
    }
}
