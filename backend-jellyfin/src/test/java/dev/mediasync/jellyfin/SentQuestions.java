package dev.mediasync.jellyfin;

import dev.mediasync.internal.http.Question;
import dev.mediasync.internal.http.Window;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a Jellyfin server of version 10.11 is asked. */
final class SentQuestions {
    private static final View LIBRARY = new View("library", "Movies", "movies", "CollectionFolder");
    private static final Questions QUESTIONS =
            new Questions(Dialect.JELLYFIN, new ServerInfo("server", "10.11.8", "Jellyfin Server"), "user");

    private SentQuestions() {}

    private static List<Question> listings() {
        return List.of(
                Ways.rows(QUESTIONS.full(LIBRARY, ItemType.MOVIE), new Window(0, 1)),
                QUESTIONS.bare(LIBRARY, ItemType.MOVIE),
                QUESTIONS.stated(LIBRARY, ItemType.MOVIE),
                QUESTIONS.filtered(LIBRARY, ItemType.MOVIE, "IsPlayed"),
                QUESTIONS.changed(LIBRARY, ItemType.MOVIE, Instant.EPOCH),
                QUESTIONS.some(List.of("item"), Dialect.JELLYFIN.versionFields()),
                QUESTIONS.someInFull(List.of("item")),
                QUESTIONS.members("set"));
    }

    /** The parameters of listings. */
    static Set<String> parameters() {
        Set<String> names = new TreeSet<>();
        for (Question question : listings()) {
            for (String pair : question.query().split("&", -1)) {
                names.add(pair.substring(0, pair.indexOf('=')));
            }
        }
        return names;
    }

    /** The fields that listings are asked for. */
    static Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        for (Question question : listings()) {
            for (String pair : question.query().split("&", -1)) {
                if (pair.startsWith("fields=")) {
                    String value = URLDecoder.decode(pair.substring("fields=".length()), StandardCharsets.UTF_8);
                    fields.addAll(List.of(value.split(",", -1)));
                }
            }
        }
        return fields;
    }

    /** The paths, as a description writes them. */
    static List<String> paths() {
        return List.of(
                        QUESTIONS.views(),
                        QUESTIONS.members("set"),
                        QUESTIONS.single("{itemId}"),
                        QUESTIONS.ancestors("{itemId}"),
                        QUESTIONS.entries("{playlistId}"),
                        QUESTIONS.counts(),
                        QUESTIONS.userData("{itemId}"),
                        QUESTIONS.played("{itemId}"),
                        QUESTIONS.favourite("{itemId}"))
                .stream()
                .map(Question::path)
                .toList();
    }
}
