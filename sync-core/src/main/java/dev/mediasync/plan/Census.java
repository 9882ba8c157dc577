package dev.mediasync.plan;

import dev.mediasync.model.MediaKind;

/**
 * How many items a library has and how many of them were shown.
 *
 * @param recorded recorded items
 * @param recordedTops those of them that have no parent by their kind
 * @param observed distinct ids that were shown
 */
record Census(long recorded, long recordedTops, long observed) {
    /** Whether items of a kind stand at the top: films, shows and artists, and all that hangs on nothing. */
    static boolean top(MediaKind kind) {
        return kind != MediaKind.SEASON
                && kind != MediaKind.EPISODE
                && kind != MediaKind.ALBUM
                && kind != MediaKind.TRACK;
    }
}
