package dev.mediasync.benchmarks;

import dev.mediasync.model.MediaKind;
import dev.mediasync.plan.LibraryBase;
import dev.mediasync.plan.Planner;
import dev.mediasync.plan.RemovalHistory;
import dev.mediasync.plan.RemovalPolicy;
import dev.mediasync.plan.Stamp;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Weighs what is held for each recorded item: the heap in use after collection, with and without it. */
final class PlannerHeap {
    private static final int COLLECTIONS = 4;
    private static final int ID_LENGTHS = 41;
    private static final String FILLER =
            "shows/A Rather Long Name Of A Show (2001)/Season 01/A Rather Long Name Of An Episode.mkv/and a bit more";

    private PlannerHeap() {}

    /** Bytes for each of this many items inside a planner that recorded them. */
    static double planner(int items) {
        return weigh(items, () -> {
            Planner planner = new Planner(
                    new LibraryBase(
                            ListSource.LIBRARY, 1, items, LibraryBase.Seen.in("bench"), RemovalHistory.none(items)),
                    RemovalPolicy.DEFAULT);
            for (int number = 0; number < items; number++) {
                planner.record(new Stamp(number + 1L, id(number), MediaKind.EPISODE, number));
            }
            return planner;
        });
    }

    /** Bytes for each of this many items in a map of fingerprints by id. */
    static double hashMap(int items) {
        return weigh(items, () -> {
            Map<String, Long> map = new HashMap<>();
            for (int number = 0; number < items; number++) {
                map.put(id(number), number + 1_000_000_007L);
            }
            return map;
        });
    }

    /** An id of 60 to 100 characters. */
    private static String id(int number) {
        String unique = String.format("%020d", number);
        return FILLER.substring(0, 40 + number % ID_LENGTHS) + unique;
    }

    private static double weigh(int items, Supplier<Object> made) {
        long before = used();
        Object held = made.get();
        try {
            return (used() - before) / (double) items;
        } finally {
            Reference.reachabilityFence(held);
        }
    }

    private static long used() {
        for (int round = 0; round < COLLECTIONS; round++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
