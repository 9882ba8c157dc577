package dev.mediasync.sqlite;

import dev.mediasync.repository.MediaRepository;
import dev.mediasync.tck.PlanPropertiesContract;
import java.time.Clock;

class SqlitePlanPropertiesContractTest extends PlanPropertiesContract {
    @Override
    protected MediaRepository openRepository(Clock tellsTheTime) {
        return TemporaryFile.open(tellsTheTime);
    }
}
