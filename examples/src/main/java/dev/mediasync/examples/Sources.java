package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.MediaSources;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

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
     * The libraries with these names or ids, or all.
     *
     * @param failed hears which address did not list its libraries, and why
     */
    List<Target> targets(Set<String> names, BiConsumer<String, SyncException> failed) {
        Set<String> failures = new HashSet<>();
        List<Target> all = targets((address, error) -> {
            failures.add(address);
            failed.accept(address, error);
        });
        List<Target> chosen = all.stream().filter(target -> target.named(names)).toList();
        if (failures.isEmpty()) {
            Names.requireKnown(names, all.stream().map(Target::library).toList());
        }
        return chosen;
    }

    private List<Target> targets(BiConsumer<String, SyncException> failed) {
        List<Target> targets = new ArrayList<>();
        for (Opened source : opened) {
            try {
                source.source().libraries().forEach(library -> targets.add(new Target(source.source(), library)));
            } catch (SyncException e) {
                failed.accept(source.address(), e);
            }
        }
        return targets;
    }

    @Override
    public void close() {
        opened.forEach(source -> source.source().close());
    }

    private record Opened(String address, MediaSource source) {}

    /**
     * A library to work on.
     *
     * @param source the source that lists it
     * @param library the library
     */
    record Target(MediaSource source, Library library) {
        boolean named(Set<String> names) {
            return Names.match(names, library);
        }
    }
}
