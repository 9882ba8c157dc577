package dev.mediasync.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.mediasync.LibraryReport;
import dev.mediasync.MediaSync;
import dev.mediasync.SyncReport;
import dev.mediasync.repository.MediaRepository;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.source.MediaSource;
import dev.mediasync.sqlite.SqliteMediaRepository;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Syncs a made-up server in a process with a small heap, beside a bare download and parsing of the same pages. */
final class ServerSync {
    private static final double MILLION = 1e6;
    private static final int WARM = 3;

    private final MadeServer server;
    private final String address;
    private final Path file;
    private final int items;

    private ServerSync(MadeServer server, String address, Path file, int items) {
        this.server = server;
        this.address = address;
        this.file = file;
        this.items = items;
    }

    /** Prints medians, of the time and of the processors' time in milliseconds, each of ours and of the floor. */
    public static void main(String[] arguments) {
        ServerSync bench = new ServerSync(
                MadeServer.valueOf(arguments[0]), arguments[1], Path.of(arguments[2]), Integer.parseInt(arguments[3]));
        int rounds = Integer.parseInt(arguments[4]);
        Spent first = Spent.on(bench::sync);
        Spent pages = Spent.on(bench::everyPage);
        System.out.println("first " + first + ", its pages " + pages);
        Spent[] walks = new Spent[rounds];
        Spent[] syncs = new Spent[rounds];
        Spent[] floors = new Spent[rounds];
        for (int round = -WARM; round < rounds; round++) {
            Spent floor = Spent.on(bench::floor);
            Spent sync = Spent.on(bench::sync);
            Spent walk = Spent.on(bench::walk);
            System.out.println("floor " + floor + ", unchanged " + sync + ", walk " + walk);
            if (round >= 0) {
                floors[round] = floor;
                syncs[round] = sync;
                walks[round] = walk;
            }
        }
        System.out.println(Spent.median(floors) + " " + Spent.median(syncs) + " " + Spent.median(walks) + " " + first
                + " " + pages);
    }

    private long floor() {
        return check(server.floor(address).listings());
    }

    /** What a first load asks for: listings, and the rows in full that listings cut. */
    private long everyPage() {
        PageFloor floor = server.floor(address);
        return check(floor.listings()) + floor.details(items);
    }

    private long check(long rows) {
        if (rows != items) {
            throw new IllegalStateException(rows + " rows, not " + items);
        }
        return rows;
    }

    private long sync() {
        try (MediaSource source = server.source(address);
                MediaRepository repository = SqliteMediaRepository.open(file)) {
            SyncReport report = MediaSync.builder(source, repository).build().sync();
            for (LibraryReport library : report.libraries()) {
                if (library.outcome() != RunOutcome.COMPLETED) {
                    throw new IllegalStateException(report.toString());
                }
            }
            return items;
        }
    }

    private long walk() {
        // Each page begins with the last row of the one before.
        return check(Math.min(items, EveryItem.made(server, address)));
    }

    /**
     * What something took.
     *
     * @param wall milliseconds on the clock
     * @param processors milliseconds that all processors together worked for this process
     */
    record Spent(double wall, double processors) {
        private static final OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        static Spent on(LongSupplier work) {
            long begun = System.nanoTime();
            long before = SYSTEM.getProcessCpuTime();
            long unused = work.getAsLong();
            long worked = SYSTEM.getProcessCpuTime() - before;
            return new Spent((System.nanoTime() - begun) / MILLION, worked / MILLION);
        }

        static Spent median(Spent[] all) {
            double[] walls =
                    Arrays.stream(all).mapToDouble(Spent::wall).sorted().toArray();
            double[] works =
                    Arrays.stream(all).mapToDouble(Spent::processors).sorted().toArray();
            return new Spent(walls[all.length / 2], works[all.length / 2]);
        }

        @Override
        public String toString() {
            return Math.round(wall) + " " + Math.round(processors);
        }
    }
}
