package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StampTableTest {
    private static final int MANY = 300_000;

    @Test
    void manyIdsAreFoundAgainAfterGrowth() {
        StampTable table = new StampTable(0);
        for (int number = 0; number < MANY; number++) {
            add(table, "id" + number, number + 1L, ~number);
        }

        assertThat(table.size()).isEqualTo(MANY);
        for (int number = 0; number < MANY; number++) {
            int index = table.find("id" + number);
            if (index != number || table.handle(index) != number + 1L || table.fingerprint(index) != ~number) {
                throw new AssertionError("id" + number + " was found at " + index);
            }
        }
        assertThat(table.find("id" + MANY)).isEqualTo(StampTable.ABSENT);
    }

    @Test
    void idsThatDifferInOnePlaceOrInTheirOrderAreOthers() {
        StampTable table = new StampTable(0);
        Set<String> ids = new LinkedHashSet<>();
        for (int length = 0; length <= 13; length++) {
            String zeros = "0".repeat(length);
            ids.add(zeros);
            ids.add("\u0000".repeat(length));
            for (int at = 0; at < length; at++) {
                for (char other : new char[] {'1', '\u0000', 'a', '\u3030', '\uffff'}) {
                    ids.add(zeros.substring(0, at) + other + zeros.substring(at + 1));
                }
            }
        }
        for (String word :
                List.of("abcdefgh", "efghabcd", "badcfehg", "abcdabcd", "abcdefghabcdefgh", "efghabcdefghabcd")) {
            ids.add(word);
            ids.add(word + "x");
        }

        ids.forEach(id -> add(table, id, 1, 1));

        assertThat(table.size()).isEqualTo(ids.size());
    }

    @Test
    void aTableOfTheSizeThatWasExpectedTakesMore() {
        for (int expected : new int[] {0, 63, 64, 65, 96, 97, 1_000}) {
            StampTable table = new StampTable(expected);
            for (int number = 0; number < 3 * expected + 3; number++) {
                add(table, "id" + number, number + 1L, number);
            }
            assertThat(table.find("id" + 3 * expected)).isEqualTo(3 * expected);
        }
    }

    @Test
    void theKindOfAStoredIdIsKnown() {
        StampTable table = new StampTable(0);
        add(table, "recorded", 5, 1);
        add(table, "shown", 0, 1);

        assertThat(table.storedKind("recorded")).isEqualTo(MediaKind.EPISODE);
        assertThat(table.storedKind("shown")).isNull();
        assertThat(table.storedKind("other")).isNull();
        assertThat(table.recorded("recorded")).isTrue();
        assertThat(table.recorded("shown")).isFalse();
        assertThat(table.recorded("other")).isFalse();
    }

    private static void add(StampTable table, String id, long handle, long fingerprint) {
        if (table.find(id) != StampTable.ABSENT) {
            throw new AssertionError(id + " is taken for another");
        }
        table.add(MediaKind.EPISODE, handle, fingerprint);
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
