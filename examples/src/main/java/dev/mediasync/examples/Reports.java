package dev.mediasync.examples;

import dev.mediasync.LibraryReport;
import dev.mediasync.SyncException;
import dev.mediasync.plan.PlanCounts;
import dev.mediasync.plan.Reason;
import dev.mediasync.repository.Applied;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Shows what a run did to a library. */
public final class Reports {
    private static final PlanCounts NOTHING = new PlanCounts(0, 0, 0, 0, 0, 0);

    private Reports() {}

    public static Map<String, @Nullable Object> json(LibraryReport report) {
        JsonLine.Fields fields = JsonLine.fields()
                .put("source", report.library().key().source().value())
                .put("library", report.library().name())
                .put("outcome", report.outcome());
        return rest(fields, report.counts(), reasons(report))
                .put("plan", report.plan())
                .put("durationMillis", report.duration().toMillis())
                .put("mode", Text.word(report.mode()))
                .put("states", states(report.states()))
                .map();
    }

    /** The line for a source that did not even list its libraries. */
    static Map<String, @Nullable Object> json(String address, SyncException error) {
        JsonLine.Fields fields =
                JsonLine.fields().put("source", address).put("library", null).put("outcome", RunOutcome.FAILED);
        return rest(fields, NOTHING, List.of(reason(error)))
                .put("plan", null)
                .put("durationMillis", 0)
                .put("mode", null)
                .put("states", states(Applied.StateCounts.NONE))
                .map();
    }

    private static Map<String, @Nullable Object> states(Applied.StateCounts states) {
        return JsonLine.fields()
                .put("archived", states.archived())
                .put("restored", states.restored())
                .put("purged", states.purged())
                .map();
    }

    private static JsonLine.Fields rest(
            JsonLine.Fields fields, PlanCounts counts, List<Map<String, @Nullable Object>> reasons) {
        return fields.put("added", counts.added())
                .put("updated", counts.updated())
                .put("rekeyed", counts.rekeyed())
                .put("removed", counts.removed())
                .put("unchanged", counts.unchanged())
                .put("withheld", counts.withheld())
                .put("reasons", reasons);
    }

    private static List<Map<String, @Nullable Object>> reasons(LibraryReport report) {
        List<Map<String, @Nullable Object>> reasons = new ArrayList<>();
        report.reasons().forEach(reason -> reasons.add(reason(reason)));
        SyncException error = report.error();
        if (error != null) {
            reasons.add(reason(error));
        }
        return reasons;
    }

    private static Map<String, @Nullable Object> reason(Reason reason) {
        return JsonLine.fields()
                .put("code", reason.code())
                .put("message", reason.message())
                .map();
    }

    private static Map<String, @Nullable Object> reason(SyncException error) {
        return JsonLine.fields()
                .put("code", error.kind())
                .put("message", error.getMessage())
                .map();
    }

    static String text(LibraryReport report, Ansi ansi) {
        StringBuilder text = new StringBuilder(Text.clean(report.library().name()))
                .append(": ")
                .append(coloured(report.outcome(), ansi))
                .append(report.mode() == RunRecord.Mode.INCREMENTAL ? ", incremental" : "")
                .append(" (")
                .append(counts(report.counts()))
                .append(')')
                .append(statesText(report.states()));
        report.reasons().forEach(reason -> text.append("\n  ").append(Text.clean(reason.message())));
        if (report.outcome() == RunOutcome.BLOCKED) {
            text.append("\n  To remove exactly these, sync again with --approve ")
                    .append(report.plan());
        }
        return text.toString();
    }

    private static String statesText(Applied.StateCounts states) {
        if (states.equals(Applied.StateCounts.NONE)) {
            return "";
        }
        return "\n  What users did: " + states.archived() + " put away with items that went, " + states.restored()
                + " given to items that came, " + states.purged() + " deleted because its time was over";
    }

    static String text(String address) {
        return Text.clean(address) + ": " + RunOutcome.FAILED;
    }

    static String counts(PlanCounts counts) {
        return counts.added() + " added, " + counts.updated() + " updated, " + counts.rekeyed() + " rekeyed, "
                + counts.removed() + " removed, " + counts.unchanged() + " unchanged, " + counts.withheld()
                + " withheld";
    }

    static String coloured(RunOutcome outcome, Ansi ansi) {
        String colour = switch (outcome) {
            case COMPLETED -> "green";
            case REMOVALS_WITHHELD, BLOCKED, CANCELLED -> "yellow";
            case FAILED -> "red";
        };
        return ansi.string("@|" + colour + " " + outcome + "|@");
    }
}
