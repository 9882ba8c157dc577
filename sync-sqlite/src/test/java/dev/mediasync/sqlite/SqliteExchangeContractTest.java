package dev.mediasync.sqlite;

import dev.mediasync.repository.MediaRepository;
import dev.mediasync.tck.ExchangeContract;
import java.time.Clock;

class SqliteExchangeContractTest extends ExchangeContract {
    @Override
    protected MediaRepository openRepository(Clock tellsTheTime) {
        return TemporaryFile.open(tellsTheTime);
    }
}
