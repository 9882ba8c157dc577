package dev.mediasync.tck;

import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.repository.MediaRepository;
import java.time.Clock;

class InMemoryOutboxContractTest extends OutboxContract {
    @Override
    protected MediaRepository openRepository(Clock tellsTheTime) {
        return new InMemoryRepository(tellsTheTime);
    }
}
