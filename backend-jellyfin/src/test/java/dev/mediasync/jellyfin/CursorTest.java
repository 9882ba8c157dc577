package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a look at changes begins. */
class CursorTest {
    private static final View SHOWS = new View(Libraries.SHOWS, "Shows", "tvshows", "CollectionFolder");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static String text(Map<String, String> siblings) {
        return Objects.requireNonNull(Cursor.at(NOW, SHOWS, siblings)).text();
    }

    @Test
    void thousandsOfHiddenShowsAreRemembered() {
        Map<String, String> siblings = new TreeMap<>();
        for (int number = 0; number < 50_000; number++) {
            siblings.put(Libraries.id(number), Libraries.id(100_000 + number));
        }
        assertThat(Cursor.parse(text(siblings), SHOWS, NOW).siblings()).isEqualTo(siblings);
        assertThat(Cursor.parse(text(Map.of()), SHOWS, NOW).siblings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plex1 5 x", "jellyfin1 x y", "=", " a", " a=", " =b", " a=b ", "x"})
    void whatIsNoCursorIsRefused(String text) {
        String whole = text.matches("[ =x].*") ? text(Map.of()) + (text.equals("x") ? " x" : text) : text;
        assertThatThrownBy(() -> Cursor.parse(whole, SHOWS, NOW))
                .hasMessageContaining("so everything must be looked at");
    }
}
