package dev.mediasync.sqlite;

import dev.mediasync.MediaSync;
import dev.mediasync.SyncReport;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.repository.ItemSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows of which each step names all anew, takes some away whole, and brings others back; run alone, it syncs to the step
 * that its standard input names.
 */
final class SharedShows {
    static final int STEPS = 6;
    static final String WORD = "quasar";
    static final int CHUNK = 50;

    private static final int SHOWS = 24;
    private static final int SEASONS = 2;
    private static final int EPISODES = 3;
    private static final int ABSENT_ONE_IN = 5;
    private static final RemovalPolicy GENEROUS =
            RemovalPolicy.DEFAULT.withMaxShare(1).withWindow(Duration.ofHours(1), 1);

    private SharedShows() {}

    public static void main(String[] arguments) throws IOException {
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(Path.of(arguments[0]));
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("ready");
            for (String step = orders.readLine(); step != null; step = orders.readLine()) {
                SyncReport report = MediaSync.builder(new AskableSource(at(Integer.parseInt(step))), repository)
                        .withChunkItems(CHUNK)
                        .withRemovalPolicy(GENEROUS)
                        .build()
                        .sync();
                System.out.println(report.completed() ? "done" : report);
            }
        }
    }

    /** What the source has at a step; the first show is always there. */
    static FakeSource at(int step) {
        FakeSource source = new FakeSource();
        for (int show = 0; show < SHOWS; show++) {
            if (show == 0 || (show + step) % ABSENT_ONE_IN != 0) {
                add(source, "show-" + show, step);
            }
        }
        return source;
    }

    private static void add(FakeSource source, String show, int step) {
        source.items.add(
                item(show, MediaKind.SHOW, "Quasar " + show + " round " + step).build());
        for (int season = 1; season <= SEASONS; season++) {
            String below = show + "/s" + season;
            source.items.add(item(below, MediaKind.SEASON, "Season of round " + step)
                    .numbering(Numbering.season(season))
                    .build());
            for (int episode = 1; episode <= EPISODES; episode++) {
                source.items.add(item(below + "/e" + episode, MediaKind.EPISODE, "Part of round " + step)
                        .numbering(Numbering.episode(season, episode))
                        .build());
            }
        }
    }

    private static MediaItem.Builder item(String id, MediaKind kind, String title) {
        return MediaItem.builder(key(id), kind, title).parentId(parent(id));
    }

    static ItemKey key(String id) {
        return new ItemKey(FakeSource.ID, id);
    }

    /** The id of what an id hangs below. */
    static @Nullable String parent(String id) {
        int cut = id.lastIndexOf('/');
        return cut < 0 ? null : id.substring(0, cut);
    }

    static Set<ItemSummary> expected(int step) {
        Set<ItemSummary> items = new HashSet<>();
        at(step).items.forEach(item -> items.add(ItemSummary.of(item)));
        return items;
    }
}
