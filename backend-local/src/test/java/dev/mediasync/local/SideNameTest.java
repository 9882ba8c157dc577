package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
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

        SideName name = Objects.requireNonNull(SideName.of("My.Film", subtitle));

        assertThat(name.title()).isEqualTo(title);
        assertThat(name.language()).isEqualTo(language);
        assertThat(name.flags()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "My.Film.pt-BR.forced, pt-BR",
        "My.Film.En, En",
        "My.Film.rum, rum",
        "My.Film.hi.en, en",
        "My.Film, ",
    })
    void keepsTheLanguageAsItIsWritten(String subtitle, @Nullable String told) {
        assertThat(Objects.requireNonNull(SideName.of("My.Film", subtitle)).told())
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "English, '', eng, ''",
        "2_English, '', eng, ''",
        "3_English-SDH, '', eng, hearingimpaired",
        "français (forced), '', fra, forced",
        "4_Portuguese (Brazil), Brazil, por, ''",
        "2_en, '', en, ''",
        "hi, '', hi, ''",
        "Commentary, Commentary, , ''",
    })
    void aNameOfNothingButALanguageIsRead(String stem, String title, @Nullable String language, String flags) {
        SideName name = SideName.alone(stem);

        assertThat(name.title()).isEqualTo(title);
        assertThat(name.told()).isEqualTo(language);
        assertThat(name.flags()).isEqualTo(flags.isEmpty() ? Set.of() : Set.of(flags));
    }

    @Test
    void aSubtitleOfAnotherVideoIsNone() {
        assertThat(SideName.of("My.Film", "My.Films.en")).isNull();
        assertThat(SideName.of("My.Film", "Other.en")).isNull();
    }
}
