package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HomesTest {
    @Test
    void aFileLiesBelowItsFolderHoweverThatIsWritten() {
        assertThat(Homes.below("/media/films/A.mkv", "/media/films")).isTrue();
        assertThat(Homes.below("/media/films/A.mkv", "/media/films/")).isTrue();
        assertThat(Homes.below("/A.mkv", "/")).isTrue();
        assertThat(Homes.below("D:\\Films\\A.mkv", "d:\\films\\")).isTrue();
        assertThat(Homes.below("\\\\nas\\Films\\A.mkv", "\\\\NAS\\Films")).isTrue();
    }

    @Test
    void aFolderWhoseNameBeginsAlikeIsAnother() {
        assertThat(Homes.below("/media/films4k/A.mkv", "/media/films")).isFalse();
        assertThat(Homes.below("/media/Films/A.mkv", "/media/films")).isFalse();
        assertThat(Homes.below("/media", "/media/films")).isFalse();
    }
}
