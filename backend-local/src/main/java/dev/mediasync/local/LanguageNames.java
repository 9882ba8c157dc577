package dev.mediasync.local;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Languages by their names, as Java knows them: in English and in the language itself. */
final class LanguageNames {
    /** The three letters of every language that has two. */
    static final Set<String> THREE_LETTERS = new HashSet<>();

    static {
        for (String two : Locale.getISOLanguages()) {
            String three = three(two);
            if (three != null) {
                THREE_LETTERS.add(three);
            }
        }
        THREE_LETTERS.addAll(
                Set.of("fre", "ger", "chi", "dut", "cze", "gre", "rum", "slo", "may", "per", "alb", "ice"));
    }

    private LanguageNames() {}

    private static @Nullable String three(String two) {
        try {
            return new Locale(two).getISO3Language();
        } catch (MissingResourceException e) {
            return null;
        }
    }

    /** The three letters of a language that is written in full, or null. */
    static @Nullable String code(String name) {
        return Names.CODES.get(name.toLowerCase(Locale.ROOT));
    }

    /** Made when the first name is asked for, because it reads the names of all languages in all of them. */
    private static final class Names {
        static final Map<String, String> CODES = new HashMap<>();

        static {
            for (String two : Locale.getISOLanguages()) {
                Locale language = new Locale(two);
                String three = three(two);
                if (three != null) {
                    CODES.putIfAbsent(
                            language.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), three);
                    CODES.putIfAbsent(language.getDisplayLanguage(language).toLowerCase(Locale.ROOT), three);
                }
            }
            CODES.putIfAbsent("castellano", "spa");
            CODES.putIfAbsent("brazilian", "por");
        }

        private Names() {}
    }
}
