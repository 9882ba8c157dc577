package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSync;
import dev.mediasync.SyncReport;
import dev.mediasync.memory.InMemoryRepository;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.RecordedItem;
import dev.mediasync.repository.MediaRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everything of a library changed at once, as it has after a release that maps more fields. */
class AllChangedTest {
    private static final int ITEMS = 2_500;

    private final MediaRepository repository = new InMemoryRepository();
    private final ScriptedSource source = new ScriptedSource(new SourceId("s")).pageSize(ITEMS);
    private final OneLibrary library = new OneLibrary(source);
    private final List<Integer> asked = new ArrayList<>();

    @Test
    void whatIsRecordedIsReadSomeAtATime() {
        films("Before");
        MediaSync.builder(source, repository).build().sync();
        asked.clear();
        films("After");
        SyncReport report = MediaSync.builder(source, new Counting()).build().sync();
        assertThat(report.libraries().get(0).counts().updated()).isEqualTo(ITEMS);
        assertThat(asked).containsExactly(1_000, 1_000, 500);
        assertThat(repository.find(library.key("2499")).orElseThrow().title()).isEqualTo("After");
    }

    private void films(String title) {
        library.holds(IntStream.range(0, ITEMS)
                .mapToObj(number -> library.unknownFilm(Integer.toString(number), title))
                .toList());
    }

    /** Notes how many recorded items are asked for at once. */
    private final class Counting extends ForwardingRepository {
        Counting() {
            super(repository);
        }

        @Override
        public List<RecordedItem> recorded(LibraryKey asking, long[] handles) {
            asked.add(handles.length);
            return right.recorded(asking, handles);
        }
    }
}
