package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        return PageParser.rows(Files.readAllBytes(folder().resolve(name)));
    }

    static Row single(String name) throws IOException {
        JsonNode tree = MAPPER.readTree(Files.readAllBytes(folder().resolve(name)));
        return Row.of(tree.has("Items") ? tree.get("Items").get(0) : tree);
    }
}
