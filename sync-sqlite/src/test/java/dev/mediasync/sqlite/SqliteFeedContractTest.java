package dev.mediasync.sqlite;

import dev.mediasync.repository.ChangeRetention;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.tck.FeedContract;
import java.time.Clock;

class SqliteFeedContractTest extends FeedContract {
    @Override
    protected MediaRepository openRepository(Clock tellsTheTime, ChangeRetention retention) {
        return TemporaryFile.open(tellsTheTime, retention);
    }
}
