package dev.mediasync.tck;

import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.repository.ChangeRetention;
import dev.mediasync.repository.MediaRepository;
import java.time.Clock;

class InMemoryFeedContractTest extends FeedContract {
    @Override
    protected MediaRepository openRepository(Clock tellsTheTime, ChangeRetention retention) {
        return new InMemoryRepository(tellsTheTime, retention);
    }
}
