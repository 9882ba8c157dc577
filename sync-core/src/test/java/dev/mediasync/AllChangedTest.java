package dev.mediasync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.MediaSource;
import dev.mediasync.source.PageSink;
import dev.mediasync.source.SourceDescription;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything of a library changed at once, as it has after a release that maps more fields. */
class AllChangedTest {
    private static final SourceId ID = new SourceId("s");
    private static final Library FILMS = new Library(new LibraryKey(ID, "films"), "Films", LibraryKind.MOVIES);
    private static final int ITEMS = 2_500;

    private final InMemoryRepository repository = new InMemoryRepository();
    private final List<Integer> asked = new ArrayList<>();

    /** Shows films of one title. */
    private record Films(String title) implements MediaSource {
        @Override
        public SourceDescription describe() {
            return new SourceDescription(ID, "fake", "1", Set.of());
        }

        @Override
        public List<Library> libraries() {
            return List.of(FILMS);
        }

        @Override
        public WalkEnd enumerate(Library library, Cancellation cancellation, PageSink sink) {
            List<ObservedItem> page = IntStream.range(0, ITEMS)
                    .mapToObj(number -> new ItemKey(ID, Integer.toString(number)))
                    .map(key -> MediaItem.builder(key, MediaKind.MOVIE, title).build())
                    .map(ObservedItem::of)
                    .toList();
            PageReceipt receipt =
                    PageReceipt.Rows.asked("films", 0, ITEMS, (long) ITEMS).with(page);
            sink.page(new ObservedPage(page, List.of(), List.of(receipt)));
            return WalkEnd.of("everything");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void whatIsRecordedIsReadSomeAtATime() {
        MediaSync.builder(new Films("Before"), repository).build().sync();
        asked.clear();
        SyncReport report =
                MediaSync.builder(new Films("After"), watched()).build().sync();
        assertThat(report.libraries().get(0).counts().updated()).isEqualTo(ITEMS);
        assertThat(asked).containsExactly(1_000, 1_000, 500);
        assertThat(repository.find(new ItemKey(ID, "2499")).orElseThrow().title())
                .isEqualTo("After");
    }

    private MediaRepository watched() {
        return (MediaRepository) Proxy.newProxyInstance(
                MediaRepository.class.getClassLoader(), new Class<?>[] {MediaRepository.class}, this::call);
    }

    private @Nullable Object call(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("recorded") && arguments != null) {
            asked.add(((long[]) arguments[1]).length);
        }
        try {
            return method.invoke(repository, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
