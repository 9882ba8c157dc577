package dev.mediasync.sqlite;

import dev.mediasync.repository.MediaRepository;
import dev.mediasync.tck.WithheldContract;
import java.time.Clock;

class SqliteWithheldContractTest extends WithheldContract {
    @Override
    protected MediaRepository openRepository(Clock tellsTheTime) {
        return TemporaryFile.open(tellsTheTime);
    }
}
