package dev.mediasync.examples;

import dev.mediasync.source.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands as the shell would, on one folder. */
final class Stage {
    static final String DEFAULT = """
            # Films
            a|movie|Metropolis||1927
            b|movie|東京物語||1953
            # Shows
            s|show|The Wire||2002
            s1|season|Season 1|s||1
            e1|episode|The Target|s1||1
            """;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    final Path db;
    final Path list;
    final Cancellation cancellation = new Cancellation();
    private Map<String, String> environment = Map.of();
    private String input = "";
    private Clock clock = Clock.systemUTC();
    private String toldWords = "\0";
    private Runnable whenTold = () -> {};

    Stage(Path folder) {
        db = folder.resolve("cache.db");
        list = folder.resolve("list.txt");
        lists(DEFAULT);
    }

    Stage lists(String text) {
        try {
            Files.writeString(list, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    Stage with(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    Stage typing(String text) {
        input = text;
        return this;
    }

    Stage after(Duration time) {
        clock = Clock.offset(clock, time);
        return this;
    }

    /** Does something once when these words are on standard error. */
    Stage whenTold(String words, Runnable reaction) {
        toldWords = words;
        whenTold = reaction;
        return this;
    }

    /** Standard error, and who waits for words on it. */
    private final class Hearing extends StringWriter {
        @Override
        public void write(String text, int from, int length) {
            super.write(text, from, length);
            if (text.contains(toldWords)) {
                whenTold.run();
                toldWords = "\0";
            }
        }
    }

    /** Runs a command on the stage's database and source. */
    Played sourced(String... arguments) {
        return run(Stream.concat(Stream.of(arguments), Stream.of("--db", db.toString(), "--source", "list:" + list))
                .toArray(String[]::new));
    }

    /** Runs a command on the stage's database. */
    Played stored(String... arguments) {
        return run(Stream.concat(Stream.of(arguments), Stream.of("--db", db.toString()))
                .toArray(String[]::new));
    }

    Played run(String... arguments) {
        return run(new StringWriter(), arguments);
    }

    /** Runs a command whose output somebody follows while it comes. */
    Played run(StringWriter out, String... arguments) {
        StringWriter err = new Hearing();
        Surroundings surroundings = new Surroundings(
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                environment,
                Ansi.OFF,
                null,
                clock,
                cancellation);
        int code = Runner.execute(surroundings, arguments);
        return new Played(code, out.toString(), err.toString());
    }

    /** What came of a command. */
    record Played(int code, String out, String err) {
        /** The objects on standard output; fails if a line is no object. */
        List<JsonNode> json() {
            return out.lines().map(MAPPER::readTree).toList();
        }

        JsonNode only() {
            List<JsonNode> lines = json();
            if (lines.size() != 1) {
                throw new AssertionError("One line is expected, but there are: " + out + err);
            }
            return lines.get(0);
        }

        static List<String> keys(JsonNode object) {
            return List.copyOf(object.propertyNames());
        }
    }
}
