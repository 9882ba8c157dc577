package dev.mediasync.jellyfin;

import static dev.mediasync.jellyfin.ItemRows.id;
import static dev.mediasync.jellyfin.ItemRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Items are made before they are asked for while everyone asks for them, and only then. */
class ForesightTest {
    private final ItemParser parser = ItemRows.parser();

    private Row shown(int number) {
        Row row = row(ItemType.MOVIE, number, "'Name':'T'");
        parser.foresee(List.of(row), ItemType.MOVIE);
        parser.shown(1);
        return row;
    }

    private static boolean made(Row row) {
        return Objects.requireNonNull(row.asListed()).made() != null;
    }

    private Parsed.Item item(Row row) {
        return (Parsed.Item) parser.parse(row, ItemType.MOVIE);
    }

    @Test
    void nothingIsMadeWhileNobodyAsks() {
        assertThat(made(shown(1))).isFalse();
        assertThat(made(shown(2))).isFalse();
    }

    @Test
    void whoAsksForEveryItemFindsTheNextOnesMade() {
        assertThat(item(shown(1)).item().title()).isEqualTo("T");
        shown(2);
        Row next = shown(3);
        assertThat(made(next)).isTrue();
        assertThat(item(next).item().key().id()).isEqualTo(id(3));
    }

    @Test
    void whoAsksNoMoreFindsNoneMade() {
        assertThat(item(shown(1)).item().title()).isEqualTo("T");
        shown(2);
        assertThat(made(shown(3))).isTrue();
        assertThat(made(shown(4))).isFalse();
    }

    @Test
    void aRowOfAnotherTypeOrWithAnOddFieldIsLeftToTheWalk() {
        assertThat(item(shown(1)).item().title()).isEqualTo("T");
        shown(2);
        Row series = row(ItemType.SERIES, 3, "'Name':'T'");
        Row odd = row(ItemType.MOVIE, 4, "'Name':['T']");
        parser.foresee(List.of(series, odd), ItemType.MOVIE);
        assertThat(made(series)).isFalse();
        assertThat(made(odd)).isFalse();
    }
}
