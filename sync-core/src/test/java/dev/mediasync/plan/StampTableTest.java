package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class StampTableTest {
    @Test
    void aMillionIdsAreFoundAgainAfterGrowth() {
        StampTable table = new StampTable(0);
        for (int number = 0; number < 1_000_000; number++) {
            assertThat(table.find("id" + number) == StampTable.ABSENT).isTrue();
            table.add(MediaKind.EPISODE, number + 1L, ~number);
        }

        assertThat(table.size()).isEqualTo(1_000_000);
        for (int number = 0; number < 1_000_000; number++) {
            int index = table.find("id" + number);
            if (index != number || table.handle(index) != number + 1L || table.fingerprint(index) != ~number) {
                throw new AssertionError("id" + number + " was found at " + index);
            }
        }
        assertThat(table.find("id1000000")).isEqualTo(StampTable.ABSENT);
    }

    @Test
    void prefixesAndNeighboursAreOthers() {
        StampTable table = new StampTable(8);
        List<String> ids =
                List.of("", "a", "aa", "aaa", "aaaa", "aaaaa", "a\u0000", "\u0000", "\u0000\u0000", "A", "ä", "千");
        for (String id : ids) {
            assertThat(table.find(id)).as("before " + id).isEqualTo(StampTable.ABSENT);
            table.add(MediaKind.MOVIE, 1, 1);
        }
        for (int index = 0; index < ids.size(); index++) {
            assertThat(table.find(ids.get(index))).isEqualTo(index);
        }
    }

    @Test
    void marksDoNotTouchTheKindOrEachOther() {
        StampTable table = new StampTable(1);
        assertThat(table.find("a")).isEqualTo(StampTable.ABSENT);
        int index = table.add(MediaKind.VIDEO, 1, 1);
        table.mark(index, 0x10);
        table.mark(index, 0x40);

        assertThat(table.kind(index)).isEqualTo(MediaKind.VIDEO);
        assertThat(table.marked(index, 0x10)).isTrue();
        assertThat(table.marked(index, 0x20)).isFalse();
        assertThat(table.marked(index, 0x40)).isTrue();
    }

    @Test
    void whatWasCommittedAheadIsStoredButNotRecorded() {
        StampTable table = new StampTable(1);
        assertThat(table.find("a")).isEqualTo(StampTable.ABSENT);
        int index = table.add(MediaKind.MOVIE, 0, 0);
        assertThat(table.stored("a")).isFalse();

        table.storedAhead(index, 77);

        assertThat(table.stored("a")).isTrue();
        assertThat(table.recorded("a")).isFalse();
        assertThat(table.fingerprint(index)).isEqualTo(77);
        assertThat(table.stored("b")).isFalse();
    }
}
