package dev.mediasync.benchmarks;

import java.util.Map;

/**
 * What a group of benchmarks measured.
 *
 * @param millis milliseconds by method, followed by the variant where there is one
 */
record Scores(Map<String, Double> millis) {
    double of(String name) {
        Double score = millis.get(name);
        if (score == null) {
            throw new IllegalStateException("Nothing measured \"" + name + "\", only " + millis.keySet());
        }
        return score;
    }
}
