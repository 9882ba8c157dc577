package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.plan.ObservedItem.Trust;
import dev.mediasync.source.PushHint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every recorded file is read as what its sources say that it is; one without a case fails.
 *
 * <p>The cases stand in {@code recorded-files.tsv}: file, kind, and what is expected. A star stands for each version.
 */
class RecordedFilesIT {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> VERSIONS = List.of("recorded-12.0", "recorded-10.11", "recorded-10.10");

    private record Case(String file, String kind, String expected) {
        static Case of(String line) {
            String[] parts = line.split("\t", -1);
            return new Case(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
        }

        Stream<Case> perVersion() {
            return file.startsWith("recorded-*")
                    ? VERSIONS.stream().map(version -> new Case(file.replace("recorded-*", version), kind, expected))
                    : Stream.of(this);
        }

        byte[] bytes() {
            try {
                return Files.readAllBytes(Recorded.folder().resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        JsonNode tree() {
            return MAPPER.readTree(bytes());
        }

        Row row() {
            return Row.of(tree());
        }

        List<String> lines() {
            return new String(bytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static List<Case> cases() throws IOException {
        try (InputStream table = RecordedFilesIT.class.getResourceAsStream("/recorded-files.tsv")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Case::of)
                    .flatMap(Case::perVersion)
                    .toList();
        }
    }

    @Test
    void everyFileHasACaseAndEveryCaseAFile() throws IOException {
        Path folder = Recorded.folder();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(
                            cases().stream().map(Case::file).toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFileIsWhatItsSourcesSay() throws IOException {
        Recorded.folder();
        return cases().stream().map(one -> DynamicTest.dynamicTest(one.file(), () -> check(one)));
    }

    private static void check(Case one) throws IOException {
        switch (one.kind()) {
            case "rows" -> rows(one);
            case "frames" -> frames(one);
            case "start" -> start(one);
            case "scan" -> scan(one);
            case "paths" -> paths(one);
            case "requests" -> requests(one);
            case "item" -> item(one);
            case "description" -> description(one);
            case "shapes" -> shapes(one.tree());
            case "notes" -> assertThat(one.lines()).isNotEmpty();
            default -> {
                assertThatThrownBy(() -> PageParser.rows(one.bytes())).isInstanceOf(MalformedPageException.class);
                assertThat(summary(one)).isEqualTo(one.expected());
            }
        }
    }

    /** What is no page, as far as it is of use. */
    private static String summary(Case one) {
        return switch (one.kind()) {
            case "problem" -> String.valueOf(one.row().whole("status"));
            case "server" ->
                one.row().word("Id") == null ? "" : String.valueOf(one.row().word("Version"));
            case "user" -> Account.of(one.tree(), "id", Account.Rights.USER).name();
            case "code" ->
                one.row().word("Secret") == null ? "" : String.valueOf(one.row().flag("Authenticated"));
            case "state" -> state(one.row());
            case "list" -> Integer.toString(one.tree().size());
            case "word" ->
                one.expected().equals("not permitted")
                        ? one.tree().asString().replaceAll(".*(not permitted).*", "$1")
                        : one.tree().toString();
            case "counts" ->
                Stream.of("MovieCount", "SeriesCount", "EpisodeCount", "SongCount")
                        .map(name -> String.valueOf(one.row().whole(name)))
                        .reduce((first, second) -> first + " " + second)
                        .orElseThrow();
            case "login" -> one.row().word("AccessToken") == null || !one.tree().has("User") ? "none" : "";
            case "refusal" -> one.lines().size() == 1 ? "" : "many lines";
            case "settings" -> one.tree().isObject() ? "" : "no object";
            default -> throw new IllegalStateException("No kind " + one.kind());
        };
    }

    private static String state(Row row) {
        var state = States.of(row, ItemType.MOVIE, "kim");
        return state.position().toSeconds() + " " + state.played() + " " + state.playCount() + " " + state.favourite();
    }

    private static void rows(Case one) {
        List<Row> rows = PageParser.rows(one.bytes());
        JsonNode total = one.tree().path("TotalRecordCount");
        assertThat(rows.size() + " " + (total.isMissingNode() ? "-" : total.toString()))
                .isEqualTo(one.expected());
        for (Row row : rows) {
            ItemType type = ItemType.ofWord(row.word("Type"));
            Parsed parsed = ItemRows.parser().parse(row, type == null ? ItemType.MOVIE : type);
            assertThat(parsed.id()).isNotNull();
            if (type == null) {
                assertThat(parsed).isInstanceOf(Parsed.Unsupported.class);
            } else {
                assertThat(((Parsed.Item) parsed).trust()).isEqualTo(Trust.FULL);
                assertThat(((Parsed.Item) parsed).item().title()).isEqualTo(row.text("Name"));
            }
        }
    }

    private static void item(Case one) {
        Row row = one.row();
        ItemType type = Objects.requireNonNull(ItemType.ofWord(row.word("Type")));
        Parsed.Item item = (Parsed.Item) ItemRows.parser().parse(row, type);
        assertThat(item.trust()).isEqualTo(Trust.FULL);
        assertThat(type.word() + " " + item.item().title()).isEqualTo(one.expected());
    }

    /** Lines, and among the frames about a library those that say to look at everything, and those that name items. */
    private static void frames(Case one) {
        HintParser parser = new HintParser(Dialect.JELLYFIN, new Echoes(Clock.systemUTC()));
        int everything = 0;
        int named = 0;
        for (String line : one.lines()) {
            for (var hint : line.contains("\"LibraryChanged\"") ? parser.hints(line) : List.<PushHint>of()) {
                everything += hint.ids().isEmpty() ? 1 : 0;
                named += hint.ids().isEmpty() ? 0 : 1;
            }
        }
        assertThat(one.lines().size() + " " + everything + " " + named).isEqualTo(one.expected());
    }

    /** At no moment of a start is what lists items up while the server does not say who it is. */
    private static void start(Case one) {
        assertThat(one.lines()).hasSize(Integer.parseInt(one.expected()));
        for (String line : one.lines()) {
            String[] cells = line.split("\t", -1);
            if (cells[3].contains("\"serverName\"")) {
                assertThat(cells[1]).doesNotStartWith("200");
            }
        }
    }

    /** While a server takes items in, a user is never shown more than a key. */
    private static void scan(Case one) {
        List<String> lines = one.lines();
        assertThat(lines).hasSize(Integer.parseInt(one.expected()) + 1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (!cells[1].equals("-")) {
                assertThat(Integer.parseInt(cells[1])).isLessThanOrEqualTo(Integer.parseInt(cells[3]));
            }
        }
    }

    /** Outside the base path nothing is data. */
    private static void paths(Case one) {
        assertThat(one.lines()).hasSize(Integer.parseInt(one.expected()));
        for (String line : one.lines()) {
            String[] cells = line.split("\t", -1);
            boolean inside = cells[0].regionMatches(true, 0, "/jf/", 0, 4);
            assertThat(cells[1].startsWith("2") && !inside).as(line).isFalse();
        }
    }

    private static void requests(Case one) {
        assertThat(one.lines()).hasSize(Integer.parseInt(one.expected()));
        Path folder =
                Objects.requireNonNull(Recorded.folder().resolve(one.file()).getParent());
        for (String line : one.lines()) {
            String file = line.split("\t", -1)[0];
            assertThat(file.equals("-") || file.isEmpty() || Files.exists(folder.resolve(file)))
                    .as(line)
                    .isTrue();
        }
    }

    /** A parameter or field that a server does not know it ignores, and answers more. */
    private static void description(Case one) {
        JsonNode api = one.tree();
        List<String> parameters = new ArrayList<>();
        api.at("/paths/~1Items/get/parameters")
                .forEach(parameter -> parameters.add(parameter.path("name").asString()));
        List<String> fields = new ArrayList<>();
        api.at("/components/schemas/ItemFields/enum").forEach(field -> fields.add(field.asString()));
        assertThat(SentQuestions.parameters()).isNotEmpty().allMatch(parameters::contains);
        assertThat(SentQuestions.fields()).isNotEmpty().allMatch(fields::contains);
        assertThat(SentQuestions.paths()).allMatch(path -> api.path("paths").has(path));
    }

    private static void shapes(JsonNode tree) {
        for (String list : List.of("library_items", "search", "playlist_items")) {
            for (JsonNode node : tree.path(list).path("Items")) {
                Row row = Row.of(node);
                Parsed parsed = ItemRows.parser().parse(row, Objects.requireNonNull(ItemType.ofWord(row.word("Type"))));
                assertThat(((Parsed.Item) parsed).trust()).isEqualTo(Trust.FULL);
            }
        }
        assertThat(View.of(Row.of(tree.path("libraries").path("Items").get(0)), Dialect.JELLYFIN))
                .isEqualTo(new View("lib-1", "Movies", "movies", "CollectionFolder"));
    }
}
