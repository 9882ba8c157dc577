package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.SourceDescription;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The kit catches sources that break a rule. */
class WrongSourcesTest {
    private static final SourceId ID = new SourceId("wrong");
    private static final List<MediaItem> SHOW = new TreeSpec(TreeSpec.Family.SHOW, 7, 2, 2, 1).items(ID);

    @Test
    void oneWithoutParentsIsCaught() {
        caught(() -> contract(scripted(SHOW.subList(1, SHOW.size()))).parentsAreListed());
    }

    @Test
    void oneThatForgetsWhatItListsIsCaught() {
        caught(() -> contract(scripted(SHOW).answering(Presence.GONE)).whatIsListedIsPresent());
    }

    @Test
    void oneThatShowsForeignItemsIsCaught() {
        caught(() -> contract(scripted(LibraryArbitraries.in(new SourceId("other"), SHOW)))
                .itemsCarryTheSourcesId());
    }

    @Test
    void anEmptyOneIsCaught() {
        caught(() -> contract(scripted(List.of())).holdsAnItem());
    }

    @Test
    void oneWithoutReceiptsIsCaught() {
        caught(() -> contract(new Wrong()).walksGiveReceipts());
    }

    @Test
    void oneThatIgnoresCancellationIsCaught() {
        caught(() -> contract(new Wrong()).aCancelledWalkEndsAsCancelled());
    }

    @Test
    void oneThatShowsSomethingElseEachTimeIsCaught() {
        caught(() -> contract(new Wrong()).showsTheSameTwice());
    }

    private static void caught(ThrowingCallable rule) {
        assertThatThrownBy(rule).isInstanceOf(AssertionError.class);
    }

    private static ScriptedSource scripted(List<MediaItem> items) {
        ScriptedSource source = new ScriptedSource(ID);
        return source.put(source.library("main"), items);
    }

    private static MediaSourceContract contract(MediaSource source) {
        return new MediaSourceContract() {
            @Override
            protected MediaSource openSource() {
                return source;
            }
        };
    }

    /** Gives no receipt, ignores cancellation, and counts its walks into its titles. */
    private static final class Wrong implements MediaSource {
        private final ScriptedSource right = scripted(SHOW);
        private int walks;

        @Override
        public SourceDescription describe() {
            return right.describe();
        }

        @Override
        public List<Library> libraries() {
            return right.libraries();
        }

        @Override
        public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
            walks++;
            MediaItem item = RepositoryContract.film(ID, "walk " + walks);
            sink.page(new ObservedPage(List.of(ObservedItem.of(item)), List.of(), List.of()));
            return WalkEnd.of("everything");
        }

        @Override
        public void close() {
            right.close();
        }
    }
}
