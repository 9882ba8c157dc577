package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.Credit;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaStream;
import dev.mediasync.repository.ChangeEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodesTest {
    private static final Path DOC = Path.of("..", "docs", "schema.md");

    @TempDir
    Path folder;

    @Test
    void everyWordHasANumberOfItsOwnThatStaysForEver() {
        assertThat(codes(MediaKind.class, Codes::of))
                .isEqualTo(Map.ofEntries(
                        Map.entry(1, MediaKind.EPISODE),
                        Map.entry(2, MediaKind.MOVIE),
                        Map.entry(3, MediaKind.SHOW),
                        Map.entry(4, MediaKind.SEASON),
                        Map.entry(5, MediaKind.ARTIST),
                        Map.entry(6, MediaKind.ALBUM),
                        Map.entry(7, MediaKind.TRACK),
                        Map.entry(8, MediaKind.COLLECTION),
                        Map.entry(9, MediaKind.PLAYLIST),
                        Map.entry(10, MediaKind.MUSIC_VIDEO),
                        Map.entry(11, MediaKind.VIDEO)));
        assertThat(codes(Credit.Role.class, Codes::of))
                .isEqualTo(Map.of(
                        1, Credit.Role.ACTOR,
                        2, Credit.Role.DIRECTOR,
                        3, Credit.Role.WRITER,
                        4, Credit.Role.PRODUCER,
                        5, Credit.Role.COMPOSER,
                        6, Credit.Role.OTHER));
        assertThat(codes(Artwork.Kind.class, Codes::of))
                .isEqualTo(Map.of(
                        1, Artwork.Kind.POSTER,
                        2, Artwork.Kind.BACKGROUND,
                        3, Artwork.Kind.BANNER,
                        4, Artwork.Kind.THUMB,
                        5, Artwork.Kind.LOGO));
        assertThat(codes(MediaStream.Kind.class, Codes::of))
                .isEqualTo(Map.of(1, MediaStream.Kind.AUDIO, 2, MediaStream.Kind.VIDEO, 3, MediaStream.Kind.SUBTITLE));
        assertThat(codes(ChangeEvent.Verb.class, Codes::of))
                .isEqualTo(Map.of(
                        1, ChangeEvent.Verb.ADDED,
                        2, ChangeEvent.Verb.UPDATED,
                        3, ChangeEvent.Verb.REKEYED,
                        4, ChangeEvent.Verb.REMOVED,
                        5, ChangeEvent.Verb.USER_STATE));
    }

    private static <E extends Enum<E>> Map<Integer, E> codes(Class<E> type, ToIntFunction<E> code) {
        Map<Integer, E> codes = new HashMap<>();
        EnumSet.allOf(type).forEach(word -> codes.put(code.applyAsInt(word), word));
        return codes;
    }

    @Test
    void theViewOfItemsKnowsEveryKind() {
        Path file = folder.resolve("library.db");
        SqliteMediaRepository.open(file).close();
        try (Handle handle = Jdbi.create("jdbc:sqlite:" + file).open()) {
            handle.execute("INSERT INTO ms_source (id, key) VALUES (1, 'nas')");
            handle.execute("INSERT INTO ms_prefix (id, source_id, text) VALUES (1, 1, 'kinds/')");
            for (MediaKind kind : MediaKind.values()) {
                handle.execute(
                        "INSERT INTO ms_item (prefix_id, name, kind, title) VALUES (1, ?, ?, 'A title')",
                        kind.word(),
                        Codes.of(kind));
            }
            assertThat(handle.createQuery(
                                    "SELECT count(*) FROM ms_items WHERE source = 'nas' AND key = 'kinds/' || kind")
                            .mapTo(int.class)
                            .one())
                    .isEqualTo(MediaKind.values().length);
        }
    }

    @Test
    void theDocumentTellsEveryNumber() throws Exception {
        String doc = Files.readString(DOC);
        for (MediaKind kind : MediaKind.values()) {
            assertThat(doc).contains("| " + Codes.of(kind) + " | " + kind.word() + " |");
        }
    }
}
