package dev.mediasync.sqlite;

import java.util.Collection;
import java.util.Locale;

/** Writes texts as a JSON array, so that one parameter of a statement holds them all. */
final class JsonTexts {
    private JsonTexts() {}

    static String array(Collection<String> texts) {
        StringBuilder array = new StringBuilder("[");
        for (String text : texts) {
            array.append(array.length() == 1 ? "\"" : ",\"");
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c < ' ' || c == '"' || c == '\\') {
                    array.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    array.append(c);
                }
            }
            array.append('"');
        }
        return array.append(']').toString();
    }
}
