package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mediasync.local.Catalogued.NameTitle;
import dev.mediasync.local.EpisodeName.SeasonKnown;
import dev.mediasync.model.ExternalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How far names are read as other programs read them; their tables disagree with one another, so 100 % is no aim.
 *
 * <p>The tables are read from the directory {@code naming} below the one that {@code mediasync.fixtures} names.
 */
class NamingTablesIT {
    private static final String FIXTURES = "mediasync.fixtures";
    private static final int SHOWN_DISAGREEMENTS = 10;
    private static final Set<String> DATABASES = Set.of("imdb", "tmdb", "tvdb");

    @ParameterizedTest
    @CsvSource({
        "jellyfin-episodes, season, 98.8",
        "jellyfin-episodes, episodes, 99.2",
        "jellyfin-episodes, end_episode, 100",
        "jellyfin-episodes, title, 83.7",
        "kodi-episodes-attributes, season, 100",
        "kodi-episodes-attributes, episodes, 77.7",
        "kodi-episodes-attributes, end_episode, 95",
        "jellyfin-movies, title, 83.7",
        "jellyfin-movies, year, 100",
        "jellyfin-season-series-folders, season, 96.2",
        "jellyfin-season-series-folders, title, 100",
        "jellyfin-provider-ids, expected, 100",
    })
    void agreesWithOtherProgramsAsFarAsItDid(String table, String field, double floor) throws IOException {
        int rows = 0;
        List<String> disagreements = new ArrayList<>();
        for (Map<String, String> row : rows(table)) {
            if (asserts(row, field)) {
                rows++;
                String expected = compared(field, row.getOrDefault(field, ""));
                String told = compared(field, told(row, field));
                if (!told.equals(expected)) {
                    disagreements.add(row.get("id") + " \"" + row.get("input") + "\": \"" + told + "\" instead of \""
                            + expected + '"');
                }
            }
        }
        assertThat(rows).as("rows of " + table + " that tell " + field).isPositive();
        assertThat(100.0 * (rows - disagreements.size()) / rows)
                .as(
                        "%% of %d rows of %s that agree in %s; the first disagreements:%n%s",
                        rows,
                        table,
                        field,
                        String.join(
                                System.lineSeparator(),
                                disagreements.subList(0, Math.min(SHOWN_DISAGREEMENTS, disagreements.size()))))
                .isGreaterThanOrEqualTo(floor);
    }

    private static boolean asserts(Map<String, String> row, String field) {
        String attribute = row.get("attribute");
        return attribute == null
                ? Arrays.asList(row.getOrDefault("asserted", "").split(",")).contains(field)
                : DATABASES.contains(database(attribute));
    }

    private static String database(String attribute) {
        return attribute.endsWith("id") ? attribute.substring(0, attribute.length() - 2) : attribute;
    }

    private static String compared(String field, String value) {
        return switch (field) {
            case "title" -> NameWords.normal(value);
            case "episodes" -> value.split("[,-]", 2)[0];
            default -> value.toLowerCase(Locale.ROOT);
        };
    }

    private static String told(Map<String, String> row, String field) {
        Names names = Names.of(row.getOrDefault("input", ""));
        String attribute = row.get("attribute");
        if (attribute != null) {
            return ProviderTags.of(names.whole()).ids().stream()
                    .filter(id -> id.provider().equals(database(attribute)))
                    .map(ExternalId::value)
                    .findFirst()
                    .orElse("");
        }
        String kind = row.getOrDefault("kind", "");
        if (kind.equals("movie")) {
            MovieName film = MovieName.of(names.stem());
            return field.equals("title") ? film.title() : text(film.year());
        }
        if (kind.endsWith("folder")) {
            boolean shows = row.getOrDefault("note", "").contains("tv library");
            return field.equals("title") ? seriesTitle(names) : text(folderSeason(names.last(), shows));
        }
        return episode(names, field, row.getOrDefault(field, ""));
    }

    private static String episode(Names names, String field, String expected) {
        Integer folder = names.parent().isEmpty() ? null : folderSeason(names.parent(), true);
        EpisodeName name = EpisodeName.insideShow(names.stem(), folder == null ? SeasonKnown.NO : SeasonKnown.YES);
        if (name == null) {
            return "";
        }
        return switch (field) {
            case "season" -> {
                Integer season = name.season() != null ? name.season() : folder;
                yield season == null && !expected.isEmpty() ? "1" : text(season);
            }
            case "episodes" -> text(name.episode());
            case "end_episode" -> text(name.end());
            default ->
                name.show().isEmpty()
                        ? NameTitle.ofShow(names.show(folder != null)).text()
                        : name.show();
        };
    }

    private static String seriesTitle(Names names) {
        SeasonName season = SeasonName.of(names.last());
        if (season != null) {
            return season.show().isEmpty() ? names.parent() : season.show();
        }
        EpisodeName episode = EpisodeName.anywhere(names.last());
        return episode != null ? episode.show() : NameTitle.ofShow(names.last()).text();
    }

    private static @Nullable Integer folderSeason(String name, boolean belowShow) {
        SeasonName season = SeasonName.of(name);
        if (season != null) {
            return EpisodeName.anywhere(name) == null ? season.season() : null;
        }
        SeasonName number = belowShow ? SeasonName.ofNumber(name) : null;
        return number == null ? null : number.season();
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private static List<Map<String, String>> rows(String table) throws IOException {
        String fixtures = System.getProperty(FIXTURES);
        assumeThat(fixtures)
                .as("NAMING TABLES NOT TRIED: name their directory with -D" + FIXTURES)
                .isNotNull();
        List<String> lines = Files.readAllLines(Path.of(String.valueOf(fixtures), "naming", table + ".tsv"));
        String[] columns = lines.get(0).split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int at = 0; at < cells.length && at < columns.length; at++) {
                row.put(columns[at], cells[at].replace("\\\\", "\\"));
            }
            rows.add(row);
        }
        return rows;
    }

    /**
     * The names along a path.
     *
     * @param whole the path
     * @param last the last name
     * @param parent the name above it, empty where there is none
     * @param above the name above that one
     */
    private record Names(String whole, String last, String parent, String above) {
        static Names of(String path) {
            String[] parts = path.split("/", -1);
            int count = parts.length;
            return new Names(
                    path,
                    count > 0 ? parts[count - 1] : "",
                    count > 1 ? parts[count - 2] : "",
                    count > 2 ? parts[count - 3] : "");
        }

        String stem() {
            return IgnoreRules.video(last) ? FileNames.stem(last) : last;
        }

        String show(boolean inSeason) {
            return inSeason ? above : parent;
        }
    }
}
