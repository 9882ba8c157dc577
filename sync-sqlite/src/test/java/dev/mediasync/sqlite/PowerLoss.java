package dev.mediasync.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;

/**
 * What a failure of the power may leave of what was written since the last flush.
 *
 * <p>The log is flushed before a checkpoint and the file after it, but nothing at a commit. So of the log any part may be
 * missing or old, in any order of sectors; of the file only what a checkpoint was writing, for which the log is whole.
 */
enum PowerLoss {
    NOTHING {
        @Override
        void hit(Left left, Random random) {
            // The switch was thrown after everything had reached the disk.
        }
    },
    LOG_ENDS_ANYWHERE {
        @Override
        void hit(Left left, Random random) throws IOException {
            cut(left, random.nextInt(left.logBytes().length + 1));
        }
    },
    LAST_FRAME_IS_TORN {
        @Override
        void hit(Left left, Random random) throws IOException {
            int frames = (left.logBytes().length - LOG_HEADER) / FRAME;
            if (frames > 0) {
                cut(left, LOG_HEADER + frames * FRAME - 1 - random.nextInt(FRAME - 1));
            }
        }
    },
    LOG_HAS_NOISE {
        @Override
        void hit(Left left, Random random) throws IOException {
            byte[] log = left.logBytes();
            if (log.length > 0) {
                byte[] noise = new byte[Math.min(SECTOR, log.length)];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, log, random.nextInt(log.length - noise.length + 1), noise.length);
                Files.write(left.log(), log);
            }
        }
    },
    LOG_IS_WRITTEN_IN_ANY_ORDER {
        @Override
        void hit(Left left, Random random) throws IOException {
            Files.write(left.log(), mix(left.logBefore(), left.logBytes(), random));
        }
    },
    CHECKPOINT_IS_WRITTEN_IN_ANY_ORDER {
        @Override
        void hit(Left left, Random random) throws IOException {
            Files.write(left.file(), mix(Files.readAllBytes(left.file()), checkpointed(left), random));
        }
    };

    private static final int SECTOR = 512;
    private static final int LOG_HEADER = 32;
    private static final int FRAME = 24 + 4096;

    /**
     * What is on the disk.
     *
     * @param file the file
     * @param log its log
     * @param logBefore the log at the commit before
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    record Left(Path file, Path log, byte[] logBefore) {
        byte[] logBytes() throws IOException {
            return Files.readAllBytes(log);
        }
    }

    abstract void hit(Left left, Random random) throws IOException;

    /** Whether what was committed is there all the same. */
    boolean losesNothing() {
        return this == NOTHING || this == CHECKPOINT_IS_WRITTEN_IN_ANY_ORDER;
    }

    private static void cut(Left left, int length) throws IOException {
        Files.write(left.log(), Arrays.copyOf(left.logBytes(), length));
    }

    /** Some sectors are as they were, some as they should be. */
    private static byte[] mix(byte[] before, byte[] after, Random random) {
        byte[] mixed = after.clone();
        for (int at = 0; at < mixed.length; at += SECTOR) {
            if (random.nextBoolean()) {
                int end = Math.min(at + SECTOR, mixed.length);
                Arrays.fill(mixed, at, end, (byte) 0);
                if (at < before.length) {
                    System.arraycopy(before, at, mixed, at, Math.min(end, before.length) - at);
                }
            }
        }
        return mixed;
    }

    /** The file as a whole checkpoint would leave it. */
    private static byte[] checkpointed(Left left) throws IOException {
        Path copy = left.file().resolveSibling(left.file().getFileName() + ".checkpoint");
        Files.copy(left.file(), copy);
        Files.copy(left.log(), copy.resolveSibling(copy.getFileName() + "-wal"));
        try {
            OpeningTest.execute(copy, "PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return Files.readAllBytes(copy);
    }
}
