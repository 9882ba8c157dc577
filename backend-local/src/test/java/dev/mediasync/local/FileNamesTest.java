package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void encodesEveryPrintableCharacterAsTheUriDoes() {
        for (char c = 1; c < 0x7F; c++) {
            if (c != '/') {
                assertSameAsUri("a" + c + "b");
            }
        }
        assertSameAsUri("Größe 時代 \uD83D\uDE00");
    }

    private static void assertSameAsUri(String name) {
        String uri = Path.of("/no-such-folder").resolve(name).toUri().getRawPath();
        assertThat("/no-such-folder/" + FileNames.encode(name)).isEqualTo(uri);
    }

    @Test
    void decodesWhatItEncodes() {
        assertThat(FileNames.decode(FileNames.encode("Größe %41 #1"))).isEqualTo("Größe %41 #1");
        assertThat(FileNames.decode("caf%E9")).isEqualTo("caf\uFFFD");
    }

    @Test
    void splitsStemAndExtension() {
        assertThat(FileNames.stem("a.b.MKV")).isEqualTo("a.b");
        assertThat(FileNames.extension("a.b.MKV")).isEqualTo("mkv");
        assertThat(FileNames.stem(".mkv")).isEqualTo(".mkv");
        assertThat(FileNames.extension("none")).isEmpty();
    }
}
