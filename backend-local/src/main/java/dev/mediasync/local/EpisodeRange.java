package dev.mediasync.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All episodes that a name tells, and where it goes on behind them.
 *
 * <p>One hyphen makes a range, so {@code E03-05} is 3, 4, 5; further ones make a list, so {@code E01-E03-E05} is 1, 3,
 * 5. A range that goes backwards or into another season tells nothing.
 *
 * @param season the season, null where the name tells none
 * @param episodes the episodes, empty where the range is none
 * @param end the position behind them
 */
record EpisodeRange(@Nullable Integer season, List<Integer> episodes, int end) {
    private static final int LONGEST = 2000;

    /** Further on, and behind a space, a number counts over all seasons. */
    private static final int LONGEST_APART = 50;

    private static final String NO_WORD = "(?![\\d\\p{L}&&[^eExXsSvV]])";

    /** A further episode with its mark, such as {@code -E03}, {@code & E03}, {@code x03}, {@code - 2x03}. */
    private static final Pattern MARKED = EpisodeForms.pattern(
            "[ ._]?([-+&~,]?|(?:and|to|ao|bis)(?=[ ._]))[ ._]?(?:(?:s(\\d{1,4})[ ._-]?)?(?:ep|e|x)|(\\d{1,4})x)[ ._]?(\\d{1,4})"
                    + NO_WORD);

    private static final Pattern BARE = Pattern.compile(
            "([-+&]| ?~ ?| (?:to|ao|bis) )(\\d{1,4})(?![\\d\\p{L}&&[^v]])(?!-\\d|\\.\\d00(?![\\d-]))|([-~])(\\d{1,3})(?=-\\d{1,3}(?!\\d))");

    private static final Set<String> SPANS = Set.of("-", "~", "to", "ao", "bis");
    private static final Set<Integer> OTHERS = Set.of(264, 265, 266, 480, 576, 720, 1080, 2160);
    private static final int FIRST_YEAR = 1900;

    private static final Pattern DOTTED = Pattern.compile("\\.(\\d\\d)(?=\\.(?!\\d)|$)");

    private static final Pattern VERSION = Pattern.compile(" ?[vV]\\d(?![\\p{L}\\p{N}])|[a-dA-D](?![\\p{L}\\p{N}])");

    EpisodeRange {
        episodes = List.copyOf(episodes);
    }

    /** Reads on from the first episode. */
    static EpisodeRange read(String name, EpisodeForms.Found first) {
        if (first.last() != null) {
            return new EpisodeRange(first.season(), between(first.episode(), first.last()), first.end());
        }
        Chain chain = new Chain(name, first);
        chain.readAll();
        if (!chain.broken) {
            return chain.range();
        }
        Matcher again = EpisodeForms.S_E_AGAIN.matcher(name);
        return again.find(chain.at)
                ? read(
                        name,
                        new EpisodeForms.Found(
                                Integer.valueOf(again.group(1)),
                                Integer.parseInt(again.group(2)),
                                null,
                                again.start(),
                                again.end()))
                : new EpisodeRange(first.season(), List.of(), chain.at);
    }

    /** The numbers from the first to the last. */
    static List<Integer> between(int first, int last) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = first; number <= last && number - first < LONGEST; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    /** The episodes read so far. */
    private static final class Chain {
        private final String name;
        private final @Nullable Integer season;
        private final List<Integer> numbers = new ArrayList<>();
        private int at;
        private int hyphens;
        private boolean broken;

        private Chain(String name, EpisodeForms.Found first) {
            this.name = name;
            this.season = first.season();
            this.at = first.end();
            numbers.add(first.episode());
        }

        private void readAll() {
            boolean more = next();
            while (more) {
                more = next();
            }
        }

        private boolean next() {
            skipVersion();
            Matcher marked = MARKED.matcher(name);
            if (here(marked)) {
                return marked(marked);
            }
            Matcher bare = BARE.matcher(name);
            return here(bare) ? bare(bare) : dotted() || later();
        }

        private void skipVersion() {
            Matcher version = VERSION.matcher(name);
            at = here(version) ? version.end() : at;
        }

        private boolean here(Matcher matcher) {
            return matcher.region(at, name.length()).useTransparentBounds(true).lookingAt();
        }

        private boolean marked(Matcher found) {
            String other = found.group(2) != null ? found.group(2) : found.group(3);
            int number = Integer.parseInt(found.group(4));
            boolean hyphen = hyphen(found.group(1));
            boolean elsewhere = other != null && (season == null || Integer.parseInt(other) != season);
            boolean overAll = found.group().startsWith(" ") && number - last() > LONGEST_APART;
            if (other(number) || (elsewhere && !hyphen) || overAll) {
                return false;
            }
            if (elsewhere || number <= last()) {
                broken = hyphen;
                at = hyphen ? found.end() : at;
                return false;
            }
            return add(number, found.end(), hyphen);
        }

        private boolean bare(Matcher found) {
            int group = found.group(1) != null ? 1 : 3;
            int number = Integer.parseInt(found.group(group + 1));
            boolean plausible = number > last() && number - last() < LONGEST && !other(number);
            return plausible && add(number, found.end(), hyphen(found.group(group)));
        }

        /** The very next number behind a dot, as in {@code S01E05.06.WEB}. */
        private boolean dotted() {
            if (season == null || !name.startsWith(".", at)) {
                return false;
            }
            Matcher next = DOTTED.matcher(name);
            boolean follows = here(next) && Integer.parseInt(next.group(1)) == last() + 1;
            return follows && add(last() + 1, next.end(), false);
        }

        /** Another full form further on, as in {@code S02E01-title-S02E02-title}. */
        private boolean later() {
            Matcher again = EpisodeForms.S_E_AGAIN.matcher(name);
            boolean more = season != null
                    && name.indexOf('-', at) >= 0
                    && NumberClues.of(name.substring(at)).afterS()
                    && again.find(at)
                    && Integer.parseInt(again.group(1)) == season
                    && Integer.parseInt(again.group(2)) == last() + 1;
            return more && add(last() + 1, again.end(), false);
        }

        private boolean add(int number, int end, boolean hyphen) {
            numbers.add(number);
            hyphens += hyphen ? 1 : 0;
            at = end;
            return true;
        }

        private int last() {
            return numbers.get(numbers.size() - 1);
        }

        private static boolean hyphen(String mark) {
            return SPANS.contains(mark.strip().toLowerCase(Locale.ROOT));
        }

        /** Whether a number further on tells a codec, a picture's height or a year. */
        private boolean other(int number) {
            boolean year = number >= FIRST_YEAR && number - last() > FIRST_YEAR / 2;
            return year || (OTHERS.contains(number) && number != last() + 1);
        }

        private EpisodeRange range() {
            boolean span = numbers.size() == 2 && hyphens == 1;
            return new EpisodeRange(season, span ? between(numbers.get(0), numbers.get(1)) : numbers, at);
        }
    }
}
