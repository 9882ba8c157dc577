package dev.mediasync.internal;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.Presence;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Asks a source by id, in batches. */
final class Confirmation {
    private static final int BATCH = 1_000;
    private static final int NAMED = 3;

    private final MediaSource source;
    private final Library library;

    Confirmation(MediaSource source, Library library) {
        this.source = source;
        this.library = library;
    }

    boolean possible() {
        return source.describe().can(Capability.PRESENCE);
    }

    /** The source's answers; before each batch the given check may end it. */
    Map<String, Presence> ask(List<String> ids, Runnable check) {
        Map<String, Presence> answers = new HashMap<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            check.run();
            List<String> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
            Map<String, Presence> said = source.presence(library, batch);
            batch.forEach(id -> answers.put(id, said.getOrDefault(id, Presence.UNKNOWN)));
        }
        return answers;
    }

    /**
     * Refuses a stored plan that would take away what the source has, or may have, at this moment.
     *
     * @param elsewhere ids that leave this library only, because another one has them, too
     * @throws SyncException of kind {@link ErrorKind#STALE_PLAN}
     */
    void stillTrue(SyncPlan plan, Set<String> elsewhere) {
        Set<String> vanishing = vanishing(plan);
        vanishing.removeAll(elsewhere);
        List<String> ids = List.copyOf(vanishing);
        if (ids.isEmpty() || !possible()) {
            return;
        }
        Map<String, Presence> answers = ask(ids, () -> {});
        List<String> there = ids.stream()
                .filter(id -> answers.getOrDefault(id, Presence.UNKNOWN) != Presence.GONE)
                .toList();
        if (!there.isEmpty()) {
            throw new SyncException(
                    ErrorKind.STALE_PLAN,
                    "The plan would take away " + there.size()
                            + " items that the source has, or does not say are gone: "
                            + String.join(", ", there.subList(0, Math.min(NAMED, there.size())))
                            + (there.size() > NAMED ? ", …" : "") + ". Nothing was changed; sync again.");
        }
    }

    /** The ids that name nothing any more once the plan is applied; one that another step fills names something anyway. */
    private static Set<String> vanishing(SyncPlan plan) {
        Set<String> ids = new TreeSet<>();
        Set<String> filled = new HashSet<>();
        for (Change change : plan.changes()) {
            if (change instanceof Change.Put put) {
                filled.add(put.key().id());
                ItemKey from = put.movedFrom();
                if (from != null) {
                    ids.add(from.id());
                }
            } else {
                ids.add(change.key().id());
            }
        }
        ids.removeAll(filled);
        return ids;
    }
}
