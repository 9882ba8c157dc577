package dev.mediasync.tck;

import dev.mediasync.model.Library;
import dev.mediasync.plan.RemovalPolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reckons P9, the budget of removals, a second time and on its own. */
final class Spending {
    private final RemovalPolicy policy;
    private final Clock clock;
    private final List<Spent> past = new ArrayList<>();

    private record Spent(Library library, Instant at, int items) {}

    Spending(RemovalPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** Takes what one step removed of so many recorded items. */
    void spend(Library library, int recorded, int removed, Trial.Licence licence) {
        if (removed == 0 || licence == Trial.Licence.APPROVED) {
            return;
        }
        Require.that(licence == Trial.Licence.POLICY, () -> "P3: " + removed + " items went without any proof");
        double share = Math.max((double) policy.floor(), policy.maxShare() * recorded);
        double most = Math.min((double) policy.maxCount(), share);
        Require.that(removed <= most, () -> "P9: " + removed + " of " + recorded + " items went, allowed are " + most);
        Instant since = clock.instant().minus(policy.window());
        int recent = past.stream()
                .filter(spent -> spent.library().equals(library) && spent.at().isAfter(since))
                .mapToInt(Spent::items)
                .sum();
        double window = Math.max(2.0 * policy.floor(), policy.maxWindowShare() * (recorded + recent));
        Require.that(
                recent == 0 || removed + recent <= window,
                () -> "P9: " + removed + " items went after " + recent + ", allowed together are " + window);
        past.add(new Spent(library, clock.instant(), removed));
    }
}
