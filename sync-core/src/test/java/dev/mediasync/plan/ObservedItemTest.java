package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.movie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.ObservedItem.Outline;
import dev.mediasync.plan.ObservedItem.Trust;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ObservedItemTest {
    private final MediaItem item = movie("a");
    private final AtomicInteger made = new AtomicInteger();

    private ObservedItem later(MediaItem result) {
        return ObservedItem.later(Outline.of(item), Fingerprint.of(item), () -> {
            made.incrementAndGet();
            return result;
        });
    }

    @Test
    void whatIsMadeLaterIsMadeOnceAndEqualToWhatIsThere() {
        ObservedItem shown = later(item);
        assertThat(shown.key()).isEqualTo(item.key());
        assertThat(shown.kind()).isEqualTo(item.kind());
        assertThat(shown.parentId()).isEqualTo(item.parentId());
        assertThat(shown.trust()).isEqualTo(Trust.FULL);
        assertThat(made).hasValue(0);
        assertThat(shown).isEqualTo(ObservedItem.of(item)).hasSameHashCodeAs(ObservedItem.of(item));
        assertThat(shown.item()).isSameAs(item);
        assertThat(made).hasValue(1);
    }

    @Test
    void whatComesOutAsAnotherItemIsRefused() {
        assertThatThrownBy(() -> later(movie("b")).item())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Shown was");
    }

    @Test
    void observationsWithOtherFingerprintsOrTrustAreNotEqual() {
        assertThat(ObservedItem.of(item))
                .isNotEqualTo(ObservedItem.provisional(item))
                .isNotEqualTo(new ObservedItem(item, 1, Trust.FULL))
                .isNotEqualTo(ObservedItem.of(movie("b")))
                .isNotEqualTo(null);
    }
}
