package dev.mediasync.tck;

import dev.mediasync.tck.Incidents.Incident;
import java.util.ArrayList;
import java.util.List;

/**
 * What may happen together in a simulated run.
 *
 * @param perturbations what may happen on the servers between runs
 * @param meanwhile what may happen on them during a run
 * @param scripts how they may lie
 * @param incidents what may happen around a run
 */
record Mix(
        List<Perturbation> perturbations,
        List<Perturbation> meanwhile,
        List<Script> scripts,
        List<Incident> incidents) {
    /** Everything at once; not every property holds for it yet. */
    static final Mix EVERYTHING = new Mix(
            List.of(Perturbation.values()),
            List.of(Perturbation.values()),
            List.of(Script.values()),
            List.of(Incident.values()));

    /** Servers that lie, but keep their ids. */
    static final Mix LIES =
            new Mix(Perturbation.HOLDING, Perturbation.HOLDING, List.of(Script.values()), List.of(Incident.values()));

    /** Servers that give new ids, but do not lie, nor do so in the midst of a run. */
    static final Mix NEW_IDS = new Mix(
            List.of(
                    Perturbation.ADD,
                    Perturbation.UPDATE,
                    Perturbation.REMOVE,
                    Perturbation.RESTORE,
                    Perturbation.RESTORE_RENAMED,
                    Perturbation.RENAME,
                    Perturbation.ALL_IDS,
                    Perturbation.REPARENT),
            List.of(Perturbation.ADD, Perturbation.UPDATE),
            List.of(),
            List.of(Incident.CRASH, Incident.RIVAL, Incident.CHANGE_MEANWHILE, Incident.STALE_PLAN));

    /**
     * The mixes for which every property holds.
     *
     * <p>They are not one, because an id that changes while evidence is missing still ends as a removal and an addition,
     * and one that goes to another thing takes the user state along.
     */
    static final List<Mix> HOLDING = List.of(LIES, NEW_IDS);

    /** The same for servers that cannot be asked about single ids: what nothing but that unmasks does not happen. */
    Mix unasked() {
        List<Script> left = new ArrayList<>(scripts);
        left.removeAll(Script.SEAMLESS);
        return new Mix(perturbations, meanwhile, left, incidents);
    }

    /** The same without lies. */
    Mix honest() {
        return new Mix(perturbations, meanwhile, List.of(), incidents);
    }
}
