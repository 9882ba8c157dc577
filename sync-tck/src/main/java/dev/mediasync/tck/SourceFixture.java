package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.lifecycle.AfterProperty;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The source under test, and what a test can do to it. */
abstract class SourceFixture {
    /** An id and a name that no source has. */
    static final String NONSENSE = "no-such-thing-4f1d9c02";

    private @Nullable MediaSource opened;

    /** Opens a source that has at least one item, and changes only when the test changes it. */
    protected abstract MediaSource openSource();

    /**
     * Removes an item without children from the source that was opened last.
     *
     * @return its key, or empty where the test cannot
     */
    protected Optional<ItemKey> removeAnItem() {
        return Optional.empty();
    }

    /**
     * Adds an item to the source that was opened last.
     *
     * @return its key, or empty where the test cannot
     */
    protected Optional<ItemKey> addAnItem() {
        return Optional.empty();
    }

    /**
     * Makes a part that holds an item unreadable in the source that was opened last.
     *
     * @return whether the test can
     */
    protected boolean breakAPart() {
        return false;
    }

    /**
     * Names a user of the source whose states a test may change.
     *
     * @return the user, or empty where no state may be changed
     */
    protected Optional<String> userToWriteFor() {
        return Optional.empty();
    }

    /** Closes the source when a rule is tried. */
    @AfterProperty
    protected final void closeSource() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }

    final MediaSource source() {
        MediaSource source = opened;
        if (source == null) {
            source = openSource();
            opened = source;
        }
        return source;
    }

    final boolean can(Capability capability) {
        return source().describe().can(capability);
    }

    /** One look at each library. */
    final List<Look> looks() {
        return source().libraries().stream()
                .map(library -> Look.at(source(), library))
                .toList();
    }

    final Library unlisted() {
        Library listed = source().libraries().get(0);
        return new Library(new LibraryKey(listed.key().source(), NONSENSE), NONSENSE, listed.kind());
    }

    static void assertCancelled(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
    }
}
