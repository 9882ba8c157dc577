package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.repository.ChangeRetention;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.tck.ApplyContract;
import dev.mediasync.tck.BrowsingContract;
import dev.mediasync.tck.ExchangeContract;
import dev.mediasync.tck.FeedContract;
import dev.mediasync.tck.LeaseContract;
import dev.mediasync.tck.LibrariesContract;
import dev.mediasync.tck.ModesContract;
import dev.mediasync.tck.MovingServerContract;
import dev.mediasync.tck.OutboxContract;
import dev.mediasync.tck.ReadingContract;
import dev.mediasync.tck.RetentionContract;
import dev.mediasync.tck.SearchContract;
import dev.mediasync.tck.UserStateContract;
import dev.mediasync.tck.WatchingContract;
import dev.mediasync.tck.WhyContract;
import dev.mediasync.tck.WithheldContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.Group;
import net.jqwik.api.lifecycle.AfterContainer;

/** The contract of repositories, over a host's pool of two connections that commits by hand. */
class HostSourceContractTest {
    private static final List<HostPool> POOLS = new CopyOnWriteArrayList<>();

    @AfterContainer
    static void everyConnectionCameBackAsItWas() throws SQLException {
        assertThat(POOLS).isNotEmpty();
        for (HostPool pool : POOLS) {
            assertThat(pool.complaints).isEmpty();
            assertThat(pool.hasAllBack())
                    .as("pool " + POOLS.indexOf(pool) + " of " + POOLS.size())
                    .isTrue();
            pool.close();
        }
    }

    private static MediaRepository open(Clock clock, ChangeRetention retention) {
        try {
            Path file = TemporaryFile.make();
            HostPool pool = new HostPool(file, 2, HostPool.Commits.BY_HAND);
            POOLS.add(pool);
            return SqliteMediaRepository.builder(pool.source())
                    .withClock(clock)
                    .withChangeRetention(retention)
                    .build();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Group
    class Apply extends ApplyContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class Browsing extends BrowsingContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class Exchange extends ExchangeContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class Feed extends FeedContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime, ChangeRetention retention) {
            return open(tellsTheTime, retention);
        }
    }

    @Group
    class Lease extends LeaseContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class Libraries extends LibrariesContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class Modes extends ModesContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class MovingServer extends MovingServerContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class Outbox extends OutboxContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class Reading extends ReadingContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class Retention extends RetentionContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class Search extends SearchContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class UserState extends UserStateContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class Watching extends WatchingContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class Why extends WhyContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }

    @Group
    class Withheld extends WithheldContract {
        @Override
        protected MediaRepository openRepository(Clock tellsTheTime) {
            return open(tellsTheTime, ChangeRetention.DEFAULT);
        }
    }
}
