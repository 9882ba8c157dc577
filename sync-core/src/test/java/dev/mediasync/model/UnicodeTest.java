package dev.mediasync.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UnicodeTest {
    private static final SourceId SOURCE = new SourceId("server-1");
    private static final String UNITS = "aé\uD83D\uDE00\uFFFD";
    private static final String HALF = "a\uD83Db";
    private static final List<Consumer<String>> REFUSING = List.of(
            SourceId::new,
            text -> new ItemKey(SOURCE, text),
            text -> new LibraryKey(SOURCE, text),
            text -> UserState.untouched(text),
            text -> new ExternalId("tmdb", text),
            text -> new ExternalId(text, "1"),
            text -> film().parentId(text).build(),
            text -> film().aliases(List.of(text)).build(),
            text -> film().identities(List.of(text)).build());

    @Test
    void whatSomethingIsKnownByIsRefused() {
        for (Consumer<String> maker : REFUSING) {
            assertThatThrownBy(() -> maker.accept(HALF))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("half a surrogate pair at 1")
                    .hasMessageContaining("a\uFFFDb");
            maker.accept("a\uD83D\uDE00b");
        }
    }

    @Test
    void textForPeopleIsMended() {
        Titles titles = new Titles(HALF, "\uDE00", "\uD83D\uDE00\uD83D");
        assertThat(titles).isEqualTo(new Titles("a\uFFFDb", "\uFFFD", "\uD83D\uDE00\uFFFD"));
        assertThat(new Tags(List.of("x", HALF), List.of(), List.of()).genres()).containsExactly("x", "a\uFFFDb");
        assertThat(new Credit(HALF, Credit.Role.ACTOR, null).person()).isEqualTo("a\uFFFDb");
        assertThat(new Library(new LibraryKey(SOURCE, "1"), HALF, LibraryKind.MOVIES).name())
                .isEqualTo("a\uFFFDb");
    }

    @Test
    void aMendedTextSurvivesBeingStoredAndNothingElseIsTouched() {
        Random random = new Random(7);
        for (int time = 0; time < 5_000; time++) {
            String text = random.ints(random.nextInt(8), 0, UNITS.length())
                    .mapToObj(at -> UNITS.substring(at, at + 1))
                    .collect(Collectors.joining());

            String mended = Unicode.mended(text);

            byte[] stored = mended.getBytes(StandardCharsets.UTF_8);
            assertThat(new String(stored, StandardCharsets.UTF_8)).isEqualTo(mended);
            assertThat(mended).hasSameSizeAs(text);
            boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(text);
            assertThat(mended.equals(text)).as(mended).isEqualTo(whole);
        }
    }

    private static MediaItem.Builder film() {
        return MediaItem.builder(new ItemKey(SOURCE, "1"), MediaKind.MOVIE, "A film");
    }
}
