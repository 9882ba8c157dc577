package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How far side files, ignored files and extensions are told as other programs do; see {@link NamingTablesIT}. */
class SideTablesIT {
    /** A picture is read as what it belongs to, and no hidden folder is entered. */
    private static final Set<String> DECIDED = Set.of("jfg-0001", "jfg-0002", "jfg-0014");

    /** Playlists name other files, and an archive is no video. */
    private static final Set<String> NO_VIDEOS = Set.of("asx", "m3u", "m3u8", "pls", "wpl", "zip", "url", "rss");

    @Test
    void ignoresWhatOthersIgnore() throws IOException {
        List<String> different = new ArrayList<>();
        for (Map<String, String> row : rows("jellyfin-ignore")) {
            String rules = row.getOrDefault("rules", "");
            List<String> names = names(row.getOrDefault("input", ""));
            boolean ignored = rules.equals("(built-in)") ? builtIn(names) : byRules(rules, names);
            if (ignored != Boolean.parseBoolean(row.get("ignored")) && !DECIDED.contains(row.get("id"))) {
                different.add(row.get("id") + " " + row.get("input"));
            }
        }
        assertThat(different).isEmpty();
    }

    private static List<String> names(String path) {
        return Arrays.stream(path.replace('\\', '/').split("/", -1))
                .filter(name -> !name.isEmpty() && !name.endsWith(":"))
                .toList();
    }

    private static boolean byRules(String rules, List<String> names) {
        IgnoreFile file = IgnoreFile.of(rules.replace(" | ", "\n"));
        return file.rules().isEmpty() || file.verdict(names, false).orElse(false);
    }

    private static boolean builtIn(List<String> names) {
        String name = names.get(names.size() - 1);
        List<String> folders = names.subList(0, names.size() - 1);
        boolean sample = !folders.isEmpty() && "sample".equals(Extras.ofFolder(folders.get(folders.size() - 1)));
        return sample
                || IgnoreRules.ignoresFile(name)
                || names.stream().anyMatch(IgnoreRules::ignoresFolder)
                || (!IgnoreRules.video(name) && !IgnoreRules.companion(name) && name.indexOf('.') > 0 && side(name));
    }

    private static boolean side(String name) {
        return name.equalsIgnoreCase("thumbs.db");
    }

    @Test
    void knowsTheVideosThatTwoOthersKnow() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Map<String, String> row : rows("extensions")) {
            String extension = row.getOrDefault("ext", "").substring(1);
            boolean two = row.values().stream().filter("y"::equals).count() > 1;
            boolean video = "video".equals(row.get("kind")) && two && !NO_VIDEOS.contains(extension);
            if (video && !IgnoreRules.video("a." + extension)) {
                unknown.add(extension);
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void tellsSubtitlesAsOthersDo() throws IOException {
        List<String> different = new ArrayList<>();
        for (Map<String, String> row : rows("jellyfin-subtitle-tokens")) {
            String input = row.getOrDefault("input", "");
            SideName name = SideName.of("My.Video", FileNames.stem(input));
            String told = name == null ? "" : told(name);
            String expected = String.join(
                    "|",
                    row.getOrDefault("title", ""),
                    row.getOrDefault("language", ""),
                    flag(row, "default"),
                    flag(row, "forced"),
                    flag(row, "hearing_impaired"));
            if (input.startsWith("My.Video") && !told.equalsIgnoreCase(expected)) {
                different.add(row.get("id") + " " + input + ": " + told + " instead of " + expected);
            }
        }
        assertThat(different).isEmpty();
    }

    private static String flag(Map<String, String> row, String column) {
        return Boolean.parseBoolean(row.get(column)) ? "true" : "";
    }

    private static String told(SideName name) {
        return String.join(
                "|",
                name.title(),
                name.language() == null ? "" : name.language(),
                name.flags().contains(SideName.DEFAULT) ? "true" : "",
                name.flags().contains(SideName.FORCED) ? "true" : "",
                name.flags().contains(SideName.HEARING_IMPAIRED) ? "true" : "");
    }

    private static List<Map<String, String>> rows(String table) throws IOException {
        return NamingTable.rows(Files.readAllLines(NamingTablesIT.tables().resolve(table + ".tsv")));
    }
}
