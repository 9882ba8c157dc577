package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.SourceId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeftOutTest {
    private static final SourceId SOURCE = new SourceId("s");

    @Test
    void itemsThatWaitAreNamedWithTheirParent() {
        Reason reason = LeftOut.unparented(
                List.of(new Unparented(new ItemKey(SOURCE, "e1"), "One\nline", "p"), new Unparented(
                        new ItemKey(SOURCE, "e2"), "Two", null)));

        assertThat(reason.code()).isEqualTo(ReasonCode.UNPARENTED);
        assertThat(reason.message())
                .isEqualTo("2 items wait, because the source does not list their parent: One line (e1, below p),"
                        + " Two (e2, which names none).");
    }

    @Test
    void ofManyOnlySomeAreNamed() {
        List<String> ids = IntStream.rangeClosed(1, 13).mapToObj(Integer::toString).toList();

        Reason reason = LeftOut.unreadable(ids, ids.size());

        assertThat(reason.code()).isEqualTo(ReasonCode.UNREADABLE);
        assertThat(reason.message())
                .startsWith("13 items of the source could not be read")
                .endsWith(": 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, and 3 more.");
    }
}
