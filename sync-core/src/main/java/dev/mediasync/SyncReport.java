package dev.mediasync;

import java.util.List;

/**
 * What a run did, library by library.
 *
 * @param libraries a report for each library, in the source's order
 */
public record SyncReport(List<LibraryReport> libraries) {
    /** Copies the list. */
    public SyncReport {
        libraries = List.copyOf(libraries);
    }

    /** Whether everything of every library was seen and applied. */
    public boolean completed() {
        return libraries.stream().allMatch(LibraryReport::completed);
    }
}
