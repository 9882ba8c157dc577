package dev.mediasync.tck;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes JSON that every reader must take, and spoils it; not thread-safe. */
public final class MadeJson {
    private final Random random;
    private final UnaryOperator<String> naming;

    /**
     * Makes ready.
     *
     * @param random decides what is made
     * @param naming changes the names in objects, quotes included
     */
    public MadeJson(Random random, UnaryOperator<String> naming) {
        this.random = random;
        this.naming = naming;
    }

    /**
     * A copy with other bytes in a few places, most of them such as mean something to a reader.
     *
     * @param edits each says where and what: the lowest eight bits what, the others where
     */
    public static byte[] spoilt(byte[] json, List<Integer> edits) {
        byte[] edited = json.clone();
        byte[] telling = "{}[]\",:\\u0123e.-tfn \n\u0001\u007F".getBytes(StandardCharsets.UTF_8);
        for (int edit : edits) {
            int at = (edit >>> 8) % edited.length;
            int how = edit & 0xFF;
            edited[at] = how < telling.length * 4 ? telling[how % telling.length] : (byte) how;
        }
        return edited;
    }

    /** Any value, with blanks around it, of objects and lists not deeper than this. */
    public String value(int depth) {
        String value = switch (random.nextInt(depth == 0 ? 3 : 7)) {
            case 0 -> one("true", "false", "null");
            case 1 ->
                one("0", "-0", "7", "-12", "1975", "0.5", "-1.25", "1e3", "2E-7", "3.5e+2", "12345678901234567890");
            case 2, 3 -> text();
            case 4 -> listed("[", () -> value(depth - 1), "]");
            default -> listed("{", () -> blank() + naming.apply(text()) + blank() + ":" + value(depth - 1), "}");
        };
        return blank() + value + blank();
    }

    private String listed(String open, Supplier<String> member, String close) {
        return Stream.generate(member).limit(random.nextInt(5)).collect(Collectors.joining(",", open, blank() + close));
    }

    private String text() {
        Supplier<String> piece = () -> one(
                "a",
                "title",
                "some words that are longer than eight bytes",
                "ä",
                "七人の侍",
                "\uD83C\uDFA5",
                "{",
                "],",
                "\\n",
                "\\\"",
                "\\\\",
                "\\/",
                "\\b\\f\\r\\t",
                "\\u00e9",
                "\\u0000",
                "\\uD83C\\uDFA5",
                "\u007F");
        return '"' + Stream.generate(piece).limit(random.nextInt(6)).collect(Collectors.joining()) + '"';
    }

    private String blank() {
        return one("", "", "", "", " ", "\n", "\t\r\n  ");
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
