package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.SyncOptions;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.source.Capability;
import dev.mediasync.source.PushHint;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** P12: a push event anywhere during a full run ends in the server's final state. */
class WatchedServerProperties {
    private Watched watched = new Watched();

    /** When the server changes, and tells of it. */
    enum Moment {
        /** While the listing goes on, so that later pages are cut from what is there then. */
        BETWEEN_PAGES,
        /** When everything is listed already, and is still being taken in. */
        BEHIND_THE_LISTING
    }

    /** How much the server says. */
    enum Word {
        ITEMS,
        ITEMS_WITHOUT_A_LIBRARY,
        LIBRARY,
        NOTHING
    }

    /** What the server can do. */
    enum Able {
        ALL,
        NO_PRESENCE,
        NO_CHANGES;

        Set<Capability> capabilities() {
            Set<Capability> all = EnumSet.of(Capability.PUSH, Capability.PRESENCE, Capability.INCREMENTAL);
            if (this != ALL) {
                all.remove(this == NO_PRESENCE ? Capability.PRESENCE : Capability.INCREMENTAL);
            }
            return all;
        }
    }

    @Provide
    Arbitrary<Perturbed> perturbed() {
        return LibraryArbitraries.perturbed();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void p12AHintAnywhereDuringAFullRunEndsInTheFinalState(
            @ForAll("perturbed") Perturbed pair,
            @ForAll @IntRange(max = 5) int page,
            @ForAll Moment moment,
            @ForAll Word word,
            @ForAll Able able) {
        begin(pair, able);
        watched.scripted.script(new Change(pair, page, moment, word));

        watched.source.tell(PushHint.everything());
        watched.time.advance(Duration.ofMinutes(5));

        assertInStep();
    }

    /** The server changes once, at a page of a listing. */
    private final class Change implements Fault {
        private final List<MediaItem> then;
        private final PushHint hint;
        private final int page;
        private final Moment moment;
        private boolean done;

        Change(Perturbed pair, int page, Moment moment, Word word) {
            this.then = LibraryArbitraries.in(Watched.ID, pair.observed());
            this.hint = hint(word, pair);
            this.page = page;
            this.moment = moment;
        }

        @Override
        public List<MediaItem> between(int at, List<MediaItem> held) {
            if (moment != Moment.BETWEEN_PAGES || done || at < page) {
                return held;
            }
            done = true;
            watched.source.tell(hint);
            return then;
        }

        @Override
        public void before(int at) {
            if (moment == Moment.BEHIND_THE_LISTING && !done && at >= page) {
                done = true;
                watched.scripted.put(watched.films, then);
                watched.source.tell(hint);
            }
        }
    }

    private void begin(Perturbed pair, Able able) {
        watched = new Watched();
        watched.source.capabilities = able.capabilities();
        if (able == Able.NO_PRESENCE) {
            watched.scripted.withoutPresence();
        }
        watched.scripted.pageSize(2).withoutCounter();
        watched.scripted.put(watched.films, LibraryArbitraries.in(Watched.ID, pair.recorded()));
        watched.begin();
        watched.time.advance(Watched.MOMENT);
    }

    private PushHint hint(Word word, Perturbed pair) {
        return switch (word) {
            case ITEMS -> new PushHint(watched.films.key(), changed(pair));
            case ITEMS_WITHOUT_A_LIBRARY -> new PushHint(null, changed(pair));
            case LIBRARY -> new PushHint(watched.films.key(), Set.of());
            case NOTHING -> PushHint.everything();
        };
    }

    private static Set<String> changed(Perturbed pair) {
        Map<ItemKey, MediaItem> before = RepositoryContract.byKey(pair.recorded());
        Map<ItemKey, MediaItem> after = RepositoryContract.byKey(pair.observed());
        Set<ItemKey> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> before.containsKey(key) && before.get(key).equals(after.get(key)));
        return keys.stream().map(ItemKey::id).collect(Collectors.toSet());
    }

    /** What empties a library needs an approval, whoever watches. */
    private void assertInStep() {
        watched.repository.blockedPlan(watched.films.key()).ifPresent(plan -> {
            var unused = watched.watch().sync(SyncOptions.defaults().approve(plan.digest()));
            watched.time.advance(Watched.MOMENT);
        });
        assertThat(watched.recorded(watched.films)).isEqualTo(watched.held(watched.films));
        assertThat(watched.repository.check().sound()).isTrue();
    }
}
