package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.ItemState;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.UserState;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.WalkEnd;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a source owes when it can be asked by id or in full, knows its users, or tells of changes; and when it cannot. */
abstract class SourceCapabilityRules extends SourceWalkRules {
    private static final int MANY = 2_500;

    /** S40: what is listed is present when asked for by id. */
    @Example
    protected void s40WhatIsListedIsPresent() {
        for (Look look : asked(Capability.PRESENCE)) {
            Map<String, Presence> answers = source().presence(look.library(), ids(look));
            assertThat(ids(look)).allMatch(id -> answers.get(id) == Presence.PRESENT);
        }
    }

    /** S41: an id that never was is gone, or nothing is known of it. */
    @Example
    protected void s41ANonsenseIdIsNeverPresent() {
        for (Look look : asked(Capability.PRESENCE)) {
            Map<String, Presence> answers = source().presence(look.library(), List.of(NONSENSE));
            assertThat(answers.getOrDefault(NONSENSE, Presence.UNKNOWN)).isIn(Presence.GONE, Presence.UNKNOWN);
        }
    }

    /** S42: only ids that were asked for are answered. */
    @Example
    protected void s42OnlyWhatWasAskedIsAnswered() {
        for (Look look : asked(Capability.PRESENCE)) {
            List<String> some = List.of(NONSENSE, ids(look).get(0));
            assertThat(source().presence(look.library(), some).keySet()).isSubsetOf(some);
            assertThat(source().presence(look.library(), List.of())).isEmpty();
        }
    }

    /** S43: thousands of ids can be asked about at once. */
    @Example
    protected void s43ThousandsOfIdsCanBeAskedAbout() {
        for (Look look : asked(Capability.PRESENCE)) {
            List<String> many = new ArrayList<>();
            for (int number = 0; number < MANY; number++) {
                many.add(NONSENSE + "-" + number);
            }
            many.addAll(ids(look));
            Map<String, Presence> answers = source().presence(look.library(), many);
            assertThat(ids(look)).allMatch(id -> answers.get(id) == Presence.PRESENT);
            assertThat(many.subList(0, MANY)).noneMatch(id -> answers.get(id) == Presence.PRESENT);
        }
    }

    /** S44: an unchanged source answers the same twice. */
    @Example
    protected void s44AnswersTheSameTwice() {
        for (Look look : asked(Capability.PRESENCE)) {
            List<String> ids = new ArrayList<>(ids(look));
            ids.add(NONSENSE);
            Map<String, Presence> first = new HashMap<>(source().presence(look.library(), ids));
            assertThat(source().presence(look.library(), ids)).isEqualTo(first);
        }
    }

    /** S45: a library that is not listed any more may be asked about, and what its source still shows is not gone. */
    @Example
    protected void s45AnUnlistedLibraryCanBeAskedAbout() {
        for (Look look : asked(Capability.PRESENCE)) {
            Map<String, Presence> answers = source().presence(unlisted(), ids(look));
            assertThat(ids(look)).noneMatch(id -> answers.get(id) == Presence.GONE);
        }
    }

    /** S46: an item of another library only is not present in this one. */
    @Example
    protected void s46WhatIsElsewhereIsNotPresentHere() {
        List<Look> looks = asked(Capability.PRESENCE);
        for (Look here : looks) {
            Set<String> elsewhere = new HashSet<>();
            looks.forEach(look -> elsewhere.addAll(look.ids()));
            elsewhere.removeAll(here.ids());
            Map<String, Presence> answers = source().presence(here.library(), elsewhere);
            assertThat(elsewhere).noneMatch(id -> answers.get(id) == Presence.PRESENT);
        }
    }

    /** S50: details are the listed items, with their keys and kinds. */
    @Example
    protected void s50DetailsKeepKeysAndKinds() {
        for (Look look : asked(Capability.DETAILS)) {
            Map<ItemKey, MediaItem> listed = byKey(look.items());
            List<MediaItem> full = source().details(look.library(), look.items());
            assertThat(full)
                    .isNotEmpty()
                    .allMatch(item -> listed.containsKey(item.key())
                            && listed.get(item.key()).kind() == item.kind());
        }
    }

    /** S51: details lose nothing that was listed. */
    @Example
    protected void s51DetailsLoseNothing() {
        for (Look look : asked(Capability.DETAILS)) {
            Map<ItemKey, MediaItem> full = byKey(source().details(look.library(), look.items()));
            for (MediaItem listed : look.items()) {
                MediaItem item = full.getOrDefault(listed.key(), listed);
                assertThat(item.parentId()).isEqualTo(listed.parentId());
                assertThat(item.title().isBlank()).isEqualTo(listed.title().isBlank());
                assertThat(item.externalIds()).containsAll(listed.externalIds());
                assertThat(item.aliases()).containsAll(listed.aliases());
                assertThat(item.identities()).containsAll(listed.identities());
                assertThat(item.parts())
                        .hasSizeGreaterThanOrEqualTo(listed.parts().size());
            }
        }
    }

    /** S52: details can be asked for from inside the sink of a walk, and the walk goes on. */
    @Example
    protected void s52DetailsCanBeAskedForOnAPage() {
        for (Look look : asked(Capability.DETAILS)) {
            List<String> seen = new ArrayList<>();
            source().enumerate(
                            look.library(),
                            new Cancellation(),
                            page -> page.items().forEach(shown -> {
                                source().details(look.library(), List.of(shown.item()));
                                seen.add(shown.item().key().id());
                            }));
            assertThat(seen).containsAll(look.fingerprints().keySet());
        }
    }

    /** S62: behind a look at changes no state is shown that a look at everything would show otherwise. */
    @Example
    protected void s62StatesBehindALookAtChangesAreTrue() {
        if (!can(Capability.INCREMENTAL)) {
            return;
        }
        for (Look look : asked(Capability.USER_STATE_READ)) {
            WalkEnd end = source().enumerate(look.library(), new Cancellation(), page -> {});
            List<ItemState> all = states(look.library());
            source().changes(look.library(), String.valueOf(end.cursor()), new Cancellation(), page -> {});
            assertThat(states(look.library())).isSubsetOf(all);
        }
    }

    /** S65: states are of listed items. */
    @Example
    protected void s65StatesAreOfListedItems() {
        for (Look look : asked(Capability.USER_STATE_READ)) {
            assertThat(states(look.library())).allMatch(state -> look.keys().contains(state.key()));
        }
    }

    /** S66: a user has one state of an item. */
    @Example
    protected void s66AUserHasOneStateOfAnItem() {
        for (Look look : asked(Capability.USER_STATE_READ)) {
            assertThat(states(look.library()))
                    .extracting(state -> state.key() + " by " + state.state().user())
                    .doesNotHaveDuplicates();
        }
    }

    /** S67: an unchanged source shows the same states twice. */
    @Example
    protected void s67ShowsTheSameStatesTwice() {
        for (Look look : asked(Capability.USER_STATE_READ)) {
            List<ItemState> first = states(look.library());
            assertThat(states(look.library())).containsExactlyInAnyOrderElementsOf(first);
        }
    }

    /** S68: a state that was written is read again, by a source that can do both and lets the test write. */
    @Example
    protected void s68AWrittenStateIsReadAgain() {
        String user = userToWriteFor().orElse(null);
        if (user == null || !can(Capability.USER_STATE_READ)) {
            return;
        }
        for (Look look : asked(Capability.USER_STATE_WRITE)) {
            MediaItem leaf = look.items().get(look.items().size() - 1);
            UserState seen = new UserState(user, Duration.ZERO, true, 1, null, false, null);
            source().writeUserState(leaf.key(), seen);
            assertThat(states(look.library()))
                    .anyMatch(state -> state.key().equals(leaf.key())
                            && state.state().user().equals(user)
                            && state.state().played());
        }
    }

    /** S69: listening can be ended, twice without harm. */
    @Example
    protected void s69ListeningCanBeEndedTwice() throws Exception {
        if (can(Capability.PUSH)) {
            AutoCloseable listening = source().subscribe(hint -> {});
            listening.close();
            assertThatCode(listening::close).doesNotThrowAnyException();
        }
    }

    /** S71: a source without PRESENCE refuses to be asked by id. */
    @Example
    protected void s71WithoutPresenceItIsNotAskedById() {
        unsupported(Capability.PRESENCE, () -> source().presence(first(), List.of("1")));
    }

    /** S72: a source without DETAILS refuses to give items in full. */
    @Example
    protected void s72WithoutDetailsItGivesNone() {
        unsupported(Capability.DETAILS, () -> source().details(first(), List.of()));
    }

    /** S73: a source without USER_STATE_READ refuses to show states. */
    @Example
    protected void s73WithoutStatesItShowsNone() {
        unsupported(Capability.USER_STATE_READ, () -> source().readUserStates(first(), state -> {}));
    }

    /** S74: a source without USER_STATE_WRITE refuses to take a state. */
    @Example
    protected void s74WithoutWritingItTakesNoState() {
        ItemKey key = new ItemKey(source().describe().id(), NONSENSE);
        unsupported(Capability.USER_STATE_WRITE, () -> source().writeUserState(key, UserState.untouched(NONSENSE)));
    }

    /** S75: a source without INCREMENTAL refuses to show changes. */
    @Example
    protected void s75WithoutChangesItShowsNone() {
        unsupported(Capability.INCREMENTAL, () -> source().changes(first(), "1", new Cancellation(), page -> {}));
    }

    /** S76: a source without PUSH refuses a listener. */
    @Example
    protected void s76WithoutPushItTakesNoListener() {
        unsupported(Capability.PUSH, () -> source().subscribe(hint -> {}).close());
    }

    /** One look at each library that holds an item, where the source has the capability. */
    final List<Look> asked(Capability capability) {
        return can(capability)
                ? looks().stream().filter(look -> !look.items().isEmpty()).toList()
                : List.of();
    }

    private void unsupported(Capability capability, ThrowingCallable call) {
        if (!can(capability)) {
            assertThatThrownBy(call)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining(capability.name());
        }
    }

    private Library first() {
        return source().libraries().get(0);
    }

    private List<ItemState> states(Library library) {
        List<ItemState> states = new ArrayList<>();
        source().readUserStates(library, states::add);
        return states;
    }

    private static List<String> ids(Look look) {
        return List.copyOf(look.fingerprints().keySet());
    }

    private static Map<ItemKey, MediaItem> byKey(List<MediaItem> items) {
        Map<ItemKey, MediaItem> found = new HashMap<>();
        items.forEach(item -> found.put(item.key(), item));
        return found;
    }
}
