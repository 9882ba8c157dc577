package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.ObservedItem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

/** What a source owes when it lists its libraries and their items. */
abstract class SourceListingRules extends SourceFixture {
    /** S01: the source says twice the same of itself. */
    @Example
    protected void s01DescribesItselfTheSameTwice() {
        assertThat(source().describe()).isEqualTo(source().describe());
    }

    /** S02: libraries have different keys, all of this source. */
    @Example
    protected void s02LibrariesHaveKeysOfTheirOwn() {
        SourceId id = source().describe().id();
        List<Library> libraries = source().libraries();

        assertThat(libraries).extracting(Library::key).doesNotHaveDuplicates();
        assertThat(libraries).allMatch(library -> library.key().source().equals(id));
    }

    /** S03: an unchanged source lists the same libraries twice. */
    @Example
    protected void s03ListsTheSameLibrariesTwice() {
        assertThat(source().libraries()).containsExactlyInAnyOrderElementsOf(source().libraries());
    }

    /** S04: the source holds an item at all, or the other rules would try nothing. */
    @Example
    protected void s04HoldsAnItem() {
        assertThat(looks()).anyMatch(look -> !look.items().isEmpty());
    }

    /** S05: every item belongs to this source. */
    @Example
    protected void s05ItemsCarryTheSourcesId() {
        SourceId id = source().describe().id();
        for (Look look : looks()) {
            assertThat(look.keys()).allMatch(key -> key.source().equals(id));
        }
    }

    /** S06: a sighting names an id. */
    @Example
    protected void s06SightingsNameAnId() {
        for (Look look : looks()) {
            assertThat(look.sightings()).allMatch(id -> !id.isBlank());
        }
    }

    /** S07: an id names one item, wherever and however often it is shown. */
    @Example
    protected void s07AnIdNamesOneItem() {
        Map<ItemKey, MediaKind> kinds = new HashMap<>();
        for (Look look : looks()) {
            for (ObservedItem shown : look.shown()) {
                MediaItem item = shown.item();
                assertThat(kinds.merge(item.key(), item.kind(), (one, other) -> one))
                        .as("kind of " + item.key())
                        .isEqualTo(item.kind());
                assertThat(look.fingerprints().get(item.key().id()))
                        .as("fingerprint of " + item.key())
                        .isEqualTo(shown.fingerprint());
            }
        }
    }

    /** S08: every parent that an item names is listed in the same library. */
    @Example
    protected void s08ParentsAreListed() {
        for (Look look : looks()) {
            Set<String> ids = look.ids();
            assertThat(look.items()).allMatch(item -> item.parentId() == null || ids.contains(item.parentId()));
        }
    }

    /** S09: no item is its own ancestor. */
    @Example
    protected void s09NoItemIsItsOwnAncestor() {
        for (Look look : looks()) {
            Map<String, @Nullable String> parents = look.parents();
            for (String id : parents.keySet()) {
                Set<String> above = new HashSet<>();
                for (String at = id; at != null; at = parents.get(at)) {
                    assertThat(above.add(at)).as("ancestors of " + id + " end").isTrue();
                }
            }
        }
    }

    /** S10: an unchanged source shows the same ids with the same fingerprints twice. */
    @Example
    protected void s10ShowsTheSameTwice() {
        for (Library library : source().libraries()) {
            Look first = Look.at(source(), library);
            Look second = Look.at(source(), library);
            assertThat(second.fingerprints()).isEqualTo(first.fingerprints());
            assertThat(second.ids()).isEqualTo(first.ids());
        }
    }
}
