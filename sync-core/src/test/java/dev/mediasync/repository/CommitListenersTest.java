package dev.mediasync.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A commit stands, whatever those who are told of it do. */
class CommitListenersTest {
    private final List<Throwable> failures = new ArrayList<>();
    private final CommitListeners listeners = new CommitListeners(failures::add);
    private final List<String> told = new ArrayList<>();

    @Test
    void whatAListenerThrowsIsNotPassedOn() {
        listeners.add(() -> {
            throw new IllegalStateException("exception");
        });
        listeners.add(() -> {
            throw new AssertionError("error");
        });
        listeners.add(() -> told.add("last"));

        listeners.committed();

        assertThat(told).containsExactly("last");
        assertThat(failures).extracting(Throwable::getMessage).containsExactly("exception", "error");
    }

    @Test
    void aListenerThatIsRegisteredTwiceIsEndedOneByOne() {
        Runnable listener = () -> told.add("told");
        Registration first = listeners.add(listener);
        listeners.add(listener);

        first.close();
        listeners.committed();

        assertThat(told).containsExactly("told");
    }
}
