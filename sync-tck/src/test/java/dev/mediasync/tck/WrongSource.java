package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.SourceDescription;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Tries the rules on a source that breaks one. */
final class WrongSource extends ScriptedSourceContract {
    private final Function<ScriptedSource, MediaSource> dress;

    private WrongSource(Function<ScriptedSource, MediaSource> dress) {
        this.dress = dress;
    }

    static WrongSource wrong(Function<ScriptedSource, MediaSource> dress) {
        return new WrongSource(dress);
    }

    static void caught(ThrowingCallable rule) {
        assertThatThrownBy(rule).isInstanceOf(AssertionError.class);
    }

    @Override
    ScriptedSource prepare(ScriptedSource source) {
        return source;
    }

    @Override
    MediaSource dressed(ScriptedSource source) {
        return dress.apply(source);
    }

    @Override
    protected Optional<String> userToWriteFor() {
        return Optional.of("ann");
    }

    /** One whose libraries are distorted. */
    static WrongSource listing(UnaryOperator<List<Library>> distortion) {
        return wrong(source -> source.script(new Fault() {
            @Override
            public List<Library> libraries(List<Library> honest) {
                return distortion.apply(honest);
            }
        }));
    }

    /** One that describes itself wrongly. */
    static WrongSource describing(UnaryOperator<SourceDescription> distortion) {
        return wrong(source -> new AbleSource(source) {
            @Override
            public SourceDescription describe() {
                return distortion.apply(super.describe());
            }
        });
    }

    /** One that holds these items in one library. */
    static WrongSource holding(MediaItem... items) {
        return wrong(source -> source.put(source.library("films"), List.of(items)));
    }

    /** One whose items are distorted before they are cut into pages. */
    static WrongSource seeming(UnaryOperator<List<MediaItem>> distortion) {
        return wrong(source -> source.script(Faults.seems(distortion)));
    }

    /** One whose every page is distorted. */
    static WrongSource paging(UnaryOperator<ObservedPage> distortion) {
        return pages(pages -> pages.stream().map(distortion).toList());
    }

    /** One whose pages are distorted together. */
    static WrongSource pages(UnaryOperator<List<ObservedPage>> distortion) {
        return wrong(source -> source.script(new Fault() {
            @Override
            public List<ObservedPage> pages(List<ObservedPage> honest) {
                return distortion.apply(honest);
            }
        }));
    }

    /** One whose receipts of rows are distorted. */
    static WrongSource rows(UnaryOperator<PageReceipt.Rows> distortion) {
        return paging(page -> new ObservedPage(
                page.items(),
                page.sightings(),
                List.of(distortion.apply(rows(page).get(0)))));
    }

    /** One that ends its walks wrongly. */
    static WrongSource ending(UnaryOperator<WalkEnd> distortion) {
        return wrong(source -> source.withChanges().script(new Fault() {
            @Override
            public WalkEnd end(WalkEnd honest) {
                return distortion.apply(honest);
            }
        }));
    }

    /** One that answers wrongly about ids. */
    static WrongSource answering(BiFunction<Library, Map<String, Presence>, Map<String, Presence>> distortion) {
        return wrong(source -> new AbleSource(source) {
            @Override
            public Map<String, Presence> presence(Library library, Collection<String> ids) {
                return distortion.apply(library, super.presence(library, ids));
            }
        });
    }

    /** One that walks in a way of its own. */
    static WrongSource walking(Walker walker) {
        return wrong(source -> new AbleSource(source) {
            @Override
            public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
                return walker.walk(source, library, cancellation, sink);
            }
        });
    }

    /** One that looks at changes in a way of its own. */
    static WrongSource changing(ChangeLook look) {
        return wrong(source -> new AbleSource(source) {
            @Override
            public WalkEnd changes(Library library, String cursor, Cancellation cancellation, PageSink sink) {
                return look.changes(new ChangeLook.Asked(source, library, cursor), cancellation, sink);
            }
        });
    }

    /** A page that says of itself that it is all there is. */
    static ObservedPage only(List<ObservedItem> items) {
        PageReceipt receipt = PageReceipt.Rows.asked(ScriptedSource.WALK, 0, items.size(), (long) items.size())
                .with(items);
        return new ObservedPage(items, List.of(), List.of(receipt));
    }

    /** A walk over a scripted source. */
    @FunctionalInterface
    interface Walker {
        WalkEnd walk(ScriptedSource source, Library library, Cancellation cancellation, PageSink sink);
    }

    /** A look at what changed in a scripted source. */
    @FunctionalInterface
    interface ChangeLook {
        WalkEnd changes(Asked asked, Cancellation cancellation, PageSink sink);

        /** What was asked. */
        record Asked(ScriptedSource source, Library library, String cursor) {
            WalkEnd honestly(Cancellation cancellation, PageSink sink) {
                return source.changes(library, cursor, cancellation, sink);
            }
        }
    }
}
