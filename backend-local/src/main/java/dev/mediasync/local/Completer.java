package dev.mediasync.local;

import dev.mediasync.model.MediaItem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Completes a listed item; may be called by several threads at a time. */
@FunctionalInterface
interface Completer {
    /**
     * The item in full, or null where it must be asked for again.
     *
     * @throws IOException if a file of it cannot be read
     */
    @Nullable
    MediaItem complete(MediaItem listed) throws IOException;
}
