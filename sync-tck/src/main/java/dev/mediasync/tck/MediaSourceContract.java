package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.Presence;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.lifecycle.AfterProperty;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What every source owes, tried on a quiet one that holds at least one item. */
public abstract class MediaSourceContract {
    private @Nullable MediaSource opened;

    /** Makes the contract ready; the source is opened on first use. */
    protected MediaSourceContract() {}

    /** Opens a source that does not change and has at least one item. */
    protected abstract MediaSource openSource();

    /** Closes the source when a rule is tried. */
    @AfterProperty
    protected final void closeSource() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }

    /** The source says twice the same of itself. */
    @Example
    protected void describesItselfTheSameTwice() {
        assertThat(source().describe()).isEqualTo(source().describe());
    }

    /** Libraries have different keys, all of this source. */
    @Example
    protected void librariesHaveKeysOfTheirOwn() {
        List<Library> libraries = source().libraries();

        assertThat(libraries).isNotEmpty();
        assertThat(libraries).extracting(Library::key).doesNotHaveDuplicates();
        assertThat(libraries)
                .allMatch(library ->
                        library.key().source().equals(source().describe().id()));
    }

    /** An unchanged source shows the same ids with the same fingerprints. */
    @Example
    protected void showsTheSameTwice() {
        for (Library library : source().libraries()) {
            assertThat(fingerprints(library)).isEqualTo(fingerprints(library));
        }
    }

    /** The source holds an item at all, or the other rules would try nothing. */
    @Example
    protected void holdsAnItem() {
        assertThat(source().libraries())
                .anyMatch(library -> !fingerprints(library).isEmpty());
    }

    /** Every item belongs to this source. */
    @Example
    protected void itemsCarryTheSourcesId() {
        SourceId id = source().describe().id();
        for (Library library : source().libraries()) {
            assertThat(items(library)).allMatch(item -> item.key().source().equals(id));
        }
    }

    /** Every parent that an item names is listed too. */
    @Example
    protected void parentsAreListed() {
        for (Library library : source().libraries()) {
            Set<ItemKey> keys = new HashSet<>();
            items(library).forEach(item -> keys.add(item.key()));
            assertThat(items(library)).allMatch(item -> item.parent() == null || keys.contains(item.parent()));
        }
    }

    /** A walk gives receipts, without which nothing is ever removed. */
    @Example
    protected void walksGiveReceipts() {
        for (Library library : source().libraries()) {
            List<PageReceipt> receipts = new ArrayList<>();
            pages(library).forEach(page -> receipts.addAll(page.receipts()));
            assertThat(receipts).as("receipts of " + library.name()).isNotEmpty();
        }
    }

    /** What is listed is present when asked for by id. */
    @Example
    protected void whatIsListedIsPresent() {
        if (!can(Capability.PRESENCE)) {
            return;
        }
        for (Library library : source().libraries()) {
            List<String> ids = List.copyOf(fingerprints(library).keySet());
            Map<String, Presence> answers = source().presence(library, ids);
            assertThat(ids).allMatch(id -> answers.get(id) == Presence.PRESENT);
        }
    }

    /** A capability that the source does not name is refused as unsupported. */
    @Example
    protected void whatItCannotDoIsUnsupported() {
        Library library = source().libraries().get(0);
        ItemKey key = new ItemKey(source().describe().id(), "1");
        unsupported(Capability.PRESENCE, () -> source().presence(library, List.of("1")));
        unsupported(Capability.DETAILS, () -> source().details(library, List.of()));
        unsupported(Capability.USER_STATE_READ, () -> source().readUserStates(library, state -> {}));
        unsupported(Capability.USER_STATE_WRITE, () -> source().writeUserState(key, UserState.untouched("ann")));
        unsupported(Capability.PUSH, () -> source().subscribe(hint -> {}).close());
    }

    /** A cancelled walk ends as cancelled. */
    @Example
    protected void aCancelledWalkEndsAsCancelled() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        Library library = source().libraries().get(0);

        assertThatThrownBy(() -> source().enumerate(library, cancellation, page -> {}))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
    }

    private void unsupported(Capability capability, ThrowingCallable call) {
        if (!can(capability)) {
            assertThatThrownBy(call)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining(capability.name());
        }
    }

    private boolean can(Capability capability) {
        return source().describe().can(capability);
    }

    private MediaSource source() {
        MediaSource source = opened;
        if (source == null) {
            source = openSource();
            opened = source;
        }
        return source;
    }

    private List<ObservedPage> pages(Library library) {
        List<ObservedPage> pages = new ArrayList<>();
        source().enumerate(library, new Cancellation(), pages::add);
        return pages;
    }

    private List<MediaItem> items(Library library) {
        return pages(library).stream()
                .flatMap(page -> page.items().stream())
                .map(ObservedItem::item)
                .toList();
    }

    private Map<String, Long> fingerprints(Library library) {
        Map<String, Long> found = new TreeMap<>();
        pages(library)
                .forEach(page -> page.items()
                        .forEach(shown -> found.put(shown.item().key().id(), shown.fingerprint())));
        return found;
    }
}
