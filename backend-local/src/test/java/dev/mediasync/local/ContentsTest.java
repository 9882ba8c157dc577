package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files tell about themselves, and what hostile ones cost. */
class ContentsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path base;

    private Contents read(String name, byte[] bytes) throws IOException {
        Path file = Files.write(base.resolve(name), bytes);
        Folder folder = new Folder(null, "", base, FileStamp.UNKNOWN, null);
        FileStamp stamp = FileStamp.of(new SystemFiles().entry(file));
        return Contents.read(new SystemFiles(), new Found(folder, name, name, stamp, null));
    }

    private @Nullable Duration length(String name, byte[] bytes) throws IOException {
        return read(name, bytes).playing().duration();
    }

    @Test
    void readsMatroskaAndWebm() throws IOException {
        assertThat(length("a.mkv", MadeFiles.matroska(2_048))).isEqualTo(Duration.ofMillis(2_048));
        assertThat(length("a.webm", MadeFiles.matroska(61_000.5))).hasMillis(61_000);
        assertThat(length("b.mkv", MadeFiles.matroskaWithLengthAtItsEnd(7_000))).hasSeconds(7);
    }

    @Test
    void readsMp4WithItsHeaderAtTheEndAndInFragments() throws IOException {
        assertThat(length("a.mp4", MadeFiles.mp4(600, 1_500))).hasMillis(2_500);
        assertThat(length("a.mov", MadeFiles.mp4(1_000, -1))).isNull();
        assertThat(length("b.m4v", MadeFiles.fragmentedMp4(90_000, 90_000L * 7_200)))
                .hasHours(2);
    }

    @Test
    void readsAviWithTheFramesOfItsLongHeader() throws IOException {
        assertThat(length("a.avi", MadeFiles.avi(40_000, 25, 0))).hasSeconds(1);
        assertThat(length("b.avi", MadeFiles.avi(40_000, 25, 250))).hasSeconds(10);
    }

    @Test
    void readsTransportStreamsOfBothKindsEvenWhereTheClockWraps() throws IOException {
        assertThat(length("a.ts", MadeFiles.transportStream(90_000, 90_000 * 61, 0)))
                .hasSeconds(60);
        assertThat(length("a.m2ts", MadeFiles.transportStream(90_001, 90_000 * 2 + 1, 4)))
                .hasSeconds(1);
        long wrap = (1L << 33) - 90_000;
        assertThat(length("b.ts", MadeFiles.transportStream(wrap, 90_000 * 3, 0)))
                .hasSeconds(4);
    }

    @Test
    void theMarkTellsContentsApartAtBothEnds() throws IOException {
        byte[] bytes = new byte[300_000];
        String mark = read("a.bin", bytes).mark();
        bytes[299_999] = 1;
        String tail = read("b.bin", bytes).mark();
        bytes[299_999] = 0;
        bytes[0] = 1;

        assertThat(mark)
                .hasSize(16)
                .isNotEqualTo(tail)
                .isNotEqualTo(read("c.bin", bytes).mark());
        assertThat(read("d.bin", new byte[300_000]).mark()).isEqualTo(mark);
        assertThat(read("e.bin", new byte[0]).mark()).isEmpty();
    }

    @Test
    void aFileThatIsAwayIsAnError() {
        Folder folder = new Folder(null, "", base, FileStamp.UNKNOWN, null);
        Found away = new Found(folder, "a.mkv", "a.mkv", FileStamp.UNKNOWN, null);

        assertThatThrownBy(() -> Contents.read(new SystemFiles(), away)).isInstanceOf(NoSuchFileException.class);
    }

    private static Map<String, byte[]> samples() {
        Map<String, byte[]> samples = new LinkedHashMap<>();
        samples.put("a.mkv", MadeFiles.matroska(2_048));
        samples.put("b.mkv", MadeFiles.matroskaWithLengthAtItsEnd(2_048));
        samples.put("c.mp4", MadeFiles.mp4(600, 1_500));
        samples.put("d.mp4", MadeFiles.fragmentedMp4(600, 1_500));
        samples.put("e.avi", MadeFiles.avi(40_000, 25, 250));
        samples.put("f.ts", Arrays.copyOf(MadeFiles.transportStream(90_000, 180_000, 0), 2_000));
        return samples;
    }

    @Test
    void filesThatEndEarlyHaveNoLengthAtWorst() {
        assertTimeoutPreemptively(SOON, () -> {
            for (Map.Entry<String, byte[]> sample : samples().entrySet()) {
                byte[] bytes = sample.getValue();
                for (int end = 0; end < Math.min(bytes.length, 600); end++) {
                    read(sample.getKey(), Arrays.copyOf(bytes, end));
                }
            }
        });
    }

    @Test
    void brokenBytesNeverFailAndNeverTakeLong() {
        Random random = new Random(42);
        assertTimeoutPreemptively(SOON, () -> {
            for (Map.Entry<String, byte[]> sample : samples().entrySet()) {
                for (int round = 0; round < 300; round++) {
                    byte[] bytes = sample.getValue().clone();
                    for (int change = 0; change < 4; change++) {
                        int at = random.nextInt(Math.min(bytes.length, 400));
                        bytes[at] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
                    }
                    read(sample.getKey(), bytes);
                }
            }
        });
    }

    @Test
    void sizesBeyondTheFileAndEmptyElementsWithoutEndAreBounded() {
        byte[] huge = MadeFiles.joined(
                MadeFiles.matroskaHeader(),
                MadeFiles.id(0x18538067L),
                MadeFiles.longSize((1L << 56) - 2),
                MadeFiles.id(0xECL),
                MadeFiles.longSize((1L << 56) - 2));
        byte[] empty = new byte[2_000_000];
        for (int at = 0; at < empty.length; at += 2) {
            empty[at] = (byte) 0xEC;
            empty[at + 1] = (byte) 0x80;
        }
        byte[] endless = MadeFiles.joined(MadeFiles.matroskaHeader(), MadeFiles.element(0x18538067L, empty));
        byte[] boxes = new byte[2_000_000];
        for (int at = 3; at < boxes.length; at += 8) {
            boxes[at] = 8;
        }

        assertTimeoutPreemptively(SOON, () -> {
            assertThat(length("huge.mkv", huge)).isNull();
            assertThat(length("endless.mkv", endless)).isNull();
            assertThat(length("boxes.mp4", boxes)).isNull();
            assertThat(length("wrong.avi", MadeFiles.matroska(2_000))).isNull();
        });
    }
}
