package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.tck.MadeJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** What the cursor takes, Jackson takes and reads alike; what is plain JSON, the cursor takes. */
class PageCursorProperties {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build()
            .reader()
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Property(tries = 2_000)
    void plainJsonIsReadAsByJackson(@ForAll("json") String json) throws Exception {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(byCursor(bytes)).isEqualTo(byJackson(bytes));
    }

    @Property(tries = 10_000)
    void whateverIsTakenIsReadAsByJackson(
            @ForAll("json") String json, @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1 << 24) Integer> edits) {
        byte[] bytes = MadeJson.spoilt(json.getBytes(StandardCharsets.UTF_8), edits);
        if (new String(bytes, StandardCharsets.UTF_8).matches("(?s).*(\uFFFD|\\\\u[dD][89a-fA-F]).*")) {
            // Jackson refuses half a pair in a name, and any text that is no UTF-8, even where nobody reads it.
            return;
        }
        Object read;
        try {
            read = byCursor(bytes);
        } catch (MalformedPageException e) {
            return;
        }
        assertThat(read).isEqualTo(byJackson(bytes));
    }

    private static @Nullable Object byCursor(byte[] bytes) {
        PageCursor cursor = new PageCursor(bytes);
        try {
            if (!cursor.begin() || cursor.kind() != '{') {
                throw new MalformedPageException("A page is an object", 0);
            }
            cursor.skip();
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new MalformedPageException("The page breaks off", bytes.length);
        }
        return new JsonSlice(bytes, 0).value();
    }

    /** Without what is null, and with numbers as the cursor's reader makes them. */
    private static @Nullable Object byJackson(byte[] bytes) {
        try {
            return TreeValues.value(READER.readTree(bytes));
        } catch (JacksonException e) {
            throw new AssertionError("Jackson does not take it: " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    @Provide
    Arbitrary<String> json() {
        // Where a name stands twice, readers differ in which value counts.
        return Arbitraries.randomValue(random -> "{\"MediaContainer\":"
                + new MadeJson(random, name -> name.replaceFirst("^.", "\"" + random.nextLong())).value(5) + "}");
    }
}
