package dev.mediasync.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.Property;

/** The rules as the documentation lists them, and as the classes of the kit carry them. */
final class ContractRules {
    static final Path PAGE = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("contract-rules.md");

    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]\\d+) \\| (\\w*) \\| (.*) \\| (.*) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+)`");
    private static final Pattern ID = Pattern.compile("([a-z]\\d+)[A-Z]\\w*");

    private ContractRules() {}

    /** The rows of the page. */
    static List<Rule> documented() {
        try (Stream<String> lines = Files.lines(PAGE, StandardCharsets.UTF_8)) {
            return lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> new Rule(row.group(1), row.group(2), row.group(3), tests(row.group(4))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> tests(String cell) {
        return TEST.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    /** The tests of every contract class beside the one for sources. */
    static List<Method> tested() {
        List<Method> tests = new ArrayList<>();
        for (Class<?> contract : classes(MediaSourceContract.class, "\\w+Contract")) {
            Class<?> at = contract;
            do {
                addTests(at, tests);
                at = at.getSuperclass();
            } while (at != Object.class && !at.getSimpleName().endsWith("Contract"));
        }
        return tests;
    }

    private static void addTests(Class<?> in, List<Method> tests) {
        for (Method method : in.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Example.class) || method.isAnnotationPresent(Property.class)) {
                tests.add(method);
            }
        }
    }

    /** The top-level classes that stand beside a class and have such a name. */
    static List<Class<?>> classes(Class<?> beside, String name) {
        try (Stream<Path> files = Files.list(folder(beside))) {
            List<Class<?>> classes = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String simple = file.getFileName().toString().replaceFirst("\\.class$", "");
                if (simple.matches(name)) {
                    classes.add(Class.forName(beside.getPackageName() + "." + simple));
                }
            }
            return classes;
        } catch (IOException | ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("The classes beside " + beside + " cannot be listed", e);
        }
    }

    private static Path folder(Class<?> beside) throws URISyntaxException {
        Path root = Path.of(
                beside.getProtectionDomain().getCodeSource().getLocation().toURI());
        return root.resolve(beside.getPackageName().replace('.', '/'));
    }

    /** The id that a test's name begins with. */
    static Optional<String> id(Method test) {
        Matcher name = ID.matcher(test.getName());
        return name.matches() ? Optional.of(name.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /** A row of the page. */
    record Rule(String id, String force, String sentence, List<String> tests) {}
}
