package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.repository.ChangeRetention;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.tck.ApplyContract;
import dev.mediasync.tck.FeedContract;
import dev.mediasync.tck.LeaseContract;
import dev.mediasync.tck.LibrariesContract;
import dev.mediasync.tck.ReadingContract;
import dev.mediasync.tck.UserStateContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.Group;
import net.jqwik.api.lifecycle.AfterContainer;

/** The contract of repositories, over a host's pool of two connections that commits by hand. */
// A group is an inner class for jqwik.
@SuppressWarnings("ClassCanBeStatic")
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
    class Reading extends ReadingContract {
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
}
