package dev.mediasync.plan;

import java.util.Comparator;

/**
 * A part of the library about which the enumeration proves nothing.
 *
 * @param below the id prefix it concerns: that id, and every id that goes on with {@code /} or {@code #}; empty for all
 * @param code why, for a program
 * @param why why, for a person
 */
public record Gap(String below, ReasonCode code, String why) implements Comparable<Gap> {
    private static final Comparator<Gap> ORDER =
            Comparator.comparing(Gap::below).thenComparing(Gap::code).thenComparing(Gap::why);

    @Override
    public int compareTo(Gap other) {
        return ORDER.compare(this, other);
    }
}
