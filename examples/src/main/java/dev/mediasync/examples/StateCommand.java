package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.UnsentState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows or changes what a user did with an item, and lists what the sources have not seen of it. */
@Command(name = "state", description = "Show what a user did with an item, or change it.")
public final class StateCommand extends Task {
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(1_000_000_000);

    @Parameters(paramLabel = "KEY", arity = "0..1", description = "The item's key, as browse prints it.")
    @Nullable
    ItemKey key;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Whose state; unless given, that of the only user whose state is known, else of \"default\".")
    @Nullable
    String user;

    @Option(names = "--unsent", description = "List what was changed here and the sources have not seen.")
    boolean unsent;

    @ArgGroup
    @Nullable
    Edit edit;

    StateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        ItemKey item = key;
        if (unsent == (item != null) || (unsent && edit != null)) {
            throw new SyncException(
                    ErrorKind.USAGE, "Name one item by its KEY, as browse prints it, or ask for --unsent alone");
        }
        try (MediaRepository cache = Caches.existing(options.db)) {
            if (item == null) {
                listUnsent(cache);
                return ExitCode.COMPLETED;
            }
            Items.load(cache, item);
            String whose = user == null ? onlyUser(cache, item) : user;
            UserState state = cache.userState(item, whose).orElse(UserState.untouched(whose));
            if (edit != null) {
                state = edit.of(state, surroundings.clock());
                cache.saveUserState(item, state);
            }
            print(json(item, state), text(item, state));
        }
        return ExitCode.COMPLETED;
    }

    private static String onlyUser(MediaRepository cache, ItemKey item) {
        List<UserState> known = cache.userStates(item);
        return known.size() == 1 ? known.get(0).user() : "default";
    }

    private void listUnsent(MediaRepository cache) {
        Statuses.chosen(cache, options.libraries).stream()
                .map(status -> status.library().key().source())
                .distinct()
                .flatMap(source -> cache.unsent(source, Integer.MAX_VALUE).stream())
                .forEach(waiting -> print(json(waiting), text(waiting)));
    }

    private static Map<String, @Nullable Object> json(UnsentState waiting) {
        return fields(waiting.key(), waiting.state())
                .put("changed", waiting.changed())
                .put("number", waiting.number())
                .map();
    }

    private static String text(UnsentState waiting) {
        return text(waiting.key(), waiting.state()) + ", changed " + Text.time(waiting.changed());
    }

    public static Map<String, @Nullable Object> json(ItemKey key, UserState state) {
        return fields(key, state).map();
    }

    private static JsonLine.Fields fields(ItemKey key, UserState state) {
        return JsonLine.fields()
                .put("key", key)
                .put("user", state.user())
                .put("positionSeconds", seconds(state.position()))
                .put("played", state.played())
                .put("playCount", state.playCount());
    }

    private static Number seconds(Duration position) {
        return position.toMillisPart() == 0
                ? Long.valueOf(position.toSeconds())
                : BigDecimal.valueOf(position.toMillis(), 3).stripTrailingZeros();
    }

    static String text(ItemKey key, UserState state) {
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
