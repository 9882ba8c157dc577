package dev.mediasync.plex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking for a page of one listing.
 *
 * @param start the first row asked for
 * @param asked how many rows were asked for
 * @param rows the rows that came
 * @param total how many rows the listing has, null where the server does not say
 * @param library the lasting id of the library it is of, null where the server does not say
 * @param doubt why the page proves nothing, null where it does
 */
record ListedPage(
        long start,
        int asked,
        List<ListedRow> rows,
        @Nullable Long total,
        @Nullable String library,
        @Nullable String doubt) {}
