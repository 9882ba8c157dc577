package dev.mediasync.examples;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.plan.Change;
import dev.mediasync.plan.PlanCounts;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.plan.Verdict;
import dev.mediasync.plan.Withheld;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Shows a plan to the person who reviews it. */
final class PlanText {
    private static final int SHOWN = 10;

    /** Whether entries that go or stay are named by their keys too. */
    private enum Keys {
        SHOWN,
        LEFT_OUT
    }

    private final StringBuilder text = new StringBuilder();

    private final int most;
    private final Keys keys;

    private PlanText(int most, Keys keys) {
        this.most = most;
        this.keys = keys;
    }

    /** The whole plan of a library. */
    static String of(String library, SyncPlan plan) {
        PlanText shown = new PlanText(SHOWN, Keys.SHOWN);
        shown.line("Plan for " + Text.clean(library) + ", made at revision " + plan.baseRevision());
        shown.changes(plan);
        shown.line("  Verdict: " + plan.verdict() + ", " + meaning(plan.verdict()));
        plan.reasons().forEach(reason -> shown.line("    " + reason.code() + ": " + Text.clean(reason.message())));
        shown.text.append("  Digest: ").append(plan.digest());
        return shown.text.toString();
    }

    /**
     * Only what the plan does and leaves, without keys and digest.
     *
     * @param most how many entries of each group are named
     */
    static String changesOf(SyncPlan plan, int most) {
        PlanText shown = new PlanText(most, Keys.LEFT_OUT);
        shown.changes(plan);
        return shown.text.toString().stripTrailing();
    }

    private void changes(SyncPlan plan) {
        PlanCounts counts = plan.counts();
        group("add", only(plan, Change.Add.class), counts.added(), PlanText::additive);
        group("update", only(plan, Change.Update.class), counts.updated(), PlanText::additive);
        group("rekey", only(plan, Change.Rekey.class), counts.rekeyed(), PlanText::rekey);
        group("remove", parentsFirst(plan.removals()), counts.removed(), this::removal);
        group("keep although not shown", plan.withheld(), counts.withheld(), this::kept);
        group(
                "leave out until the parent appears",
                plan.unparented(),
                plan.unparented().size(),
                item -> Text.title(item.title(), null));
        if (plan.changesNothing()) {
            line("  nothing to change");
        }
        line("  " + counts.unchanged() + " unchanged");
    }

    private <T> void group(String heading, List<T> entries, long count, Function<T, String> show) {
        if (count == 0 && entries.isEmpty()) {
            return;
        }
        line("  " + heading + ": " + Math.max(count, entries.size()));
        entries.stream().limit(most).forEach(entry -> line("    " + show.apply(entry)));
        long more = Math.max(count, entries.size()) - Math.min(most, entries.size());
        if (more > 0) {
            line("    … and " + more + " more");
        }
    }

    private static <T extends Change> List<T> only(SyncPlan plan, Class<T> type) {
        return plan.changes().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static String additive(Change.Additive change) {
        MediaItem item = change.item();
        return Text.item(item.kind(), Text.title(item.title(), item.dates().year()));
    }

    private static String rekey(Change.Rekey change) {
        return additive(change) + "  "
                + Text.clean(change.from().id() + " → " + change.item().key().id());
    }

    private String removal(Change.Remove change) {
        return lost(change.key(), change.kind(), change.title());
    }

    private String kept(Withheld item) {
        return lost(item.key(), item.kind(), item.title()) + "  " + item.code();
    }

    private String lost(ItemKey key, MediaKind kind, String title) {
        String item = Text.item(kind, Text.title(title, null));
        return keys == Keys.SHOWN ? item + "  " + Text.clean(key.id()) : item;
    }

    /** A plan removes children first; a person reads the show before its episodes. */
    private static List<Change.Remove> parentsFirst(List<Change.Remove> removals) {
        List<Change.Remove> turned = new ArrayList<>(removals);
        Collections.reverse(turned);
        return turned;
    }

    private static String meaning(Verdict verdict) {
        return switch (verdict) {
            case READY -> "everything in it may be applied";
            case REMOVALS_WITHHELD -> "it removes less than is missing, because not all of it is proved";
            case BLOCKED -> "its removals wait for an approval";
        };
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
