package dev.mediasync.local;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.MediaSourceProvider;
import dev.mediasync.source.SourceAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens addresses such as {@code local:/media/films?type=movies}.
 *
 * <p>Options: {@code type} is {@code movies}, {@code shows} or {@code mixed} (the default); {@code id} is the source's id.
 */
public final class LocalSourceProvider implements MediaSourceProvider {
    private static final Map<String, LibraryKind> TYPES =
            Map.of("movies", LibraryKind.MOVIES, "shows", LibraryKind.SHOWS, "mixed", LibraryKind.MIXED);

    /** A provider. */
    public LocalSourceProvider() {}

    @Override
    public String scheme() {
        return "local";
    }

    @Override
    public MediaSource open(SourceAddress address, Credentials credentials) {
        LocalSource.Builder builder = LocalSource.builder(root(address));
        address.options().forEach((name, value) -> option(builder, name, value));
        return builder.build();
    }

    private static Path root(SourceAddress address) {
        try {
            return Path.of(address.target());
        } catch (InvalidPathException e) {
            throw usage("\"" + address.target() + "\" is no path on this system: " + e.getReason(), e);
        }
    }

    private static void option(LocalSource.Builder builder, String name, String value) {
        if (name.equals("type")) {
            LibraryKind kind = TYPES.get(value);
            if (kind == null) {
                throw usage("type is movies, shows or mixed, but not \"" + value + "\"", null);
            }
            builder.withType(kind);
        } else if (name.equals("id")) {
            builder.withSourceId(sourceId(value));
        } else if (name.equals("ffprobe")) {
            builder.withFfprobe(value);
        } else {
            throw usage("A local source has the options type and id, but not \"" + name + "\"", null);
        }
    }

    private static SourceId sourceId(String value) {
        try {
            return new SourceId(value);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()), e);
        }
    }

    private static SyncException usage(String message, @Nullable Exception cause) {
        return new SyncException(ErrorKind.USAGE, message, cause);
    }
}
