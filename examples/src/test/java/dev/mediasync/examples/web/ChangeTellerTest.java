package dev.mediasync.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.LibraryKey;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.repository.ChangeEvent;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeTellerTest {
    private static final int MANY = 300;
    private static final SourceId ID = new SourceId("s");

    private long asked;

    @Test
    void whatCannotBeReadAtTheMomentEndsNoFollowing(@TempDir Path folder) {
        MediaRepository repository = SqliteMediaRepository.open(folder.resolve("library.db"));
        ChangeTeller teller = new ChangeTeller(repository, new Events(), () -> {});
        teller.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                asked += n;
            }

            @Override
            public void cancel() {}
        });
        repository.close();

        for (int sequence = 1; sequence <= MANY; sequence++) {
            teller.onNext(change(sequence));
        }

        assertThat(asked).isGreaterThan(MANY);
    }

    private static ChangeEvent change(long sequence) {
        return new ChangeEvent(
                sequence,
                Instant.EPOCH,
                new LibraryKey(ID, "films"),
                ChangeEvent.Verb.ADDED,
                new ItemKey(ID, "1"),
                null,
                MediaKind.MOVIE,
                "Film");
    }
}
