package dev.mediasync.repository;

/**
 * What a check of the whole repository found.
 *
 * @param items how many items are recorded
 * @param orphans how many rows hang on something that is not there, of any relation
 * @param foreignKeyViolations how many references the store itself finds broken
 * @param integrity {@code ok}, or what the store says is damaged
 */
public record IntegrityReport(long items, long orphans, long foreignKeyViolations, String integrity) {
    /** Whether nothing is wrong. */
    public boolean sound() {
        return orphans == 0 && foreignKeyViolations == 0 && integrity.equals("ok");
    }
}
