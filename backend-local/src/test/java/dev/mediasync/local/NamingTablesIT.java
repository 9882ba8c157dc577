package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mediasync.local.NamingTable.Score;
import dev.mediasync.model.ExternalId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How far names are read as other programs read them.
 *
 * <p>The tables are read from the directory {@code naming} below the one that {@code mediasync.fixtures} names. Rows
 * in which they contradict one another are named, with the reason, in {@code naming-decisions.tsv}.
 */
class NamingTablesIT {
    private static final String FIXTURES = "mediasync.fixtures";

    @ParameterizedTest
    @CsvSource({
        "jellyfin-episodes, title, 95",
        "jellyfin-episodes, season, 98",
        "jellyfin-episodes, episodes, 98",
        "jellyfin-episodes, end_episode, 98",
        "jellyfin-episodes, absolute, 98",
        "jellyfin-episodes, air_date, 98",
        "jellyfin-movies, title, 95",
        "jellyfin-movies, year, 98",
        "jellyfin-movies, extra, 98",
        "jellyfin-season-series-folders, title, 95",
        "jellyfin-season-series-folders, season, 98",
        "kodi-episodes-attributes, title, 95",
        "kodi-episodes-attributes, season, 98",
        "kodi-episodes-attributes, episodes, 98",
        "kodi-episodes-attributes, end_episode, 98",
        "kodi-episodes-attributes, edition, 98",
        "kodi-episodes-attributes, ids, 98",
        "parsetorrenttitle-mit, title, 95",
        "parsetorrenttitle-mit, year, 98",
        "parsetorrenttitle-mit, season, 98",
        "parsetorrenttitle-mit, episodes, 98",
        "jellyfin-extras-stubs-3d, extra, 98",
    })
    void readsAsOtherProgramsDo(String table, String field, double floor) throws IOException {
        Score score = NamingTable.read(tables(), table).score(field, decided(table));

        assertThat(score.rows()).as("rows of " + table + " that tell " + field).isPositive();
        assertThat(score.percent())
                .as("%% of %d rows, but for %s", score.rows(), String.join("%n", score.different()))
                .isGreaterThanOrEqualTo(floor);
    }

    @Test
    void readsTheIdsOfDatabasesAndTheFoldersOfDiscs() {
        for (Map<String, String> row :
                NamingTable.read(tables(), "jellyfin-provider-ids").rows()) {
            String database = row.getOrDefault("attribute", "").replaceFirst("id$", "");
            if (Set.of("imdb", "tmdb", "tvdb").contains(database)) {
                assertThat(ProviderTags.of(row.getOrDefault("input", "")).ids().stream()
                                .filter(id -> id.provider().equals(database))
                                .map(ExternalId::value)
                                .collect(Collectors.joining()))
                        .as(row.get("input"))
                        .isEqualTo(row.get("expected"));
            }
        }
        for (Map<String, String> row :
                NamingTable.read(tables(), "jellyfin-music-disc-folders").rows()) {
            String folder = row.getOrDefault("input", "").replaceFirst(".*/", "");
            assertThat(MusicGuess.disc(folder) != null).as(folder).isEqualTo("true".equals(row.get("is_disc_folder")));
        }
    }

    static Path tables() {
        String fixtures = System.getProperty(FIXTURES);
        assumeThat(fixtures)
                .as("NAMING TABLES NOT TRIED: name their directory with -D" + FIXTURES)
                .isNotNull();
        return Path.of(String.valueOf(fixtures), "naming");
    }

    private static Set<String> decided(String table) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(NamingTablesIT.class.getResourceAsStream("naming-decisions.tsv"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return NamingTable.rows(text.lines().toList()).stream()
                    .filter(row -> table.equals(row.get("table")))
                    .map(row -> row.get("row") + " " + row.get("field"))
                    .collect(Collectors.toSet());
        }
    }
}
