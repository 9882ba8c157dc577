package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every scenario of the shared table is tried on a real file system, by tests that bear its number. */
class LocalScenariosIT {
    private static final List<Class<?>> TESTS = List.of(
            LocalScenariosTest.class,
            UnreadableTest.class,
            MovedFilesTest.class,
            RootsTest.class,
            LinkedFilesTest.class,
            DetailsTest.class);
    private static final Pattern NUMBERS = Pattern.compile("^ls(\\d\\d)(?:And(\\d\\d))?\\p{Lu}");

    @Test
    void everyScenarioHasATest() throws IOException {
        Set<String> scenarios = scenarios();

        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(34);
        assertThat(tried()).isEqualTo(scenarios);
    }

    private static Set<String> scenarios() throws IOException {
        Path fixtures = NamingTablesIT.tables().resolveSibling("local-scenarios.tsv");
        Set<String> scenarios = new TreeSet<>();
        NamingTable.rows(Files.readAllLines(fixtures))
                .forEach(row -> scenarios.add(row.getOrDefault("id", "").replace("LS-", "")));
        return scenarios;
    }

    private static Set<String> tried() {
        Set<String> tried = new TreeSet<>();
        for (Class<?> tests : TESTS) {
            for (Method test : tests.getDeclaredMethods()) {
                Matcher numbers = NUMBERS.matcher(test.isAnnotationPresent(Test.class) ? test.getName() : "");
                if (numbers.find()) {
                    tried.add(numbers.group(1));
                    if (numbers.group(2) != null) {
                        tried.add(numbers.group(2));
                    }
                }
            }
        }
        return tried;
    }
}
