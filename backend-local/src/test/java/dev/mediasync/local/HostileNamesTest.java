package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.LibraryKind;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names made to take long; work is counted in characters looked at, so that no clock decides. */
class HostileNamesTest {
    private static final List<String> UNITS = List.of(
            "a",
            "1",
            "19",
            "2010",
            " ",
            ".",
            "-",
            "_",
            "[",
            "]",
            "(",
            "{",
            "[a",
            "(2001",
            " - ",
            "-01",
            "S01E01-",
            "s1e1x2",
            "1x",
            "1x2",
            "e1",
            "ep",
            "E01 ",
            "s1 - ",
            "2010-",
            "01.01.",
            "season 1 ",
            "season ",
            "1. season ",
            "第1",
            "第一季",
            "episode ",
            "part ",
            "cd1",
            "-cd",
            "[tmdb-",
            "{imdb-tt",
            "tt",
            "www.a.",
            "a.com - ",
            "directors cut ",
            "final ",
            "★",
            "★a",
            "1-2-",
            "x264.",
            "web-",
            "of",
            "1 of ",
            "12.5",
            "sp",
            "jan 1 ",
            "1 may ",
            "[1080p]",
            "trailer",
            "#1",
            ".S",
            "'s",
            "İ",
            "ſ",
            "\u3000",
            "ａ");
    private static final int SHORT = 200;
    private static final int LONG = 4 * SHORT;

    /** The work for four times the length is four times as much, and some more at the edges. */
    private static final double LINEAR = 4.6;

    private static final int EDGES = 3_000;

    @Test
    void noPatternTakesMoreThanItsShareOfALongName() throws Exception {
        Map<String, Pattern> patterns = patterns();
        assertThat(patterns).hasSizeGreaterThan(40);
        List<String> slow = new ArrayList<>();
        patterns.forEach((name, pattern) -> {
            for (String unit : UNITS) {
                for (String end : List.of("!")) {
                    long little = work(pattern, text(unit, SHORT) + end);
                    long much = work(pattern, text(unit, LONG) + end);
                    if (much > LINEAR * little + EDGES) {
                        slow.add(name + " on \"" + unit + "\": " + little + " -> " + much);
                    }
                }
            }
        });

        assertThat(slow).isEmpty();
    }

    @Test
    void aPatternThatTakesLongIsNoticed() {
        Pattern bomb = Pattern.compile("^(.*?)-(.*?)x$");

        assertThat(work(bomb, text("-", LONG))).isGreaterThan((long) (LINEAR * work(bomb, text("-", SHORT))) + EDGES);
    }

    private static String text(String unit, int length) {
        return unit.repeat(length / unit.length() + 1).substring(0, length);
    }

    private static long work(Pattern pattern, String text) {
        Counted counted = new Counted(text);
        var matcher = pattern.matcher(counted);
        boolean found = matcher.find();
        while (found) {
            found = matcher.find();
        }
        return counted.looked;
    }

    /** All patterns of the classes that read names. */
    private static Map<String, Pattern> patterns() throws IOException, URISyntaxException, IllegalAccessException {
        Path classes = Path.of(NameGuess.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> names;
        try (Stream<Path> files = Files.walk(classes)) {
            names = files.map(file -> classes.relativize(file)
                            .toString()
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .filter(name -> name.startsWith("dev.mediasync.local.") && name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList();
        }
        Map<String, Pattern> patterns = new TreeMap<>();
        for (String name : names) {
            if (!name.contains("Nfo")) {
                collect(name, patterns);
            }
        }
        return patterns;
    }

    private static void collect(String name, Map<String, Pattern> patterns) throws IllegalAccessException {
        Class<?> type;
        try {
            type = Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                Object value = field.get(null);
                Collection<?> all =
                        value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
                for (Object one : all) {
                    if (one instanceof Pattern pattern) {
                        patterns.put(type.getSimpleName() + " " + pattern.pattern(), pattern);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyTextGivesAGuess(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            StringBuilder name = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                name.append(UNITS.get(random.nextInt(UNITS.size())));
                name.append(random.nextInt(6) == 0 ? "/" : random.nextInt(9) == 0 ? ".mkv" : "");
                name.append(random.nextInt(30) == 0 ? (char) random.nextInt(Character.MAX_VALUE) : ' ');
            }
            for (LibraryKind library : LibraryKind.values()) {
                NameGuess guess = NameGuess.of(name.toString(), library);
                assertThat(guess).as(name.toString()).isEqualTo(NameGuess.of(name.toString(), library));
                assertThat(guess.title()).as(name.toString()).isNotEqualTo("");
            }
        }
    }

    @Test
    void longTextsGiveAGuess() {
        for (String unit : UNITS) {
            String name = unit.repeat(100_000 / unit.length());
            for (LibraryKind library : List.of(LibraryKind.MIXED, LibraryKind.SHOWS, LibraryKind.MUSIC)) {
                assertThat(NameGuess.of(name + "/" + name + ".mkv", library)).isNotNull();
            }
            SeasonName.of(text(unit, 255));
            assertThat(MovieName.of(text(unit, 255), "title").part()).isNotNegative();
        }
    }

    /** A text that counts how many characters were looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long looked;

        private Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looked++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }
    }
}
