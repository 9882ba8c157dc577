package dev.mediasync.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Collects receipts and derives from them what an enumeration proves; order does not matter. */
final class EvidenceLedger {
    private static final String EVERYTHING = "";
    private static final Comparator<PageReceipt.Repeated> WORST_FIRST =
            Comparator.comparing(PageReceipt.Repeated::settled).thenComparing(PageReceipt.Repeated::toString);

    private final Map<String, Listing> listings = new TreeMap<>();
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<String, PageReceipt.Repeated> repeated = new HashMap<>();
    private final Map<String, PageReceipt.Mark> folders = new HashMap<>();
    private final Set<String> announced = new HashSet<>();
    private final List<Gap> doubts = new ArrayList<>();
    private long idsBesides;
    private int receipts;

    /**
     * Takes a page's receipts.
     *
     * @param shown how many items and sightings the page shows
     * @param newIds how many of their ids no page showed before
     */
    void add(List<PageReceipt> page, int shown, int newIds) {
        int listed = 0;
        for (PageReceipt receipt : page) {
            receipts++;
            if (receipt instanceof PageReceipt.Rows rows) {
                listings.computeIfAbsent(rows.walk(), name -> new Listing()).add(rows);
                ids.merge(rows.walk(), listed == 0 ? (long) newIds : 0, Long::sum);
                listed++;
                if (shown > rows.received()) {
                    doubts.add(
                            incomplete("a page of \"" + rows.walk() + "\" shows more rows than it says it received"));
                }
            } else if (receipt instanceof PageReceipt.Folder folder) {
                folders.merge(folder.folder(), folder.mark(), EvidenceLedger::worse);
                announced.addAll(folder.subfolders());
            } else if (receipt instanceof PageReceipt.Repeated again) {
                repeated.merge(again.walk(), again, BinaryOperator.minBy(WORST_FIRST));
            } else if (receipt instanceof PageReceipt.Doubt doubt) {
                doubts.add(new Gap(doubt.below(), ReasonCode.EVIDENCE_INCOMPLETE, doubt.why()));
            }
        }
        if (listed == 0) {
            idsBesides += newIds;
        }
        if (listed > 1) {
            doubts.add(incomplete("a page has receipts of several listings"));
        }
    }

    Evidence conclude(WalkEnd end, long observed, Evidence.Reach reach) {
        List<Gap> gaps = new ArrayList<>(doubts);
        if (receipts == 0) {
            gaps.add(incomplete("the source gave no receipt of what it read"));
        }
        listingGaps(gaps);
        repeatedGaps(gaps);
        folderGaps(gaps);
        if (!Objects.equals(end.counterBefore(), end.counterAfter())) {
            gaps.add(changing("the source's change counter moved meanwhile"));
        }
        if (end.scan() == WalkEnd.Scan.RUNNING) {
            gaps.add(changing("the source was scanning meanwhile"));
        }
        return new Evidence(reach, observed, end.scope(), continuity(end), gaps);
    }

    private Evidence.Continuity continuity(WalkEnd end) {
        boolean still = end.counterBefore() != null && end.counterBefore().equals(end.counterAfter());
        // A second look tells how many ids came, and not whether rows moved between its pages.
        boolean joined = repeated.isEmpty() && listings.values().stream().allMatch(Listing::joined);
        return still || joined ? Evidence.Continuity.PROVED : Evidence.Continuity.ASSUMED;
    }

    private void listingGaps(List<Gap> gaps) {
        long declared = 0;
        long listedIds = 0;
        boolean covered = true;
        for (Map.Entry<String, Listing> listing : listings.entrySet()) {
            if (repeated.containsKey(listing.getKey())) {
                continue;
            }
            listedIds += ids.getOrDefault(listing.getKey(), 0L);
            String doubt = listing.getValue().doubt();
            if (doubt != null) {
                gaps.add(incomplete("listing \"" + listing.getKey() + "\": " + doubt));
                covered = false;
            }
            if (listing.getValue().moved()) {
                gaps.add(changing("listing \"" + listing.getKey() + "\" moved between its pages"));
            }
            declared += listing.getValue().total();
        }
        if (covered && listedIds != declared) {
            gaps.add(incomplete(
                    "the listings declared " + declared + " rows, but showed " + listedIds + " different ids"));
        }
    }

    private void repeatedGaps(List<Gap> gaps) {
        long told = 0;
        long showed = idsBesides;
        for (PageReceipt.Repeated again : repeated.values()) {
            told += again.second().ids();
            showed += ids.getOrDefault(again.walk(), 0L);
            if (!listings.containsKey(again.walk())) {
                gaps.add(incomplete("listing \"" + again.walk() + "\" was read a second time, and never a first"));
            } else if (!again.settled()) {
                gaps.add(changing("listing \"" + again.walk() + "\" did not come whole in two looks: "
                        + again.second().ids() + " different ids of "
                        + again.second().total()));
            }
        }
        if (showed < told) {
            gaps.add(incomplete("the second looks came to " + told + " ids, but only " + showed + " were shown"));
        }
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

    private static Gap changing(String why) {
        return new Gap(EVERYTHING, ReasonCode.SOURCE_CHANGING, why);
    }

    private static PageReceipt.Mark worse(PageReceipt.Mark one, PageReceipt.Mark other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
