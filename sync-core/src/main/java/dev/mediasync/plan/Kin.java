package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LastingIdentity;
import dev.mediasync.model.MediaItem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the one item among many that is provably the same thing as another.
 *
 * <p>The strongest proof decides: a source's own identity, then an alias, then an external id with kind and position. Two
 * candidates of the same proof mean none, and so does a public database that calls the two by different ids.
 */
public final class Kin {
    /** Kinds of lasting words, the strongest proof first. */
    static final List<String> PROOFS = List.of("own:", "alias:", "id:");

    private final Map<String, Set<ItemKey>> byWord = new HashMap<>();
    private final Map<ItemKey, MediaItem> candidates = new HashMap<>();

    /** An index over the items among which is searched. */
    public Kin(Collection<MediaItem> candidates) {
        for (MediaItem item : candidates) {
            this.candidates.put(item.key(), item);
            for (String word : LastingIdentity.of(item)) {
                byWord.computeIfAbsent(word, unused -> new TreeSet<>()).add(item.key());
            }
        }
    }

    /** The key of the one candidate, other than the item itself, that is the same thing. */
    public Optional<ItemKey> of(MediaItem item) {
        return of(item, LastingIdentity.of(item));
    }

    /**
     * The same for an item of which less is known than it was once known by.
     *
     * @param words its lasting words
     */
    public Optional<ItemKey> of(MediaItem item, Set<String> words) {
        for (String proof : PROOFS) {
            Set<ItemKey> same = new TreeSet<>();
            for (String word : words) {
                if (word.startsWith(proof)) {
                    same.addAll(byWord.getOrDefault(word, Set.of()));
                }
            }
            same.removeIf(key -> !fits(item, key));
            if (!same.isEmpty()) {
                return same.size() == 1 ? Optional.of(same.iterator().next()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether nothing says that what had an id once and what has it now are different things. */
    public static boolean same(MediaItem before, MediaItem now) {
        return !Sameness.another(before, now);
    }

    /** Whether an item that comes may have what users did with one that went. */
    public static boolean inherits(MediaItem gone, MediaItem comes) {
        return same(gone, comes) && (gone.key().equals(comes.key()) || !Sameness.contradict(gone, comes));
    }

    private boolean fits(MediaItem item, ItemKey key) {
        MediaItem other = candidates.get(key);
        return other != null && !key.equals(item.key()) && inherits(item, other);
    }
}
