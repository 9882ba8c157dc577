package dev.mediasync.sqlite;

import dev.mediasync.repository.MediaRepository;
import dev.mediasync.tck.ExchangePropertiesContract;
import java.time.Clock;

class SqliteExchangePropertiesContractTest extends ExchangePropertiesContract {
    @Override
    protected MediaRepository openRepository(Clock tellsTheTime) {
        return TemporaryFile.open(tellsTheTime);
    }
}
