package dev.mediasync.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects receipts and derives from them what an enumeration proves; order does not matter. */
final class EvidenceLedger {
    private static final String EVERYTHING = "";

    private final Map<String, Walk> walks = new HashMap<>();
    private final Map<String, PageReceipt.Mark> folders = new HashMap<>();
    private final Set<String> announced = new HashSet<>();
    private final List<Gap> doubts = new ArrayList<>();
    private int receipts;

    /** Takes a page's receipts and the number of ids that this page was the first to show. */
    void add(List<PageReceipt> page, int newIds) {
        Walk counted = null;
        for (PageReceipt receipt : page) {
            receipts++;
            if (receipt instanceof PageReceipt.Rows rows) {
                counted = walks.computeIfAbsent(rows.walk(), name -> new Walk());
                counted.add(rows);
            } else if (receipt instanceof PageReceipt.Folder folder) {
                folders.merge(folder.folder(), folder.mark(), EvidenceLedger::worse);
                announced.addAll(folder.subfolders());
            } else if (receipt instanceof PageReceipt.Doubt doubt) {
                doubts.add(new Gap(doubt.below(), ReasonCode.EVIDENCE_INCOMPLETE, doubt.why()));
            }
        }
        if (counted != null) {
            counted.distinct += newIds;
        }
    }

    Evidence conclude(WalkEnd end, long observed) {
        List<Gap> gaps = new ArrayList<>(doubts);
        if (receipts == 0) {
            gaps.add(incomplete("the source gave no receipt of what it read"));
        }
        walks.forEach((name, walk) -> {
            String doubt = walk.doubt();
            if (doubt != null) {
                gaps.add(incomplete("listing \"" + name + "\": " + doubt));
            }
        });
        folderGaps(gaps);
        if (!Objects.equals(end.counterBefore(), end.counterAfter())) {
            gaps.add(new Gap(EVERYTHING, ReasonCode.SOURCE_CHANGING, "the source's change counter moved meanwhile"));
        }
        if (end.scan() == WalkEnd.Scan.RUNNING) {
            gaps.add(new Gap(EVERYTHING, ReasonCode.SOURCE_CHANGING, "the source was scanning meanwhile"));
        }
        return new Evidence(observed, end.scope(), gaps);
    }

    private void folderGaps(List<Gap> gaps) {
        if (!folders.isEmpty() && !folders.containsKey(EVERYTHING)) {
            gaps.add(incomplete("the root folder was never read"));
        }
        folders.forEach((folder, mark) -> {
            if (mark != PageReceipt.Mark.COMPLETE) {
                String how = mark == PageReceipt.Mark.PARTIAL ? "was read in part only" : "could not be read";
                gaps.add(new Gap(folder, ReasonCode.EVIDENCE_INCOMPLETE, "folder \"" + folder + "\" " + how));
            }
        });
        for (String folder : announced) {
            if (!folders.containsKey(folder)) {
                gaps.add(new Gap(
                        folder, ReasonCode.EVIDENCE_INCOMPLETE, "folder \"" + folder + "\" was found but never read"));
            }
        }
    }

    private static Gap incomplete(String why) {
        return new Gap(EVERYTHING, ReasonCode.EVIDENCE_INCOMPLETE, why);
    }

    private static PageReceipt.Mark worse(PageReceipt.Mark one, PageReceipt.Mark other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** One paged listing. */
    private static final class Walk {
        private @Nullable Long total;
        private boolean totalMissing;
        private boolean totalMoved;
        private long distinct;

        void add(PageReceipt.Rows rows) {
            Long declared = rows.total();
            if (declared == null) {
                totalMissing = true;
            } else if (total != null && !total.equals(declared)) {
                totalMoved = true;
            } else {
                total = declared;
            }
        }

        @Nullable
        String doubt() {
            if (totalMissing || total == null) {
                return "a page declared no total";
            }
            if (totalMoved) {
                return "its total moved between pages";
            }
            return distinct == total ? null : "it declared another number of rows than the distinct ids it showed";
        }
    }
}
