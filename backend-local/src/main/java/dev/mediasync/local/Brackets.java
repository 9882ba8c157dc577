package dev.mediasync.local;

/** Takes what stands in brackets out of a name. */
final class Brackets {
    private static final String OPEN = "[{【(";
    private static final String CLOSE = "]}】)";
    private static final int ROUND = 3;

    private Brackets() {}

    /** Where the bracket that opens at a position closes, or -1 where it does not or nothing opens. */
    static int close(String name, int open) {
        int kind = open < name.length() ? OPEN.indexOf(name.charAt(open)) : -1;
        return kind < 0 ? -1 : name.indexOf(CLOSE.charAt(kind), open + 1);
    }

    /** The name without all square and curly brackets, and without round ones that hold nothing. */
    static String without(String name) {
        StringBuilder rest = new StringBuilder(name.length());
        int at = 0;
        while (at < name.length()) {
            int close = close(name, at);
            boolean kept = close < 0 || (name.charAt(at) == OPEN.charAt(ROUND) && holdsWords(name, at + 1, close));
            if (kept) {
                rest.append(name.charAt(at++));
            } else {
                rest.append(' ');
                at = close + 1;
            }
        }
        return rest.toString();
    }

    /** The name up to a bracket that does not close. */
    static String closed(String name) {
        for (int at = 1; at < name.length(); at++) {
            if (OPEN.indexOf(name.charAt(at)) >= 0) {
                int close = close(name, at);
                if (close < 0) {
                    return name.substring(0, at);
                }
                at = close;
            }
        }
        return name;
    }

    /** The name without the groups in brackets at its start, if a title is left then. */
    static String withoutGroup(String name) {
        int at = 0;
        while (true) {
            int begin = skip(name, at);
            int close = close(name, begin);
            boolean words = close > 0
                    && name.charAt(begin) == OPEN.charAt(ROUND)
                    && ReleaseWords.startOrZero(name.substring(begin + 1, close)) > 0;
            if (close < 0 || words || !titled(name, close + 1)) {
                return at == 0 ? name : name.substring(at);
            }
            at = close + 1;
        }
    }

    /** Whether a title can follow: letters, or a number of more than one digit, outside of brackets. */
    private static boolean titled(String name, int from) {
        int begin = skip(name, from);
        boolean another = close(name, begin) >= 0 && name.charAt(begin) != OPEN.charAt(ROUND);
        if (another) {
            return titled(name, close(name, begin) + 1);
        }
        int weight = 0;
        int end = begin;
        while (end < name.length() && OPEN.indexOf(name.charAt(end)) < 0) {
            char c = name.charAt(end++);
            weight += Character.isLetter(c) ? 2 : Character.isDigit(c) ? 1 : 0;
        }
        return weight > 1 && ReleaseWords.startOrZero(name.substring(begin, end)) > 0;
    }

    private static int skip(String name, int from) {
        int at = from;
        while (at < name.length() && " _.-".indexOf(name.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static boolean holdsWords(String name, int from, int to) {
        for (int at = from; at < to; at++) {
            if (Character.isLetterOrDigit(name.charAt(at))) {
                return true;
            }
        }
        return false;
    }
}
