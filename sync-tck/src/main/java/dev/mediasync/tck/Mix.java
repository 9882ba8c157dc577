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
    /** Everything at once. */
    static final Mix EVERYTHING = new Mix(
            List.of(Perturbation.values()),
            List.of(Perturbation.values()),
            List.of(Script.values()),
            List.of(Incident.values()));

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
