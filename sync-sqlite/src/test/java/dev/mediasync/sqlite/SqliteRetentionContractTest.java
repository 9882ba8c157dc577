package dev.mediasync.sqlite;

import dev.mediasync.repository.MediaRepository;
import dev.mediasync.tck.RetentionContract;
import java.time.Clock;

class SqliteRetentionContractTest extends RetentionContract {
    @Override
    protected MediaRepository openRepository(Clock tellsTheTime) {
        return TemporaryFile.open(tellsTheTime);
    }
}
