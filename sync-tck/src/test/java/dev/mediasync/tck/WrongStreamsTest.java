package dev.mediasync.tck;

import static dev.mediasync.tck.WrongSource.caught;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.MediaStream;
import dev.mediasync.repository.MediaRepository;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Rules about streams catch the repository that loses or mixes them. */
class WrongStreamsTest {
    @Test
    void r10OneThatKeepsNoStreamsIsCaught() {
        caught(reading(streams -> List.of())::r10StreamsComeBackWithTheirFiles);
    }

    @Test
    void r10OneThatOrdersStreamsByItsOwnLightsIsCaught() {
        caught(reading(streams -> {
            List<MediaStream> turned = new ArrayList<>(streams);
            Collections.reverse(turned);
            return turned;
        })::r10StreamsComeBackWithTheirFiles);
    }

    @Test
    void r10OneThatForgetsWhatAStreamIsMeantForIsCaught() {
        caught(reading(streams -> streams.stream()
                .map(stream -> stream.toBuilder().marks(Set.of()).build())
                .toList())::r10StreamsComeBackWithTheirFiles);
    }

    /** A contract for a repository that makes something else of the streams of each file. */
    private static ReadingContract reading(UnaryOperator<List<MediaStream>> wrong) {
        return new ReadingContract() {
            @Override
            protected MediaRepository openRepository(Clock tellsTheTime) {
                return new ForwardingRepository(tellsTheTime) {
                    @Override
                    public Optional<MediaItem> find(ItemKey key) {
                        return super.find(key).map(item -> item.with(b -> b.parts(parts(item))));
                    }
                };
            }

            private List<MediaPart> parts(MediaItem item) {
                return item.parts().stream()
                        .map(part -> part.withStreams(wrong.apply(part.streams())))
                        .toList();
            }
        };
    }
}
