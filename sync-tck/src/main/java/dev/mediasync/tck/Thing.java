package dev.mediasync.tck;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A film or an episode as such, of which an item is only the present appearance.
 *
 * <p>Its number stands in the title of every item that shows it, because no planner may look at titles: so the oracle knows
 * a recorded item again whatever became of its id.
 */
final class Thing {
    private static final String TITLE = "Thing ";

    final int number;
    final MediaKind kind;
    final Numbering numbering;
    final Words words;
    /** The indexes of the libraries that hold it. */
    final Set<Integer> libraries = new TreeSet<>();
    /** Every item id that it ever had. */
    final Set<String> ids = new LinkedHashSet<>();

    @Nullable
    Thing parent;

    String id;
    boolean there = true;
    /** Whether it was ever removed, or taken to another library. */
    boolean wasAway;

    private int version;

    /**
     * What a thing can be known by.
     *
     * @param external ids in public databases
     * @param identity the source's own word, null for none
     * @param alias the second id of a thing that has two, null for none
     */
    record Words(
            List<ExternalId> external,
            @Nullable String identity,
            @Nullable String alias) {
        static final Words NONE = new Words(List.of(), null, null);

        static Words tmdb(String value) {
            return new Words(List.of(new ExternalId("tmdb", value)), null, null);
        }

        @Override
        public String toString() {
            return external + (identity == null ? "" : " " + identity) + (alias == null ? "" : " alias " + alias);
        }

        boolean unique() {
            return identity != null || alias != null || !external.isEmpty();
        }
    }

    Thing(int number, MediaKind kind, Numbering numbering, Words words, String id) {
        this.number = number;
        this.kind = kind;
        this.numbering = numbering;
        this.words = words;
        this.id = id;
        ids.add(id);
    }

    void rename(String newId) {
        id = newId;
        ids.add(newId);
    }

    void update() {
        version++;
    }

    MediaItem item(SourceId source) {
        return MediaItem.builder(new ItemKey(source, id), kind, TITLE + number + ", version " + version)
                .parentId(parent == null ? null : parent.id)
                .numbering(numbering)
                .externalIds(words.external())
                .identities(words.identity() == null ? List.of() : List.of(words.identity()))
                .aliases(otherId() == null ? List.of() : List.of(otherId()))
                .build();
    }

    /** The id under which a thing with two ids is not shown at the moment. */
    @Nullable
    String otherId() {
        String alias = words.alias();
        if (alias == null) {
            return null;
        }
        return id.equals(alias) ? ids.iterator().next() : alias;
    }

    static int numberIn(MediaItem item) {
        String title = item.title();
        return Integer.parseInt(title.substring(TITLE.length(), title.indexOf(',')));
    }

    /** Whether the two share a word, so that one may pass for the other. */
    boolean looksLike(Thing other) {
        return kind == other.kind
                && numbering.equals(other.numbering)
                && words.external().stream().anyMatch(other.words.external()::contains);
    }

    /** Whether the two are told apart even under one id. */
    boolean differsFrom(Thing other) {
        boolean files = words.identity() != null
                && other.words.identity() != null
                && !words.identity().equals(other.words.identity());
        boolean databases = !words.external().isEmpty()
                && !other.words.external().isEmpty()
                && words.external().stream().noneMatch(other.words.external()::contains);
        return kind != other.kind || files || databases;
    }

    boolean below(Thing other) {
        for (Thing up = this; up != null; up = up.parent) {
            if (up == other) {
                return true;
            }
        }
        return false;
    }

    int depth() {
        return parent == null ? 0 : parent.depth() + 1;
    }

    @Override
    public String toString() {
        return kind.word() + " " + number + " with id " + id + (there ? "" : " (removed)") + " in " + libraries + " "
                + words;
    }
}
