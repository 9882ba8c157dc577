package dev.mediasync.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.MediaSync;
import dev.mediasync.repository.BrowseQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills a real process in the middle of a first load, at the page where it says that it got. */
class KilledProcessTest {
    static final int FILMS = 3_000;
    static final int CHUNK = 500;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 700, 1_900, 2_900})
    void aKilledFirstLoadEndsWhereAnUninterruptedOneDoes(int killedAfter) throws Exception {
        Path file = folder.resolve("killed.db");
        Process loader = start(file, killedAfter);
        assertThat(loader.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(loader.exitValue()).as("killed by the signal").isEqualTo(137);

        try (SqliteMediaRepository repository = SqliteMediaRepository.open(file)) {
            assertThat(repository.check().sound()).isTrue();
            assertThat(repository.check().items()).isLessThanOrEqualTo(killedAfter);
            assertThat(MediaSync.builder(FakeSource.of(FILMS), repository)
                            .build()
                            .sync()
                            .completed())
                    .isTrue();
            assertThat(repository.browse(BrowseQuery.ALL)).hasSize(FILMS);
            assertThat(repository.check().sound()).isTrue();
        }
    }

    private static Process start(Path file, int killedAfter) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(KilledLoader.class.getName(), file.toString(), Integer.toString(killedAfter)));
        Path log = Files.createTempFile(file.getParent(), "loader", ".log");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
