package dev.mediasync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.MediaRepository;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeaseKeeperTest {
    private static final Library LIBRARY =
            new Library(new LibraryKey(new SourceId("server-1"), "films"), "Films", LibraryKind.MOVIES);
    private static final Duration SHORT = Duration.ofMillis(5);

    private final MediaRepository right = new InMemoryRepository();
    private final BlockingQueue<Thread> beats = new LinkedBlockingQueue<>();
    private volatile @Nullable SyncException refusal;

    @Test
    void aLeaseIsRenewedAgainAndAgainUntilItIsGivenBack() throws InterruptedException {
        try (LeaseKeeper keeper = new LeaseKeeper(watched(), LIBRARY, SHORT)) {
            for (int beat = 0; beat < 5; beat++) {
                assertThat(beats.poll(20, TimeUnit.SECONDS)).isNotNull();
            }
            assertThatThrownBy(() -> right.acquire(LIBRARY, SHORT)).isInstanceOf(SyncException.class);
            assertThat(keeper.lease().library()).isEqualTo(LIBRARY.key());
        }
        assertThat(right.acquire(LIBRARY, SHORT).token()).isEqualTo(2);
    }

    @Test
    void aPassingLockDoesNotEndTheBeating() throws InterruptedException {
        refusal = new SyncException(ErrorKind.STORAGE_LOCKED, "locked");
        try (LeaseKeeper keeper = new LeaseKeeper(watched(), LIBRARY, SHORT)) {
            for (int beat = 0; beat < 3; beat++) {
                assertThat(beats.poll(20, TimeUnit.SECONDS)).isNotNull();
            }
            assertThat(keeper.lease().token()).isEqualTo(1);
        }
    }

    @Test
    void aLeaseThatWasLostIsNotRenewedAnyMore() throws InterruptedException {
        refusal = new SyncException(ErrorKind.LEASE_HELD, "it ended");
        try (LeaseKeeper keeper = new LeaseKeeper(watched(), LIBRARY, SHORT)) {
            Thread beat = beats.poll(20, TimeUnit.SECONDS);
            assertThat(beat).isNotNull();
            beat.join();

            assertThat(keeper.beats()).isFalse();
            assertThat(beats).isEmpty();
        }
    }

    private MediaRepository watched() {
        return (MediaRepository) Proxy.newProxyInstance(
                MediaRepository.class.getClassLoader(), new Class<?>[] {MediaRepository.class}, this::call);
    }

    private @Nullable Object call(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("renew")) {
            beats.add(Thread.currentThread());
            SyncException error = refusal;
            if (error != null) {
                throw error;
            }
        }
        try {
            return method.invoke(right, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
