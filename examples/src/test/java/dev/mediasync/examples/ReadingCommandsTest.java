package dev.mediasync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.examples.Stage.Played;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.MediaStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReadingCommandsTest {
    private static final String DEFAULT_AND_METRO =
            Stage.DEFAULT.replace("# Shows", "m|movie|Metro||1997\nt|movie|The Last Metro||1980\n# Shows");

    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void prepare() {
        stage = new Stage(folder);
        stage.sourced("sync");
    }

    private List<String> keys(String... options) {
        return stage.stored(options).json().stream()
                .map(line -> line.get("key").stringValue())
                .toList();
    }

    @Test
    void browseListsEveryItem() {
        Played played = stage.stored("browse", "--json");

        assertThat(played.code()).isZero();
        assertThat(played.json())
                .hasSize(5)
                .allSatisfy(line -> assertThat(Played.keys(line))
                        .containsExactly("key", "kind", "title", "year", "parent", "season", "episode", "available"));
        assertThat(played.out().lines())
                .contains("{\"key\":\"list/b\",\"kind\":\"movie\",\"title\":\"東京物語\",\"year\":1953,\"parent\":null,"
                        + "\"season\":null,\"episode\":null,\"available\":true}")
                .contains("{\"key\":\"list/e1\",\"kind\":\"episode\",\"title\":\"The Target\",\"year\":null,"
                        + "\"parent\":\"list/s1\",\"season\":1,\"episode\":1,\"available\":true}");
    }

    @Test
    void browseIsNarrowed() {
        assertThat(keys("browse", "--json", "--kind", "movie")).containsExactly("list/a", "list/b");
        assertThat(keys("browse", "--json", "--parent", "list/s")).containsExactly("list/s1");
        assertThat(keys("browse", "--json", "--limit", "3")).hasSize(3);
        assertThat(keys("browse", "--json", "--library", "Shows")).containsExactly("list/s", "list/s1", "list/e1");
        assertThat(keys("browse", "--json", "--library", "Shows", "--library", "Films", "--limit", "4"))
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(keys("browse", "--json", "--parent", "list/none")).isEmpty();
    }

    @Test
    void browseIsOrdered() {
        assertThat(keys("browse", "--json", "--kind", "movie", "--sort", "title", "--descending"))
                .containsExactly("list/b", "list/a");
        assertThat(stage.stored("browse", "--sort", "size").err()).contains("TITLE");
        assertThat(keys("browse", "--json", "--genre", "Western")).isEmpty();
        assertThat(keys("browse", "--json", "--person", "Nobody")).isEmpty();
    }

    @Test
    void checkRepairs() {
        assertThat(stage.stored("check", "--repair", "--json")
                        .only()
                        .get("orphans")
                        .intValue())
                .isZero();
    }

    @Test
    void browseReadsPageByPage() {
        StringBuilder films = new StringBuilder("# Films\n");
        for (int film = 0; film < 10_003; film++) {
            films.append("f" + film + "|movie|Film\n");
        }
        stage.lists(films.toString());
        stage.sourced("sync");

        assertThat(keys("browse", "--json", "--library", "Films"))
                .hasSize(10_003)
                .doesNotHaveDuplicates();
        assertThat(keys("browse", "--json", "--library", "Films", "--limit", "10001"))
                .hasSize(10_001);
    }

    @Test
    void browseShowsPeopleWhatTheyLookFor() {
        assertThat(stage.stored("browse").out())
                .contains("movie    東京物語 (1953)")
                .contains("episode  S01E01 The Target");
    }

    @Test
    void searchFindsByWordsBestFirst() {
        Played played = stage.stored("search", "東京", "--json");

        assertThat(played.code()).isZero();
        assertThat(played.out().strip())
                .isEqualTo("{\"key\":\"list/b\",\"kind\":\"movie\",\"title\":\"東京物語\",\"year\":1953,\"parent\":null,"
                        + "\"season\":null,\"episode\":null,\"available\":true}");
        stage.lists(DEFAULT_AND_METRO);
        stage.sourced("sync");
        assertThat(keys("search", "metro", "--json")).containsExactly("list/m", "list/a", "list/t");
        assertThat(stage.stored("search", "the", "target").out()).contains("episode  S01E01 The Target");
    }

    @Test
    void searchIsNarrowed() {
        assertThat(keys("search", "the", "--json")).containsExactlyInAnyOrder("list/s", "list/e1");
        assertThat(keys("search", "the", "--json", "--kind", "show")).containsExactly("list/s");
        assertThat(keys("search", "the", "--json", "--limit", "1")).hasSize(1);
        assertThat(keys("search", "the", "--json", "--library", "Films")).isEmpty();
        assertThat(keys("search", "the", "--json", "--library", "Films", "--library", "Shows"))
                .hasSize(2);
        assertThat(stage.stored("search", "the", "--library", "None").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "*", "AND", "NEAR(a b)", "title:x", "^x", "-x", "-", "???", "", "🎬", "' OR 1=1"})
    void searchTakesAnyTextForWords(String text) {
        Played played = stage.stored("search", text, "--json");

        assertThat(played.code()).isZero();
        assertThat(played.err()).isEmpty();
        assertThat(stage.run("search", "--db", stage.db.toString(), "--", text, "--the")
                        .code())
                .isZero();
    }

    @Test
    void showPrintsEverythingOfAnItem() {
        JsonNode item = stage.stored("show", "list/e1", "--json").only();

        assertThat(Played.keys(item))
                .startsWith("key", "kind", "title", "year", "parent", "season", "episode", "available")
                .contains(
                        "titles", "numbering", "dates", "about", "tags", "credits", "externalIds", "artwork", "parts");
        assertThat(item.get("numbering").get("episode").intValue()).isEqualTo(1);
        assertThat(stage.stored("show", "list/a").out()).contains("Metropolis (1927)", "key: list/a");
    }

    @Test
    void showTellsFilesAndTheirStreams() {
        StringBuilder text = new StringBuilder();
        PartText.append(
                text,
                new MediaPart("4K", "a/f.mkv", 12L, "mkv", Duration.ofSeconds(2), null)
                        .withStreams(List.of(
                                MediaStream.builder(MediaStream.Kind.VIDEO)
                                        .codec("hevc")
                                        .size(3840, 2160)
                                        .stereo(MediaStream.Stereo.HALF_TOP_BOTTOM)
                                        .build(),
                                MediaStream.builder(MediaStream.Kind.SUBTITLE)
                                        .language("pt-BR")
                                        .title("two\nlines")
                                        .marks(Set.of(MediaStream.Mark.FORCED, MediaStream.Mark.HEARING_IMPAIRED))
                                        .file("a/f.srt")
                                        .build())));

        assertThat(text.toString())
                .isEqualTo("\n  part: a/f.mkv, 4K, mkv, 12 bytes, PT2S"
                        + "\n    video: hevc, 3840x2160, half top bottom"
                        + "\n    subtitle: pt-BR, two lines, forced, hearing impaired, a/f.srt");
    }

    @Test
    void stateIsKeptForEachUser() {
        Played untouched = stage.stored("state", "list/a", "--json");
        assertThat(untouched.out().strip())
                .isEqualTo("{\"key\":\"list/a\",\"user\":\"default\",\"positionSeconds\":0,\"played\":false,"
                        + "\"playCount\":0}");

        assertThat(stage.stored("state", "list/a", "--position", "42.5", "--json")
                        .out())
                .contains("\"positionSeconds\":42.5");
        assertThat(stage.stored("state", "list/a", "--user", "ada", "--position", "100", "--json")
                        .out())
                .contains("\"user\":\"ada\",\"positionSeconds\":100,");
        assertThat(stage.stored("state", "list/a", "--json").out()).contains("\"positionSeconds\":42.5");
        stage.stored("state", "list/a", "--played");
        assertThat(stage.stored("state", "list/a", "--played", "--json").out())
                .contains("\"positionSeconds\":0,\"played\":true,\"playCount\":2");
        assertThat(stage.stored("state", "list/a", "--unplayed").out())
                .isEqualTo("list/a, default: not played, at 0:00:00" + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e300", "soon"})
    void stateRefusesWrongPositions(String position) {
        assertThat(stage.stored("state", "list/a", "--position", position).code())
                .isEqualTo(2);
    }

    @Test
    void stateListsWhatTheSourceHasNotSeen() {
        assertThat(stage.stored("state", "--unsent", "--json").out()).isEmpty();
        stage.stored("state", "list/a", "--position", "42.5");
        stage.stored("state", "list/b", "--user", "ada", "--played");

        Played unsent = stage.stored("state", "--unsent", "--json");

        assertThat(unsent.code()).isZero();
        assertThat(unsent.json())
                .extracting(line ->
                        line.get("key").asString() + " " + line.get("user").asString())
                .containsExactly("list/a default", "list/b ada");
        assertThat(Played.keys(unsent.json().get(0)))
                .containsExactly("key", "user", "positionSeconds", "played", "playCount", "changed", "number");
        assertThat(stage.stored("state", "--unsent").out())
                .contains("list/b, ada: played 1 time, at 0:00:00, changed ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "state list/a --unsent", "state --unsent --played"})
    void stateNamesOneItemOrAsksForWhatIsUnsent(String line) {
        Played played = stage.stored(line.split(" ", -1));

        assertThat(played.code()).isEqualTo(2);
        assertThat(played.err()).contains("--unsent");
    }

    @Test
    void stateTakesOneChangeAtATime() {
        assertThat(stage.stored("state", "list/a", "--played", "--unplayed").code())
                .isEqualTo(2);
    }

    @Test
    void statusShowsEachLibrary() {
        stage.lists("# Films\n");
        String digest = stage.sourced("sync", "--json", "--library", "Films")
                .only()
                .get("plan")
                .stringValue();

        List<JsonNode> lines = stage.stored("status", "--json").json();

        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(Played.keys(line))
                        .containsExactly(
                                "source",
                                "library",
                                "items",
                                "outcome",
                                "lastRun",
                                "blocked",
                                "withheld",
                                "withheldSince"));
        assertThat(lines.get(0).get("outcome").stringValue()).isEqualTo("BLOCKED");
        assertThat(lines.get(0).get("blocked").stringValue()).isEqualTo(digest);
        assertThat(lines.get(0).get("items").intValue()).isEqualTo(2);
        assertThat(lines.get(0).get("lastRun").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(lines.get(1).get("blocked").isNull()).isTrue();
        assertThat(stage.stored("status", "--library", "Films").out())
                .contains("Films: 2 items, last run BLOCKED at ", "A plan waits for an approval: " + digest);
    }

    @Test
    void changesAreListedInOrder() {
        List<JsonNode> all = stage.stored("changes", "--json").json();
        assertThat(all)
                .hasSize(5)
                .allSatisfy(line -> assertThat(Played.keys(line))
                        .containsExactly(
                                "sequence", "at", "source", "library", "verb", "key", "from", "kind", "title"));
        long third = all.get(2).get("sequence").longValue();

        assertThat(stage.stored("changes", "--json", "--since", "" + third).json())
                .hasSize(2);
        assertThat(stage.stored("changes", "--json", "--limit", "1").only()).isEqualTo(all.get(0));
        assertThat(stage.stored("changes", "--json", "--library", "Films").json())
                .hasSize(2);
        assertThat(stage.stored("changes").out()).contains("added    movie    list/a  (Films)");
    }

    @Test
    void checkFindsNothingWrong() {
        assertThat(stage.stored("check", "--json").out().strip())
                .isEqualTo("{\"items\":5,\"orphans\":0,\"foreignKeyViolations\":0,\"integrity\":\"ok\"}");
        assertThat(stage.stored("check").out().strip()).isEqualTo("5 items, 0 orphans, 0 broken references, file ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "state"})
    void anUnknownKeyIsAUsageError(String command) {
        Played unknown = stage.stored(command, "list/none");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err())
                .startsWith("mediasync: There is no item list/none")
                .hasLineCount(1);
        Played shapeless = stage.stored(command, "none");
        assertThat(shapeless.code()).isEqualTo(2);
        assertThat(shapeless.err()).contains("An item key looks like source/id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "browse",
                "search the",
                "status",
                "check",
                "changes",
                "show list/a",
                "why list/a",
                "state list/a",
                "plan"
            })
    void aMissingDatabaseIsNotMade(String command) {
        Path none = folder.resolve("none.db");
        String[] words = (command + " --db").split(" ", -1);
        String[] arguments = java.util.Arrays.copyOf(words, words.length + 1);
        arguments[words.length] = none.toString();

        Played played = stage.run(arguments);

        assertThat(played.code()).isEqualTo(2);
        assertThat(played.out()).isEmpty();
        assertThat(played.err())
                .isEqualTo("mediasync: " + none + ": no such database; run sync first" + System.lineSeparator());
        assertThat(none).doesNotExist();
    }
}
