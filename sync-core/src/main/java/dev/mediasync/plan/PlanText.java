package dev.mediasync.plan;

import dev.mediasync.model.FieldChange;
import dev.mediasync.model.ItemDiff;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plan in English, for the person who reviews it.
 *
 * <p>What goes comes first and hangs below its show or artist; then what gets another id, what stays although it was not
 * shown, and what is added or updated. A group that is too long ends in {@code … and 5 more}. Titles come from a source
 * and are shown without anything that rules a terminal. The words may change with any release; a program reads
 * {@link PlanJson}. Immutable.
 */
public final class PlanText {
    private static final int SHOWN = 10;
    /** A new key is shown by its step, and identities are opaque and never the reason for a step. */
    private static final Set<String> UNSHOWN = Set.of("key", "identities");

    private final SyncPlan plan;
    private final @Nullable String library;
    private final int limit;
    private final Function<ItemKey, Optional<MediaItem>> recorded;

    private PlanText(
            SyncPlan plan, @Nullable String library, int limit, Function<ItemKey, Optional<MediaItem>> recorded) {
        this.plan = plan;
        this.library = library;
        this.limit = limit;
        this.recorded = recorded;
    }

    /** The text of a plan, with ten entries named in each group. */
    public static PlanText of(SyncPlan plan) {
        return new PlanText(Objects.requireNonNull(plan, "plan"), null, SHOWN, key -> Optional.empty());
    }

    /** The same with the library's name, which the plan does not hold. */
    public PlanText named(String name) {
        return new PlanText(plan, Objects.requireNonNull(name, "name"), limit, recorded);
    }

    /**
     * The same with another number of entries named in each group and below each show, season, artist or album.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public PlanText limit(int entries) {
        if (entries < 0) {
            throw new IllegalArgumentException("A group names no fewer than 0 entries, but this is " + entries);
        }
        return new PlanText(plan, library, entries, recorded);
    }

    /**
     * The same with the recorded items at hand, for the titles of shows that stay and for what an update changes.
     *
     * @param lookup finds a recorded item, for example {@code catalog::find}; it is asked while the text is written
     */
    public PlanText recorded(Function<ItemKey, Optional<MediaItem>> lookup) {
        return new PlanText(plan, library, limit, Objects.requireNonNull(lookup, "lookup"));
    }

    /** The whole text: verdict, reasons, changes and digest, without a line break at its end. */
    @Override
    public String toString() {
        PlanLines lines = new PlanLines(limit);
        String name = library == null ? plan.library().toString() : library;
        lines.add("Plan for " + Plain.title(name) + ", made at revision " + plan.baseRevision() + ". Verdict: "
                + plan.verdict() + ", " + meaning(plan.verdict()));
        plan.reasons().forEach(reason -> lines.add("  " + reason.code() + ": " + Plain.clean(reason.message())));
        write(lines);
        lines.add("  Digest: " + plan.digest());
        return lines.toString();
    }

    /** Only what the plan does and leaves alone, without verdict, reasons and digest. */
    public String changes() {
        PlanLines lines = new PlanLines(limit);
        write(lines);
        return lines.toString();
    }

    private void write(PlanLines lines) {
        PlanCounts counts = plan.counts();
        new RemovalLines(lines, recorded).write(plan.removals(), plan.removals().size());
        List<Change.Replace> replaced = only(Change.Replace.class);
        lines.group("replace what had the id before", replaced, replaced.size(), change -> replace(lines, change));
        List<Change.Rekey> rekeyed = only(Change.Rekey.class);
        lines.group("rekey", rekeyed, rekeyed.size(), change -> rekey(lines, change));
        withheld(lines);
        long newcomers =
                replaced.stream().filter(change -> change.from() == null).count();
        lines.group(
                "add",
                only(Change.Add.class),
                counts.added() - newcomers,
                change -> lines.add("    " + item(change.item())));
        lines.group("update", only(Change.Update.class), counts.updated(), change -> update(lines, change));
        lines.group(
                "leave out until the parent appears",
                plan.unparented(),
                plan.unparented().size(),
                item -> lines.add("    " + unparented(item)));
        if (plan.changesNothing()) {
            lines.add("  nothing to change");
        }
        lines.add("  " + counts.unchanged() + " unchanged");
    }

    private <T extends Change> List<T> only(Class<T> type) {
        return plan.changes().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void replace(PlanLines lines, Change.Replace change) {
        MediaItem item = change.item();
        ItemKey from = change.from();
        lines.add("    " + Plain.kind(change.formerKind()) + " " + Plain.title(change.formerTitle()) + id(change.key())
                + " makes way for the " + item.kind().word() + " " + Plain.title(item.title())
                + (from == null ? "" : ", until now" + id(from)));
    }

    private void rekey(PlanLines lines, Change.Rekey change) {
        lines.add("    " + item(change.item()) + "  "
                + Plain.clean(change.from().id() + " → " + change.key().id()));
        differences(lines, change.from(), change.item());
    }

    private void update(PlanLines lines, Change.Update change) {
        lines.add("    " + item(change.item()) + id(change.key()));
        differences(lines, change.key(), change.item());
    }

    private void differences(PlanLines lines, ItemKey old, MediaItem now) {
        recorded.apply(old).ifPresent(before -> {
            for (FieldChange change : ItemDiff.of(before, now)) {
                if (!UNSHOWN.contains(change.field())) {
                    lines.add("      " + Plain.change(change));
                }
            }
        });
    }

    private void withheld(PlanLines lines) {
        List<Withheld> all = plan.withheld();
        long count = Math.max(plan.counts().withheld(), all.size());
        if (count == 0) {
            return;
        }
        lines.add("  keep although not shown: " + count);
        for (ReasonCode code : ReasonCode.values()) {
            List<Withheld> some =
                    all.stream().filter(item -> item.code() == code).toList();
            lines.below("    ", code.name(), some, item -> lines.add("      " + kept(item)));
        }
        if (count > all.size()) {
            lines.add("    … and " + (count - all.size()) + " more");
        }
    }

    private static String kept(Withheld item) {
        return Plain.kind(item.kind()) + " " + Plain.title(item.title()) + id(item.key());
    }

    private static String item(MediaItem item) {
        Integer year = item.dates().year();
        return Plain.kind(item.kind()) + " " + Plain.title(item.title()) + (year == null ? "" : " (" + year + ")");
    }

    private String unparented(Unparented item) {
        String parent = item.parentId();
        String waits = parent == null ? "names no parent" : "waits for " + Plain.clean(parent);
        return Plain.title(item.title()) + id(item.key()) + ", " + waits;
    }

    private static String id(ItemKey key) {
        return " (" + Plain.clean(key.id()) + ")";
    }

    private static String meaning(Verdict verdict) {
        return switch (verdict) {
            case READY -> "everything in it may be applied";
            case REMOVALS_WITHHELD -> "it removes less than is missing, because not all of it is proved";
            case BLOCKED -> "its removals wait for an approval";
        };
    }
}
