package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.MediaRepository;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows or changes what a user did with an item. */
@Command(name = "state", description = "Show what a user did with an item, or change it.")
final class StateCommand extends Task {
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(1_000_000_000);

    @Parameters(paramLabel = "KEY", description = "The item's key, as browse prints it.")
    @Nullable
    ItemKey key;

    @Option(names = "--user", paramLabel = "NAME", description = "Whose state; \"default\" unless given.")
    String user = "default";

    @ArgGroup
    @Nullable
    Edit edit;

    StateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        ItemKey item = Objects.requireNonNull(key);
        try (MediaRepository cache = Caches.existing(options.db)) {
            Items.load(cache, item);
            UserState state = cache.userState(item, user).orElse(UserState.untouched(user));
            if (edit != null) {
                state = edit.of(state, surroundings.clock());
                cache.saveUserState(item, state);
            }
            print(json(item, state), text(item, state));
        }
        return ExitCode.COMPLETED;
    }

    static Map<String, @Nullable Object> json(ItemKey key, UserState state) {
        return JsonLine.fields()
                .put("key", key)
                .put("user", state.user())
                .put("positionSeconds", seconds(state.position()))
                .put("played", state.played())
                .put("playCount", state.playCount())
                .map();
    }

    private static Number seconds(Duration position) {
        return position.toMillisPart() == 0
                ? Long.valueOf(position.toSeconds())
                : BigDecimal.valueOf(position.toMillis(), 3).stripTrailingZeros();
    }

    private static String text(ItemKey key, UserState state) {
        String played = state.played() ? "played " + Text.count(state.playCount(), "time") : "not played";
        return Text.clean(key + ", " + state.user() + ": " + played + ", at " + Text.clock(state.position()));
    }

    /** The one change that was asked for. */
    static final class Edit {
        @Option(names = "--position", paramLabel = "SECONDS", description = "Playback stopped here.")
        @Nullable
        BigDecimal position;

        @Option(names = "--played", description = "The item was played to its end once more.")
        boolean played;

        @Option(names = "--unplayed", description = "Take back that it was played.")
        boolean unplayed;

        UserState of(UserState state, Clock clock) {
            if (position != null) {
                return state.at(duration(position));
            }
            return played ? state.playedAt(clock.instant()) : state.unplayed();
        }

        private static Duration duration(BigDecimal seconds) {
            if (seconds.signum() < 0 || seconds.compareTo(MAX_SECONDS) > 0) {
                throw new SyncException(
                        ErrorKind.USAGE, "A position is 0 to " + MAX_SECONDS + " seconds, not " + seconds);
            }
            return Duration.ofMillis(
                    seconds.movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact());
        }
    }
}
