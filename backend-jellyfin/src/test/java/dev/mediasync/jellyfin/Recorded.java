package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what real servers answered, from {@code jellyfin} in the directory that {@code mediasync.fixtures} names. */
final class Recorded {
    private static final String FIXTURES = "mediasync.fixtures";
    private static final JsonMapper MAPPER = new JsonMapper();

    private Recorded() {}

    static Path folder() {
        String folder = System.getProperty(FIXTURES, "");
        assumeThat(folder)
                .as("RECORDED ANSWERS NOT TRIED: name their directory with -D" + FIXTURES)
                .isNotEmpty();
        return Path.of(folder).resolve("jellyfin");
    }

    static List<Row> rows(String name) throws IOException {
        List<Row> rows = new ArrayList<>();
        byte[] json = Files.readAllBytes(folder().resolve(name));
        try (JsonParser parser = MAPPER.createParser(json)) {
            RowReader reader = new RowReader(parser, json);
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("Items")) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        rows.add(reader.row());
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return rows;
    }

    static Row single(String name) throws IOException {
        JsonNode tree = MAPPER.readTree(Files.readAllBytes(folder().resolve(name)));
        return Row.of(tree.has("Items") ? tree.get("Items").get(0) : tree);
    }
}
