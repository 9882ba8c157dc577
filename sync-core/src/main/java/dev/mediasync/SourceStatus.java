package dev.mediasync;

import java.time.Instant;

/**
 * How a watched source stands.
 *
 * @param source the name under which it is watched
 * @param state what it is about
 * @param since since when; of one that is away since when it is away, however often it was tried meanwhile
 */
public record SourceStatus(String source, State state, Instant since) {
    /** What a watched source is about. */
    public sealed interface State {}

    /** Something is being looked at, or will be at once. */
    public record CatchingUp() implements State {}

    /**
     * The copy shows what the source has, as far as it told.
     *
     * @param hearing how changes become known
     */
    public record InStep(Hearing hearing) implements State {}

    /**
     * It does not answer.
     *
     * @param error what it failed with the last time
     * @param nextTry when it is tried again at the latest
     */
    public record Away(SyncException error, Instant nextTry) implements State {}

    /**
     * It refuses us, so somebody must sign in again.
     *
     * @param error what it said
     * @param nextTry when it is tried again at the latest
     */
    public record NeedsSignIn(SyncException error, Instant nextTry) implements State {}

    /**
     * It is there, but at least one of its libraries cannot be brought in step.
     *
     * @param error why not
     * @param nextTry when it is tried again at the latest
     */
    public record Failing(SyncException error, Instant nextTry) implements State {}

    /** It is not watched any more. */
    public record Stopped() implements State {}

    /** How changes of a source become known. */
    public enum Hearing {
        /** The source tells of them. */
        PUSH,
        /** They are found by looking now and then. */
        SCHEDULE
    }
}
