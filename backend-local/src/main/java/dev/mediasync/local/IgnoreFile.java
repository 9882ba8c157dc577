package dev.mediasync.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules of an {@code .ignore} file, in the form that git reads, whatever the case of letters.
 *
 * <p>Other than in git a rule with {@code !} takes a file back in even where a rule before it left its folder out.
 *
 * @param rules the rules in their order; of those that match the last one decides
 */
record IgnoreFile(List<Rule> rules) {
    static final IgnoreFile NONE = new IgnoreFile(List.of());

    IgnoreFile {
        rules = List.copyOf(rules);
    }

    /** Reads all rules that are any. */
    static IgnoreFile of(String text) {
        List<Rule> rules = new ArrayList<>();
        text.lines().map(String::strip).forEach(line -> {
            boolean remark = line.isEmpty() || line.startsWith("#");
            if (!remark && line.length() <= Rule.LONGEST && !Rule.broken(line)) {
                rules.add(Rule.of(line.toLowerCase(Locale.ROOT)));
            }
        });
        return new IgnoreFile(rules);
    }

    /** Whether a rule takes something back in. */
    boolean takesBack() {
        return rules.stream().anyMatch(Rule::back);
    }

    /**
     * Whether an entry is left out, or empty where no rule tells.
     *
     * @param names the names from the file's folder down to the entry
     * @param folder whether the entry is a folder
     */
    Optional<Boolean> verdict(List<String> names, boolean folder) {
        Optional<Boolean> verdict = Optional.empty();
        for (Rule rule : rules) {
            if (rule.matches(names, folder)) {
                verdict = Optional.of(!rule.back());
            }
        }
        return verdict;
    }

    /**
     * One rule.
     *
     * @param parts the names of the pattern
     * @param anchored whether it begins at the file's folder
     * @param back whether it takes back in
     * @param folders whether it is about folders only
     */
    record Rule(List<String> parts, boolean anchored, boolean back, boolean folders) {
        private static final int LONGEST = 500;
        private static final String DEEP = "**";

        Rule {
            parts = List.copyOf(parts);
        }

        private static Rule of(String line) {
            boolean back = line.startsWith("!");
            boolean folders = line.endsWith("/");
            String pattern = line.substring(back ? 1 : 0, line.length() - (folders ? 1 : 0));
            boolean anchored = pattern.indexOf('/') >= 0;
            String plain = pattern.startsWith("/") ? pattern.substring(1) : pattern;
            return new Rule(List.of(plain.split("/", -1)), anchored, back, folders);
        }

        /** A backslash can only take its meaning from a sign, and something has to be left of the rule. */
        private static boolean broken(String line) {
            for (int at = line.indexOf('\\'); at >= 0; at = line.indexOf('\\', at + 2)) {
                if (at + 1 == line.length() || Character.isLetterOrDigit(line.charAt(at + 1))) {
                    return true;
                }
            }
            return line.chars().allMatch(c -> c == '!' || c == '/');
        }

        private boolean matches(List<String> names, boolean folder) {
            for (int end = 1; end <= names.size(); end++) {
                boolean last = end == names.size();
                boolean fit = !folders || folder || !last;
                List<String> path = anchored ? names.subList(0, end) : names.subList(end - 1, end);
                if (fit && fits(parts, path)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean fits(List<String> parts, List<String> names) {
            boolean[] reached = new boolean[names.size() + 1];
            reached[0] = true;
            for (String part : parts) {
                reached = step(reached, part, names);
            }
            return reached[names.size()];
        }

        /** How many names the pattern may have taken after one part more. */
        private static boolean[] step(boolean[] before, String part, List<String> names) {
            boolean[] after = new boolean[before.length];
            for (int at = 0; at < before.length; at++) {
                if (part.equals(DEEP)) {
                    after[at] = before[at] || (at > 0 && after[at - 1]);
                } else {
                    after[at] = at > 0 && before[at - 1] && named(part, names.get(at - 1));
                }
            }
            return after;
        }

        /** Goes back to the last star only, so that no name takes long. */
        private static boolean named(String part, String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            int inPart = 0;
            int star = -1;
            int retry = 0;
            int at = 0;
            while (at < lower.length()) {
                int next =
                        inPart < part.length() && part.charAt(inPart) != '*' ? one(part, inPart, lower.charAt(at)) : -1;
                if (next > 0) {
                    inPart = next;
                    at++;
                } else if (inPart < part.length() && part.charAt(inPart) == '*') {
                    star = inPart++;
                    retry = at;
                } else if (star >= 0) {
                    inPart = star + 1;
                    at = ++retry;
                } else {
                    return false;
                }
            }
            return part.substring(inPart).chars().allMatch(c -> c == '*');
        }

        /** Where the part goes on behind a sign that stands for a letter, -1 where it does not. */
        private static int one(String part, int at, char letter) {
            char sign = part.charAt(at);
            int close = sign == '[' ? part.indexOf(']', at + 2) : -1;
            if (close > 0) {
                return among(part.substring(at + 1, close), letter) ? close + 1 : -1;
            }
            int own = sign == '\\' && at + 1 < part.length() ? at + 1 : at;
            boolean same = part.charAt(own) == letter || (own == at && sign == '?');
            return same ? own + 1 : -1;
        }

        private static boolean among(String letters, char letter) {
            boolean not = letters.startsWith("!") || letters.startsWith("^");
            boolean found = false;
            for (int at = not ? 1 : 0; at < letters.length(); at++) {
                boolean range = at + 2 < letters.length() && letters.charAt(at + 1) == '-';
                char last = letters.charAt(range ? at + 2 : at);
                found |= letters.charAt(at) <= letter && letter <= last;
                at += range ? 2 : 0;
            }
            return found != not;
        }
    }
}
