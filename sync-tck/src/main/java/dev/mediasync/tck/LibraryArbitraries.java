package dev.mediasync.tck;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random libraries for jqwik: films, shows and music with odd titles and few ids, so that collisions happen.
 *
 * <p>Every generated library is closed: an item's parent is there too. The items belong to {@link #SOURCE}; {@link #in}
 * moves them into the source of a try.
 */
public final class LibraryArbitraries {
    /** The source of generated items. */
    public static final SourceId SOURCE = new SourceId("generated");

    private static final int IDS = 15;
    private static final int TREES = 7;
    private static final int EDITS = 6;

    private LibraryArbitraries() {}

    /** Libraries of up to some forty items, the empty one among them. */
    public static Arbitrary<List<MediaItem>> libraries() {
        return trees().list().ofMaxSize(TREES).map(LibraryArbitraries::grown);
    }

    /** Libraries before and after random changes: additions, updates, removals, new ids, new parents, new kinds. */
    public static Arbitrary<Perturbed> perturbed() {
        return Combinators.combine(libraries(), edits().list().ofMaxSize(EDITS))
                .as((items, edits) -> new Perturbed(items, Edit.all(edits, items, SOURCE)));
    }

    /** The same items in another source. */
    public static List<MediaItem> in(SourceId source, List<MediaItem> items) {
        return items.stream()
                .map(item -> item.with(b -> b.key(new ItemKey(source, item.key().id()))))
                .toList();
    }

    /** Texts of any characters, halves of surrogate pairs among them. */
    static Arbitrary<String> texts() {
        Arbitrary<String> nasty =
                Arbitraries.strings().withChars("aé %\u0000\uD83D\uDE00\uFFFD").ofMaxLength(6);
        return Arbitraries.oneOf(nasty, Arbitraries.strings().ofMaxLength(12));
    }

    private static Arbitrary<TreeSpec> trees() {
        return Combinators.combine(
                        Arbitraries.of(TreeSpec.Family.class),
                        Arbitraries.integers().between(1, IDS),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 1_000_000))
                .as(TreeSpec::new);
    }

    private static Arbitrary<Edit> edits() {
        return Combinators.combine(
                        Arbitraries.of(Edit.Verb.class),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 1_000_000))
                .as(Edit::new);
    }

    private static List<MediaItem> grown(List<TreeSpec> trees) {
        Set<Integer> used = new HashSet<>();
        List<MediaItem> items = new ArrayList<>();
        for (TreeSpec tree : trees) {
            if (used.add(tree.id())) {
                items.addAll(tree.items(SOURCE));
            }
        }
        return items;
    }
}
