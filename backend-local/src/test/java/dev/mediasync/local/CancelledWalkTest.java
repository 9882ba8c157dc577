package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.source.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CancelledWalkTest {
    @TempDir
    Path root;

    /** Rule S31 over a tree of more than one page. */
    @Test
    void aWalkCancelledOnAPageShowsNoOther() throws IOException {
        Tree tree = new Tree(root);
        tree.films(300);
        LocalSource source = tree.source();
        Cancellation cancellation = new Cancellation();
        List<ObservedPage> pages = new ArrayList<>();

        assertThatThrownBy(() -> source.enumerate(source.libraries().get(0), cancellation, page -> {
                    pages.add(page);
                    cancellation.cancel();
                }))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));

        assertThat(pages).hasSize(1);
    }
}
