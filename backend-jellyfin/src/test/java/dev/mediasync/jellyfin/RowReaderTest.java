package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.plan.ObservedItem.Trust;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is read of a page as it passes by is what a parser reads that makes a tree of it. */
class RowReaderTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> SCALARS = List.of(
            "Name",
            "SortName",
            "OriginalTitle",
            "Overview",
            "Path",
            "Container",
            "SeriesId",
            "SeasonId",
            "ParentId",
            "IndexNumber",
            "IndexNumberEnd",
            "ParentIndexNumber",
            "ProductionYear",
            "PremiereDate",
            "DateCreated",
            "RunTimeTicks",
            "OfficialRating",
            "CommunityRating",
            "CriticRating",
            "LocationType",
            "MediaSourceCount");
    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "-1",
            "2006",
            "7.4",
            "1e3",
            "-0.5E-2",
            "99999999999999999999",
            "1e999",
            "true",
            "false",
            "null",
            "\"\"",
            "\" \"",
            "\"2006\"",
            "\"a\"",
            "\"eight by\"",
            "\"eight bytes and more\"",
            "\"a\\\"b\"",
            "\"\\\\\"",
            "\"Tom \\u0026 Jerry\\u0027s\"",
            "\"\\u00fcber\"",
            "\"über\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"😀\"",
            "\"2010-06-16T00:00:00.0000000Z\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"/media/A (2001)/A (2001) - 4k.mkv\"",
            "\"\\/media\\/b.mkv\"",
            "\"Virtual\"",
            "\"line\\nbreak\\t\"",
            "[]",
            "[\"a\"]",
            "{}",
            "{\"a\":[1,{\"b\":2}]}");
    private static final List<String> LISTS = List.of(
            "[]",
            "null",
            "[\"Drama\"]",
            "[\"Drama\", \"Sci-Fi \\u0026 Fantasy\",null,\"\"]",
            "[{\"Name\":\"A24\",\"Id\":\"7\"}]",
            "[{\"Id\":7,\"Name\":\"N\\u00e9\"},{\"Name\":null},{\"Nane\":\"x\"}]",
            "{\"Name\":\"alone\"}",
            "\"word\"",
            "[[\"deep\"]]");
    private static final List<String> PAIRS = List.of(
            "{}",
            "null",
            "{\"Imdb\":\"tt0133093\",\"Tmdb\":603}",
            "{\"Tvdb\":\"81-name\",\"\\u00dcb\":\"x\"}",
            "{\"Primary\":\"abc\",\"Logo\":\"d e\"}",
            "[]",
            "{\"Imdb\":{\"a\":1}}",
            "{\"Imdb\":null,\"Tmdb\":\"0\"}");

    private static String random(Random chance, List<String> values) {
        return values.get(chance.nextInt(values.size()));
    }

    private static String json(Random chance, ItemType type) {
        List<String> fields = new ArrayList<>();
        fields.add("\"Id\":\"" + ItemRows.id(7) + "\"");
        fields.add("\"Type\":\"" + type.word() + "\"");
        for (String name : SCALARS) {
            if (chance.nextInt(3) == 0) {
                // Most of the values are as they should be, so that most rows are.
                fields.add("\"" + name + "\":" + random(chance, VALUES.subList(0, chance.nextInt(6) == 0 ? 36 : 32)));
            }
        }
        for (String name : List.of("Genres", "Tags", "Taglines", "Studios", "Artists", "BackdropImageTags")) {
            fields.add("\"" + name + "\":" + random(chance, LISTS.subList(0, chance.nextInt(6) == 0 ? 9 : 4)));
        }
        for (String name : List.of("ProviderIds", "ImageTags")) {
            fields.add("\"" + name + "\": " + random(chance, PAIRS.subList(0, chance.nextInt(6) == 0 ? 8 : 5)));
        }
        fields.add("\"Unknown\":{\"a\":[1,\"\\u0022]}\",{}],\"b\":" + random(chance, VALUES) + "}");
        fields.add("\"UserData\":{\"PlayCount\":" + random(chance, VALUES.subList(0, 12)) + ",\"Key\":\"7\",\"Played\":"
                + random(chance, List.of("true", "false", "null", "0", "1")) + ",\"Rating\":0}");
        java.util.Collections.shuffle(fields, chance);
        return "{" + String.join(chance.nextBoolean() ? "," : " ,\n ", fields) + "}";
    }

    private static Row listed(String json) {
        return PageParser.rows(("{\"Items\":[" + json + "]}").getBytes(StandardCharsets.UTF_8))
                .get(0);
    }

    @RepeatedTest(40)
    void aListedRowReadsAsATreeOfIt(RepetitionInfo repetition) {
        Random chance = new Random(repetition.getCurrentRepetition());
        for (int round = 0; round < 50; round++) {
            ItemType type = ItemType.values()[chance.nextInt(ItemType.values().length)];
            String json = json(chance, type);
            Parsed listed = ItemRows.parser().parse(listed(json), type);
            Parsed tree = ItemRows.parser().parse(Row.of(MAPPER.readTree(json)), type);

            assertThat(listed.getClass()).as(json).isEqualTo(tree.getClass());
            if (listed instanceof Parsed.Item one && tree instanceof Parsed.Item other) {
                assertThat(one.item()).as(json).isEqualTo(other.item());
                assertThat(one.trust()).as(json).isEqualTo(other.trust());
                assertThat(States.of(one.row(), type, "kim")).as(json).isEqualTo(States.of(other.row(), type, "kim"));
            }
        }
    }

    @Test
    void aPageThatIsCutAnywhereIsRefused() {
        String page =
                "{\"Items\":[" + json(new Random(1), ItemType.MOVIE) + "],\"TotalRecordCount\":1,\"StartIndex\":0}";
        for (int length = 0; length < page.length(); length++) {
            byte[] cut = page.substring(0, length).getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> PageParser.rows(cut)).isInstanceOf(MalformedPageException.class);
        }
        assertThat(PageParser.rows(page.getBytes(StandardCharsets.UTF_8))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "\"Items\"",
                "{\"Items\":{}}",
                "{\"Items\":[]} x",
                "{\"Items\":[]}{}",
                "{\"Items\":[],}",
                "{\"Items\":[{}}]",
                "{\"Items\":[{]]}",
                "{\"Items\" []}",
                "{Items:[]}",
                "{\"Items\":[{\"Name\":1.}]}",
                "{\"Items\":[{\"Name\":-}]}",
                "{\"Items\":[{\"Name\":1e}]}",
                "{\"Items\":[{\"Name\":tru}]}",
                "{\"Items\":[{\"Name\":\"\\x\"}]}",
                "{\"Items\":[{\"Name\":\"\\u12g4\"}]}",
                "{\"Items\":[{\"Name\":\"a\" \"b\"}]}",
                "{\"Items\":[{\"Genres\":[\"a\"}}]}",
                "{\"Items\":[1 2]}",
                "{\"Items\":[{\"a\":nul}]}"
            })
    void whatIsNoPageIsRefused(String text) {
        assertThatThrownBy(() -> PageParser.rows(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedPageException.class);
    }

    @Test
    void whatIsNoUtf8IsRefusedAndAMarkInFrontIsNot() {
        byte[] bad = "{\"Items\":[{\"Name\":\"caf?\"}]}".getBytes(StandardCharsets.UTF_8);
        bad["{\"Items\":[{\"Name\":\"caf".length()] = (byte) 0xE9;
        assertThatThrownBy(() -> PageParser.rows(bad)).hasMessageContaining("no UTF-8");
        assertThat(PageParser.rows("\uFEFF{\"Items\":[]}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void aPageThatIsTooDeepIsRefused() {
        String deep = "{\"Items\":[" + "[".repeat(100_000) + "]".repeat(100_000) + "]}";
        assertThatThrownBy(() -> PageParser.rows(deep.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("not so deep");
    }

    @Test
    void everyLetterOfATextCountsAndANumberIsItsText() {
        Set<Long> hashes = new HashSet<>();
        StringBuilder text = new StringBuilder();
        for (int length = 1; length <= 40; length++) {
            text.append('a');
            for (int at = 0; at < length; at++) {
                StringBuilder other = new StringBuilder(text);
                other.setCharAt(at, 'b');
                hashes.add(hash("\"" + other + "\""));
            }
        }
        assertThat(hashes).hasSize(820);
        assertThat(hash("1234567890")).isEqualTo(hash("\"1234567890\""));
        assertThat(hash("\"\"")).isEqualTo(hash("null"));
        assertThat(hash("\"a\\u0026\"")).isNotEqualTo(hash("\"a\\u0027\""));
    }

    private static long hash(String name) {
        return listed("{\"Name\":" + name + ",\"Year\":1}").hash(ItemType.MOVIE);
    }

    @Test
    void fieldsAndPairsComeInAnyOrder() {
        assertThat(listed("{\"Name\":\"T\",\"ProviderIds\":{\"Imdb\":\"tt1\",\"Tmdb\":\"2\"}}")
                        .hash(ItemType.MOVIE))
                .isEqualTo(listed("{\"ProviderIds\":{\"Tmdb\":\"2\",\"Imdb\":\"tt1\"},\"Name\":\"T\"}")
                        .hash(ItemType.MOVIE))
                .isNotEqualTo(listed("{\"ProviderIds\":{\"Tmdb\":\"tt1\",\"Imdb\":\"2\"},\"Name\":\"T\"}")
                        .hash(ItemType.MOVIE));
        assertThat(((Parsed.Item)
                                ItemRows.parser().parse(ItemRows.row(ItemType.MOVIE, 7, "'Name':'T'"), ItemType.MOVIE))
                        .trust())
                .isEqualTo(Trust.FULL);
    }
}
