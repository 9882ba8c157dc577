package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideNameTest {
    @ParameterizedTest
    @CsvSource({
        "My.Film, '', , ''",
        "My.Film.en, '', eng, ''",
        "My.Film.fr.en, fr, eng, ''",
        "My.Film.hi, '', hin, ''",
        "My.Film.hi.en, '', eng, hearingimpaired",
        "My.Film.pt-BR.forced, '', por, forced",
        "My.Film.DEFAULT.FORCED, '', , default forced",
        "My.Film.sdh.de.Commentary, Commentary, ger, hearingimpaired",
        "My.Film.Title Goes Here, Title Goes Here, , ''",
    })
    void tellsLanguageKindAndTitle(String subtitle, String title, @Nullable String language, String flags) {
        Set<String> expected = flags.isEmpty() ? Set.of() : Set.of(flags.split(" ", -1));

        assertThat(SideName.of("My.Film", subtitle)).isEqualTo(new SideName(title, language, expected));
    }

    @Test
    void aSubtitleOfAnotherVideoIsNone() {
        assertThat(SideName.of("My.Film", "My.Films.en")).isNull();
        assertThat(SideName.of("My.Film", "Other.en")).isNull();
    }
}
