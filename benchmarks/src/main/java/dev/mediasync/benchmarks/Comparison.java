package dev.mediasync.benchmarks;

import java.util.Locale;

/**
 * One line of the result: two figures of the same run and what their ratio should be.
 *
 * @param name what is compared
 * @param ours our figure, with its unit
 * @param other the figure of the floor or alternative, with its unit
 * @param ratio the ratio, in the sense that the target tells
 * @param target what it should be
 */
record Comparison(String name, String ours, String other, double ratio, Target target) {
    static final String HEADER = "| what | ours | beside it | ratio | target | met |\n|---|---:|---:|---:|---:|---|";

    /** The figure is at most so many times another. */
    static Comparison atMost(String name, Figure ours, Figure other, double limit) {
        return new Comparison(name, ours.text(), other.text(), ours.value() / other.value(), new Target("≤", limit));
    }

    /** The other figure is at least so many times ours. */
    static Comparison atLeast(String name, Figure ours, Figure other, double limit) {
        return new Comparison(name, ours.text(), other.text(), other.value() / ours.value(), new Target("≥", limit));
    }

    /** A line as Markdown. */
    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f | %s | %s |",
                name,
                ours,
                other,
                ratio,
                target.text(),
                target.word(ratio));
    }

    /** A figure with its unit. */
    record Figure(double value, String unit) {
        String text() {
            return String.format(Locale.ROOT, value < 100 ? "%,.1f %s" : "%,.0f %s", value, unit);
        }
    }

    /** A limit and the side on which a ratio should lie; a limit of 0 is no target. */
    record Target(String sign, double limit) {
        String text() {
            return limit == 0 ? "" : sign + " " + limit;
        }

        String word(double ratio) {
            if (limit == 0) {
                return "";
            }
            boolean met = sign.equals("≤") ? ratio <= limit : ratio >= limit;
            return met ? "yes" : "NO";
        }
    }
}
