package dev.mediasync.plex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.internal.http.Answer;
import dev.mediasync.model.SourceId;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the quick reader of listings sees what a reader of JSON sees, however a page is spoilt. */
class ListingParserTest {
    private static final String ROW =
            "{'ratingKey':'7','type':'movie','title':'T\u00e9 \\'x\\' \\u00e9\\n','guid':'plex://movie/5d',"
                    + "'year':2006,'addedAt':1579514088,'rating':7.50,'audienceRating':-1.5e0,'summary':'A long summary \ud83d\ude00 of it',"
                    + "'unknown':[{'a':[1,2,{'b':null}]},true,false],'viewCount':1,'thumb':'/library/metadata/7/thumb/1',"
                    + "'Media':[{'id':4,'container':'mkv','odd':{'x':[]},'Part':[{'id':5,'key':'/library/parts/5/1579478991/f.mkv',"
                    + "'file':'/data/f.mkv','size':99999999999}]}],'Genre':[{'tag':'Drama'},{'tag':''}],"
                    + "'Image':[{'type':'clearLogo','url':'/logo'},{'type':'background','url':'/b'}],'Guid':[{'id':'imdb://tt1'}]}";
    private static final String PAGE =
            ("{ 'MediaContainer' : {'size':2,'totalSize':'2','offset':0,'x':{'y':[]},'Metadata':[" + ROW + ","
                            + ROW.replace("'7'", "8").replace("Drama", "Comedy") + "]}}")
                    .replace("\\'", "\\\"")
                    .replace('\'', '"');

    private final ItemParser items = new ItemParser(new SourceId("plex-1"));

    private static Answer answer(byte[] body) {
        return new Answer(200, HttpHeaders.of(Map.of(), (name, value) -> true), body);
    }

    private static String quick(byte[] body) {
        try {
            Container<ListedRow> page = ListingParser.parse(answer(body));
            List<String> ids = new ArrayList<>();
            page.rows().forEach(row -> ids.add(row.id() + " " + row.type()));
            return page.total() + " " + page.offset() + " " + ids;
        } catch (UnreadableJson e) {
            return "unreadable";
        }
    }

    private static String slow(byte[] body) {
        try {
            Container<Row> page = ContainerParser.parse(answer(body));
            List<String> ids = new ArrayList<>();
            page.rows().forEach(row -> ids.add(Observations.id(row) + " " + row.text("type")));
            return page.total() + " " + page.offset() + " " + ids;
        } catch (UnreadableJson e) {
            return "unreadable";
        }
    }

    /** An item of each row, made of the values that were noted, is that which is made of all of the row. */
    private void sameItems(byte[] body) {
        List<ListedRow> rows;
        try {
            rows = ListingParser.parse(answer(body)).rows();
        } catch (UnreadableJson e) {
            return;
        }
        for (ListedRow row : rows) {
            assertThat(made(row.known(), row)).as(show(body)).isEqualTo(made(row.whole(), row));
        }
    }

    private String made(Row fields, ListedRow row) {
        try {
            return items.item(fields, String.valueOf(row.id()), RowType.MOVIE).toString();
        } catch (IllegalArgumentException e) {
            return "none: " + e.getMessage();
        }
    }

    private static String show(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Test
    void anHonestPageIsReadAlikeByBoth() throws UnreadableJson {
        byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
        assertThat(quick(body)).isEqualTo(slow(body)).isEqualTo("2 0 [7 movie, 8 movie]");
        sameItems(body);
        ListedRow row = ListingParser.parse(answer(body)).rows().get(0);
        assertThat(row.shape()).isEqualTo(ListedRow.Shape.PLAIN);
        assertThat(row.known().text("title")).isEqualTo("T\u00e9 \"x\" \u00e9\n");
        assertThat(row.known().text("unknown")).isNull();
    }

    @Test
    void aPageThatHasToBeMendedHasTheFingerprintsOfAWholeOne() throws UnreadableJson {
        byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
        byte[] odd = PAGE.replace("\"x\":{", "\"x\t\":{").getBytes(StandardCharsets.UTF_8);
        List<Long> whole = new ArrayList<>();
        List<Long> mended = new ArrayList<>();
        ListingParser.parse(answer(body)).rows().forEach(row -> whole.add(row.fingerprint()));
        ListingParser.parse(answer(odd)).rows().forEach(row -> mended.add(row.fingerprint()));
        assertThat(mended).hasSize(2).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aSpoiltPageIsReadAlikeByBoth(long seed) {
        Random random = new Random(seed);
        byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
        for (int time = 0; time < 1_500; time++) {
            byte[] spoilt = spoilt(body, random);
            assertThat(quick(spoilt)).as(show(spoilt)).isEqualTo(slow(spoilt));
            sameItems(spoilt);
        }
    }

    private static byte[] spoilt(byte[] body, Random random) {
        byte[] spoilt = body.clone();
        int at = random.nextInt(body.length);
        switch (random.nextInt(4)) {
            case 0 -> spoilt[at] = (byte) random.nextInt(256);
            case 1 -> spoilt[at] = (byte) "{}[],:\"\\0-.e \t".charAt(random.nextInt(14));
            case 2 -> spoilt = Arrays.copyOf(body, at);
            default -> {
                int length = Math.min(body.length - at, 1 + random.nextInt(8));
                System.arraycopy(body, at, spoilt, Math.max(0, at - length), length);
            }
        }
        return spoilt;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "-",
                "1.",
                "1e",
                ".5",
                "tru",
                "nul",
                "'a",
                "[1,]",
                "{'a':1,}",
                "{'a'}",
                "{1:2}",
                "'\\x'",
                "[1 2]"
            })
    void whatIsNoJsonIsNoPage(String value) {
        byte[] body = ("{\"MediaContainer\":{\"size\":" + value.replace('\'', '"') + ",\"Metadata\":[]}}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(quick(body)).isEqualTo("unreadable");
    }
}
