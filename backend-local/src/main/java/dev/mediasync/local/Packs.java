package dev.mediasync.local;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes off a title how a release calls all of a show, such as {@code The Complete Series}. */
final class Packs {
    private static final Map<String, Set<String>> TABLE = WordTable.keyed("packs");
    private static final Set<String> SERIES = TABLE.getOrDefault("series", Set.of());
    private static final Set<String> LAST = SERIES.stream()
            .map(words -> words.substring(words.lastIndexOf(' ') + 1))
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern BEFORE_SEASON =
            pattern(Stream.concat(SERIES.stream(), TABLE.getOrDefault("season", Set.of()).stream()));
    private static final Pattern BEFORE_TECHNICAL = pattern(SERIES.stream());

    private Packs() {}

    private static Pattern pattern(Stream<String> words) {
        return EpisodeForms.pattern(
                words.sorted(Comparator.comparingInt(String::length).reversed())
                        .map(entry -> entry.replace(" ", "[ ._]"))
                        .collect(Collectors.joining("|", "(?<=[ ._-])(?:the[ ._])?(?:", ")[ ._:(\\[-]{0,4}$")));
    }

    /** The title before a season. */
    static String without(String title) {
        Matcher pack = BEFORE_SEASON.matcher(title);
        return pack.find() ? NameWords.trim(title.substring(0, pack.start())) : title;
    }

    /** The title before the technical part, where such a word alone may be its own. */
    static String withoutSeries(String title) {
        int end = title.length();
        while (end > 0 && !Character.isLetter(title.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isLetter(title.charAt(start - 1))) {
            start--;
        }
        Matcher pack = BEFORE_TECHNICAL.matcher(title);
        return LAST.contains(title.substring(start, end).toLowerCase(Locale.ROOT)) && pack.find()
                ? title.substring(0, pack.start())
                : title;
    }
}
