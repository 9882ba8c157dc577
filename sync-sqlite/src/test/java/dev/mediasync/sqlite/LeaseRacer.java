package dev.mediasync.sqlite;

import dev.mediasync.MediaSync;
import dev.mediasync.SyncException;
import dev.mediasync.plan.SyncPlan;
import dev.mediasync.repository.Commit;
import dev.mediasync.repository.Lease;
import dev.mediasync.repository.RunOutcome;
import dev.mediasync.repository.RunRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A process that takes leases and commits when its standard input says so, and answers each order in a line. */
final class LeaseRacer {
    static final int FILMS = 3;

    private final SqliteMediaRepository repository;
    private @Nullable Lease lease;

    private LeaseRacer(SqliteMediaRepository repository) {
        this.repository = repository;
    }

    public static void main(String[] arguments) throws IOException {
        try (SqliteMediaRepository repository = SqliteMediaRepository.open(Path.of(arguments[0]));
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            LeaseRacer racer = new LeaseRacer(repository);
            System.out.println("ready");
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                System.out.println(racer.obey(order.split(" ", -1)));
            }
        }
    }

    private String obey(String[] order) {
        try {
            return switch (order[0]) {
                case "acquire" -> {
                    lease = repository.acquire(FakeSource.FILMS, Duration.ofMillis(Long.parseLong(order[1])));
                    yield "won " + lease.token();
                }
                case "release" -> {
                    if (lease != null) {
                        repository.release(lease);
                    }
                    yield "released";
                }
                case "commit" -> {
                    commit(Objects.requireNonNull(lease));
                    yield "committed";
                }
                default -> "unknown order " + order[0];
            };
        } catch (SyncException e) {
            return e.kind() + " " + e.getMessage();
        }
    }

    private void commit(Lease held) {
        SyncPlan plan =
                MediaSync.builder(FakeSource.of(FILMS), repository).build().plan(FakeSource.FILMS);
        Instant now = Instant.now();
        RunRecord run = new RunRecord(
                FakeSource.FILMS.key(),
                RunRecord.Mode.FULL,
                now,
                now,
                RunOutcome.COMPLETED,
                plan.counts(),
                List.of(),
                null,
                null);
        repository.apply(held, new Commit(plan, run, null, Duration.ofDays(1)));
    }
}
