package dev.mediasync.tck;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.UserState;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A wrong repository whose user states hang on keys: they never move, and whatever takes a key inherits. */
final class KeyedStates extends ForwardingRepository {
    private final Map<String, UserState> states = new HashMap<>();

    KeyedStates(Clock clock) {
        super(clock);
    }

    @Override
    public void saveUserState(ItemKey key, UserState state) {
        super.saveUserState(key, state);
        states.put(key + " " + state.user(), state);
    }

    @Override
    public Optional<UserState> userState(ItemKey key, String user) {
        return find(key).map(item -> states.get(key + " " + user));
    }
}
