package dev.mediasync.local;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.MediaSourceProvider;
import dev.mediasync.source.SourceAddress;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Opens addresses such as {@code local:/media/films?type=movies}.
 *
 * <p>Several root folders of one library are separated as in the system's search path: {@code local:/disk1/films:/disk2/films}.
 * Options: {@code type} is {@code movies}, {@code shows}, {@code mixed} (the default) or {@code music}; {@code id} is the
 * source's id; {@code marker} is the name of a file that every root must hold; {@code ffprobe} is the command that is asked
 * how long a file plays where that cannot be read here; {@code unchanged=mtime} leaves out folders whose time did not change.
 */
public final class LocalSourceProvider implements MediaSourceProvider {
    private static final Map<String, LibraryKind> TYPES = Map.of(
            "movies",
            LibraryKind.MOVIES,
            "shows",
            LibraryKind.SHOWS,
            "mixed",
            LibraryKind.MIXED,
            "music",
            LibraryKind.MUSIC);

    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator) + "(?=/|[A-Za-z]:\\\\)");

    /** A provider. */
    public LocalSourceProvider() {}

    @Override
    public String scheme() {
        return "local";
    }

    @Override
    public MediaSource open(SourceAddress address, Credentials credentials) {
        List<Path> roots = roots(address);
        LocalSource.Builder builder = LocalSource.builder(roots.get(0));
        roots.forEach(builder::withRoot);
        address.options().forEach((name, value) -> option(builder, name, value));
        return build(builder);
    }

    private static MediaSource build(LocalSource.Builder builder) {
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()), e);
        }
    }

    /** The separator counts only before an absolute path, so that it can stand in a name, too. */
    private static List<Path> roots(SourceAddress address) {
        try {
            return Arrays.stream(SEPARATOR.split(address.target(), -1))
                    .map(Path::of)
                    .toList();
        } catch (InvalidPathException e) {
            throw usage("\"" + address.target() + "\" is no path on this system: " + e.getReason(), e);
        }
    }

    private static void option(LocalSource.Builder builder, String name, String value) {
        if (name.equals("type")) {
            LibraryKind kind = TYPES.get(value);
            if (kind == null) {
                throw usage("type is movies, shows, mixed or music, but not \"" + value + "\"", null);
            }
            builder.withType(kind);
        } else if (name.equals("id")) {
            builder.withSourceId(sourceId(value));
        } else if (name.equals("ffprobe")) {
            builder.withFfprobe(value);
        } else if (name.equals("marker")) {
            builder.withMarker(value);
        } else if (name.equals("unchanged")) {
            if (!value.equals("mtime")) {
                throw usage("unchanged is mtime, but not \"" + value + "\"", null);
            }
            builder.withFolderTimes();
        } else {
            throw usage(
                    "A local source has the options type, id, marker, ffprobe and unchanged, but not \"" + name + "\"",
                    null);
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
