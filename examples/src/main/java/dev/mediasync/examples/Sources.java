package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSources;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The sources that a command names, open together. */
final class Sources implements AutoCloseable {
    private final List<Opened> opened = new ArrayList<>();

    private Sources() {}

    /** Opens what the options name. */
    static Sources open(CommonOptions options, Map<String, String> environment) {
        if (options.sources.isEmpty()) {
            throw new SyncException(
                    ErrorKind.USAGE, "Say where the media are, for example --source local:/media/films");
        }
        Credentials credentials = options.credentials(environment);
        Sources sources = new Sources();
        try {
            for (String address : options.sources) {
                sources.opened.add(new Opened(address, MediaSources.open(address, credentials)));
            }
            return sources;
        } catch (RuntimeException e) {
            sources.close();
            throw e;
        }
    }

    /**
     * The sources with those of their libraries that have these names or ids, or with all of them.
     *
     * <p>Recorded libraries that a source does not list any more belong to it, too.
     *
     * @param failed hears which address did not list its libraries, and why
     */
    List<Target> targets(Set<String> names, Catalog cache, BiConsumer<String, SyncException> failed) {
        List<Target> all = new ArrayList<>();
        for (Opened source : opened) {
            try {
                all.add(new Target(source.address(), source.source(), libraries(source.source(), cache)));
            } catch (SyncException e) {
                failed.accept(source.address(), e);
            }
        }
        if (all.size() == opened.size()) {
            Names.requireKnown(
                    names,
                    all.stream().flatMap(target -> target.libraries().stream()).toList());
        }
        return all.stream()
                .map(target -> target.only(names))
                .filter(target -> !target.libraries().isEmpty())
                .toList();
    }

    /** Every source by its address, whether it answers or not. */
    Map<String, MediaSource> byAddress() {
        Map<String, MediaSource> sources = new LinkedHashMap<>();
        opened.forEach(source -> sources.put(source.address(), source.source()));
        return sources;
    }

    private static List<Library> libraries(MediaSource source, Catalog cache) {
        List<Library> listed = source.libraries();
        SourceId id = source.describe().id();
        Stream<Library> vanished = cache.libraries().stream()
                .filter(status -> status.items() > 0)
                .map(LibraryStatus::library)
                .filter(library -> library.key().source().equals(id))
                .filter(library ->
                        listed.stream().noneMatch(other -> other.key().equals(library.key())));
        return Stream.concat(listed.stream(), vanished).toList();
    }

    @Override
    public void close() {
        opened.forEach(source -> source.source().close());
    }

    private record Opened(String address, MediaSource source) {}

    /**
     * A source with those of its libraries that are to be worked on.
     *
     * @param address what the command calls the source
     * @param source the source
     * @param libraries the chosen libraries, those that it lists first
     */
    record Target(String address, MediaSource source, List<Library> libraries) {
        private Target only(Set<String> names) {
            return new Target(
                    address,
                    source,
                    libraries.stream()
                            .filter(library -> Names.match(names, library))
                            .toList());
        }
    }
}
