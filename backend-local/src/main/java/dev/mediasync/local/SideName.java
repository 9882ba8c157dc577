package dev.mediasync.local;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a subtitle beside a video tells.
 *
 * @param title what is left of the name, empty where nothing is
 * @param language the language as three letters, null where none is told
 * @param flags {@code default}, {@code forced} and {@code hearingimpaired}, as far as they are told
 * @param told the language as it is written, or its three letters where it is written in full
 */
record SideName(
        String title,
        @Nullable String language,
        Set<String> flags,
        @Nullable String told) {
    static final String DEFAULT = "default";
    static final String FORCED = "forced";
    static final String HEARING_IMPAIRED = "hearingimpaired";

    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());
    private static final Set<String> LANGUAGES = WordTable.words("languages");

    SideName {
        flags = Set.copyOf(flags);
    }

    /**
     * Reads a subtitle's name.
     *
     * @param video the video's name without its extension
     * @param subtitle the subtitle's name without its extension
     * @return what follows the video's name, or null where it belongs to another video
     */
    static @Nullable SideName of(String video, String subtitle) {
        boolean begins = subtitle.regionMatches(true, 0, video, 0, video.length());
        boolean apart = subtitle.length() == video.length()
                || (begins && " ._-[(".indexOf(subtitle.charAt(video.length())) >= 0);
        return begins && apart ? read(subtitle.substring(video.length())) : null;
    }

    private static SideName read(String rest) {
        List<String> words = new ArrayList<>(List.of(rest.split("[.\\[\\]()]", 50)));
        words.removeIf(String::isBlank);
        Set<String> flags = new HashSet<>();
        words.removeIf(word -> !word.equalsIgnoreCase("hi") && take(flag(word), flags));
        int language = words.size() - 1;
        while (language >= 0 && (spoken(words.get(language)) == null || hindi(words, language))) {
            language--;
        }
        String told = language < 0 ? null : words.remove(language).strip();
        if (told != null && words.removeIf(word -> word.equalsIgnoreCase("hi"))) {
            flags.add(HEARING_IMPAIRED);
        }
        return new SideName(String.join(".", words), told == null ? null : spoken(told), flags, told);
    }

    /** Reads a name that tells nothing but language and kind, such as {@code 2_English.forced}. */
    static SideName alone(String stem) {
        Set<String> flags = new HashSet<>();
        List<String> words = new ArrayList<>(List.of(stem.split("[._ \\-\\[\\](),]", 50)));
        words.removeIf(word -> word.isBlank() || word.chars().allMatch(Character::isDigit));
        words.removeIf(word -> words.size() > 1 && take(flag(word), flags));
        for (String word : words) {
            String written = LanguageNames.code(word);
            String code = written != null ? written : spoken(word);
            if (code != null) {
                List<String> others = new ArrayList<>(words);
                others.removeIf(other -> other.equalsIgnoreCase(word));
                return new SideName(String.join(" ", others), code, flags, written != null ? written : word);
            }
        }
        return new SideName(String.join(" ", words), null, flags, null);
    }

    /** As {@link #code}, and any language with a code of two letters by its three. */
    private static @Nullable String spoken(String word) {
        String known = code(word);
        String lower = word.strip().toLowerCase(Locale.ROOT);
        return known != null || !LanguageNames.THREE_LETTERS.contains(lower) ? known : bibliographic(lower);
    }

    private static boolean take(@Nullable String flag, Set<String> flags) {
        if (flag != null) {
            flags.add(flag);
        }
        return flag != null;
    }

    /** Beside another language {@code hi} is no language, but means the hearing impaired. */
    private static boolean hindi(List<String> words, int at) {
        return words.get(at).equalsIgnoreCase("hi")
                && words.stream().anyMatch(word -> !word.equalsIgnoreCase("hi") && spoken(word) != null);
    }

    private static @Nullable String flag(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "default" -> DEFAULT;
            case "forced", "foreign" -> FORCED;
            case "sdh", "cc", "hi" -> HEARING_IMPAIRED;
            default -> null;
        };
    }

    /** The three letters of a language, null where the word names none. */
    private static @Nullable String code(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        String base = lower.indexOf('-') == 2 ? lower.substring(0, 2) : lower;
        if (base.length() == 2 && CODES.contains(base)) {
            try {
                return bibliographic(new Locale(base).getISO3Language());
            } catch (MissingResourceException e) {
                return null;
            }
        }
        return lower.length() == 3 && LANGUAGES.contains(lower) ? bibliographic(lower) : null;
    }

    /** The codes that libraries of books use differ in a few cases; players know those. */
    private static String bibliographic(String code) {
        return switch (code) {
            case "fra" -> "fre";
            case "deu" -> "ger";
            case "zho", "chi" -> "chi";
            case "nld" -> "dut";
            case "ces" -> "cze";
            case "ell" -> "gre";
            default -> code;
        };
    }

    /** A subtitle's name without the words that tell its language and kind. */
    static String without(String stem) {
        String rest = stem;
        while (true) {
            int dot = rest.lastIndexOf('.');
            String word = dot < 0 ? "" : rest.substring(dot + 1);
            if (dot <= 0 || (flag(word) == null && code(word) == null)) {
                return rest;
            }
            rest = rest.substring(0, dot);
        }
    }
}
