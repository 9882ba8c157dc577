package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.plan.Presence;
import dev.mediasync.source.Cancellation;
import dev.mediasync.source.Capability;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

/**
 * What every source owes, rule by rule; {@code docs/contract-rules.md} lists them.
 *
 * <p>A rule about a capability that the source does not name is not tried; instead, the method must refuse. A test that can
 * change its source says so by overriding {@link #removeAnItem}, {@link #addAnItem}, {@link #breakAPart} or
 * {@link #userToWriteFor}; the rules S68 and S80 to S85 are tried only then. Each rule opens a source of its own.
 */
public abstract class MediaSourceContract extends SourceCapabilityRules {
    /** Makes the contract ready; the source is opened on first use. */
    protected MediaSourceContract() {}

    /** S55: a full walk ends with a cursor. */
    @Example
    protected void s55AFullWalkEndsWithACursor() {
        assertThat(asked(Capability.INCREMENTAL)).allMatch(look -> look.end().cursor() != null);
    }

    /** S56: an unchanged source shows as changed nothing but what it has, as it has it. */
    @Example
    protected void s56ChangesShowNothingButWhatIsThere() {
        for (Look look : asked(Capability.INCREMENTAL)) {
            Look changes = Look.since(cursor(look), source(), look.library());
            assertThat(look.fingerprints()).containsAllEntriesOf(changes.fingerprints());
            assertThat(look.ids()).containsAll(changes.ids());
        }
    }

    /** S57: a look at changes ends with the next cursor, which works. */
    @Example
    protected void s57ALookAtChangesEndsWithTheNextCursor() {
        for (Look look : asked(Capability.INCREMENTAL)) {
            Look changes = Look.since(cursor(look), source(), look.library());
            Look next = Look.since(cursor(changes), source(), look.library());
            assertThat(look.fingerprints()).containsAllEntriesOf(next.fingerprints());
        }
    }

    /** S58: the total after a look at changes, where there is one, is the number of distinct ids of a full walk. */
    @Example
    protected void s58TheTotalIsTheNumberOfDistinctIds() {
        for (Look look : asked(Capability.INCREMENTAL)) {
            Long total =
                    Look.since(cursor(look), source(), look.library()).end().total();
            assertThat(total).isIn(null, (long) look.ids().size());
        }
    }

    /** S59: a cursor that the source never gave is invalid, or leads to everything. */
    @Example
    protected void s59AForeignCursorHidesNothing() {
        for (Look look : asked(Capability.INCREMENTAL)) {
            try {
                Look changes = Look.since(NONSENSE, source(), look.library());
                assertThat(changes.ids()).isEqualTo(look.ids());
            } catch (SyncException e) {
                assertThat(e.kind()).isEqualTo(ErrorKind.CURSOR_INVALID);
            }
        }
    }

    /** S60: a look at changes of an unchanged, readable source gives receipts without a gap. */
    @Example
    protected void s60ALookAtChangesLeavesNoGap() {
        for (Look look : asked(Capability.INCREMENTAL)) {
            Look changes = Look.since(cursor(look), source(), look.library());
            assertThat(changes.evidence().gaps()).isEmpty();
        }
    }

    /** S61: a look at changes that was cancelled ends as cancelled. */
    @Example
    protected void s61ACancelledLookAtChangesEndsAsCancelled() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        for (Look look : asked(Capability.INCREMENTAL)) {
            assertCancelled(() -> source().changes(look.library(), cursor(look), cancellation, page -> {}));
        }
    }

    /** S80: a removed item is not shown any more, and the evidence stays complete. */
    @Example
    protected void s80ARemovedItemIsNotShown() {
        looks();
        removeAnItem().ifPresent(key -> {
            assertThat(looks()).noneMatch(look -> look.ids().contains(key.id()));
            assertThat(looks()).allMatch(look -> look.evidence().complete());
        });
    }

    /** S81: a removed item is not present any more. */
    @Example
    protected void s81ARemovedItemIsNotPresent() {
        List<Look> before = asked(Capability.PRESENCE);
        if (before.isEmpty()) {
            return;
        }
        removeAnItem().ifPresent(key -> {
            for (Look look : before) {
                assertThat(source().presence(look.library(), List.of(key.id())).get(key.id()))
                        .isNotEqualTo(Presence.PRESENT);
            }
        });
    }

    /** S82: an added item is shown, and the evidence stays complete. */
    @Example
    protected void s82AnAddedItemIsShown() {
        looks();
        addAnItem().ifPresent(key -> {
            assertThat(looks()).anyMatch(look -> look.ids().contains(key.id()));
            assertThat(looks()).allMatch(look -> look.evidence().complete());
        });
    }

    /** S83: an added item is among the changes since a cursor that is older than it. */
    @Example
    protected void s83AnAddedItemIsAmongTheChanges() {
        List<Look> before = asked(Capability.INCREMENTAL);
        if (before.isEmpty()) {
            return;
        }
        addAnItem()
                .ifPresent(key -> assertThat(before)
                        .anyMatch(look -> Look.since(cursor(look), source(), look.library())
                                .ids()
                                .contains(key.id())));
    }

    /** S84: what cannot be read any more is sighted, or lies in a gap, or the walk fails; it is never absent in silence. */
    @Example
    protected void s84AnUnreadablePartIsNeverSilentlyAbsent() {
        List<Look> before = looks();
        if (breakAPart()) {
            for (Look look : before) {
                assertThat(silentlyAbsent(look)).isEmpty();
            }
        }
    }

    /** S85: nothing in a part that cannot be read is gone. */
    @Example
    protected void s85NothingInAnUnreadablePartIsGone() {
        List<Look> before = asked(Capability.PRESENCE);
        if (!before.isEmpty() && breakAPart()) {
            for (Look look : before) {
                Map<String, Presence> answers = source().presence(look.library(), look.ids());
                assertThat(look.ids()).noneMatch(id -> answers.get(id) == Presence.GONE);
            }
        }
    }

    private Set<String> silentlyAbsent(Look before) {
        Set<String> absent = new TreeSet<>(before.ids());
        try {
            Look now = Look.at(source(), before.library());
            absent.removeAll(now.ids());
            absent.removeIf(now::leavesOpen);
        } catch (SyncException e) {
            return Set.of();
        }
        return withoutParentsOfTheOthers(absent, before);
    }

    /** What stands above an item that stays is kept with it. */
    private static Set<String> withoutParentsOfTheOthers(Set<String> absent, Look before) {
        Map<String, @Nullable String> parents = before.parents();
        Set<String> staying = new TreeSet<>(before.ids());
        staying.removeAll(absent);
        for (String id : staying) {
            for (String above = parents.get(id); above != null; above = parents.get(above)) {
                absent.remove(above);
            }
        }
        return absent;
    }

    private static String cursor(Look look) {
        String cursor = look.end().cursor();
        assertThat(cursor).as("cursor at the end of a walk").isNotNull();
        return Objects.requireNonNull(cursor);
    }
}
