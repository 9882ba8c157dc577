package dev.mediasync.sqlite;

import dev.mediasync.repository.MediaRepository;
import dev.mediasync.tck.WhyContract;
import java.time.Clock;

class SqliteWhyContractTest extends WhyContract {
    @Override
    protected MediaRepository openRepository(Clock tellsTheTime) {
        return TemporaryFile.open(tellsTheTime);
    }
}
