package dev.mediasync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.MediaKind;
import org.junit.jupiter.api.Test;

class StampTableTest {
    @Test
    void everyIdIsFoundAgainWhileTheTableGrows() {
        StampTable table = new StampTable(0);
        int count = 300_000;
        for (int number = 0; number < count; number++) {
            assertThat(table.find(id(number))).isEqualTo(StampTable.ABSENT);
            table.add(MediaKind.EPISODE, number + 1, number * 31L);
        }
        for (int number = 0; number < count; number++) {
            int index = table.find(id(number));
            assertThat(table.handle(index)).isEqualTo(number + 1);
            assertThat(table.fingerprint(index)).isEqualTo(number * 31L);
        }
        assertThat(table.find(id(count))).isEqualTo(StampTable.ABSENT);
    }

    @Test
    void idsThatDifferInOneCharacterOrInLengthAreDifferent() {
        StampTable table = new StampTable(0);
        for (String id : new String[] {"", "a", "b", "aa", "ab", "abcd", "abce", "abcde", "abcd\u0000", "映画", "映像"}) {
            assertThat(table.find(id)).as(id).isEqualTo(StampTable.ABSENT);
            table.add(MediaKind.MOVIE, 1, 0);
        }
    }

    @Test
    void marksAndKindStandBesideEachOther() {
        StampTable table = new StampTable(1);
        table.find("x");
        int index = table.add(MediaKind.VIDEO, 7, 0);
        table.mark(index, 0x10);
        table.mark(index, 0x40);
        assertThat(table.kind(index)).isEqualTo(MediaKind.VIDEO);
        assertThat(table.marked(index, 0x10)).isTrue();
        assertThat(table.marked(index, 0x20)).isFalse();
    }

    private static String id(int number) {
        return "Shows/Some Show/Season 01/Some Show - S01E" + number + ".mkv";
    }
}
