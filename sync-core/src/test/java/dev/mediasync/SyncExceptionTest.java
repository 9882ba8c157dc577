package dev.mediasync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class SyncExceptionTest {
    @Test
    void carriesKindMessageAndCause() {
        IllegalStateException cause = new IllegalStateException("inner");

        SyncException error = new SyncException(ErrorKind.SOURCE_INVALID, "outer", cause);

        assertThat(error.kind()).isEqualTo(ErrorKind.SOURCE_INVALID);
        assertThat(error).hasMessage("outer").hasCause(cause);
    }

    @Test
    void isRetryableWhereTimeAloneMayHelp() {
        EnumSet<ErrorKind> retryable = EnumSet.noneOf(ErrorKind.class);
        for (ErrorKind kind : ErrorKind.values()) {
            if (new SyncException(kind, "x").retryable()) {
                retryable.add(kind);
            }
        }
        assertThat(retryable)
                .containsExactlyInAnyOrder(
                        ErrorKind.SOURCE_UNREACHABLE,
                        ErrorKind.LEASE_HELD,
                        ErrorKind.STORAGE_LOCKED,
                        ErrorKind.STALE_PLAN);
    }

    @Test
    void storageKindsAreThoseOfTheFile() {
        assertThat(ErrorKind.STORAGE_FULL.storage()).isTrue();
        assertThat(ErrorKind.STALE_PLAN.storage()).isFalse();
    }
}
