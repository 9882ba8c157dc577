package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.LibraryKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How far files are put together as another program does: versions, parts and extras of one item. */
class NamingGroupsIT {
    private static final double FLOOR = 95;
    private static final Pattern FACT = Pattern.compile("([\\w\\[\\]_.{}= ]+?)(?: path contains |=)(.*)");

    @Test
    void putsFilesTogetherAsAnotherProgramDoes() {
        List<Map<String, String>> files = NamingTable.read(NamingTablesIT.tables(), "jellyfin-groups-files")
                .rows();
        List<Map<String, String>> scenarios = NamingTable.read(NamingTablesIT.tables(), "jellyfin-groups-expected")
                .rows();
        List<String> different = new ArrayList<>();
        for (Map<String, String> scenario : scenarios) {
            Scenario found = new Scenario(scenario, files);
            Arrays.stream(scenario.getOrDefault("expected", "").split("; "))
                    .filter(fact -> !found.holds(fact))
                    .findFirst()
                    .ifPresent(fact -> different.add(scenario.get("scenario") + " " + fact + ": " + found));
        }

        assertThat(100.0 * (scenarios.size() - different.size()) / scenarios.size())
                .as("%% of %d scenarios, but for%n%s", scenarios.size(), String.join(System.lineSeparator(), different))
                .isGreaterThanOrEqualTo(FLOOR);
    }

    /** One set of files and what was made of them. */
    private static final class Scenario {
        private final boolean stacksOnly;
        private final List<Map<String, List<String>>> items;
        private final List<String> extras;

        Scenario(Map<String, String> scenario, List<Map<String, String>> files) {
            String library = scenario.getOrDefault("library", "");
            stacksOnly = library.equals("stack-only");
            NamedTree tree = new NamedTree(files.stream()
                    .filter(file -> String.valueOf(scenario.get("scenario")).equals(file.get("scenario")))
                    .map(Scenario::path)
                    .toList());
            items = new ArrayList<>(tree.items(library.equals("tv") ? LibraryKind.SHOWS : LibraryKind.MOVIES));
            items.removeIf(item -> stacksOnly && parts(item) < 2);
            extras = tree.extras;
        }

        private static String path(Map<String, String> file) {
            String path = file.getOrDefault("file", "").replaceFirst("^([A-Za-z]:)?/", "");
            return "true".equals(file.get("is_dir")) ? path + "/video.mkv" : path;
        }

        boolean holds(String fact) {
            Matcher told = FACT.matcher(fact);
            if (!told.matches()) {
                return true;
            }
            String what = told.group(1);
            String value = told.group(2);
            boolean contains = fact.contains(" path contains ");
            return switch (what.replaceAll("^item\\[\\d+]\\.|^item\\{.*}\\.", "item.")) {
                case "items" -> items.size() + (stacksOnly ? 0 : extras.size()) == Integer.parseInt(value);
                case "non_extra_items" -> items.size() == Integer.parseInt(value);
                case "extra_items" -> extras.size() == Integer.parseInt(value);
                case "item.alternates", "every_item.alternates" -> alternates(what, Integer.parseInt(value));
                case "item.parts" -> items.stream().anyMatch(item -> parts(item) == Integer.parseInt(value));
                case "item.extra" -> value.equals("none") || extras.contains(value);
                case "item.primary" -> items.stream().anyMatch(item -> matches(file(item, 0), value, contains));
                default -> alternate(what, value, contains);
            };
        }

        private boolean alternates(String what, int count) {
            return what.startsWith("every")
                    ? items.stream().allMatch(item -> item.size() == count + 1)
                    : items.stream().anyMatch(item -> item.size() == count + 1);
        }

        private boolean alternate(String what, String value, boolean contains) {
            Matcher alternate =
                    Pattern.compile("item\\[0]\\.alternate\\[(\\d+)]").matcher(what);
            return !alternate.matches()
                    || items.stream()
                            .anyMatch(item ->
                                    matches(file(item, Integer.parseInt(alternate.group(1)) + 1), value, contains));
        }

        private static boolean matches(String file, String value, boolean contains) {
            return contains ? file.contains(value) : ("/" + file).equals(value);
        }

        private static String file(Map<String, List<String>> item, int version) {
            return version >= item.size()
                    ? ""
                    : List.copyOf(item.values()).get(version).get(0);
        }

        private static int parts(Map<String, List<String>> item) {
            return item.values().iterator().next().size();
        }

        @Override
        public String toString() {
            return items + " and " + extras;
        }
    }
}
