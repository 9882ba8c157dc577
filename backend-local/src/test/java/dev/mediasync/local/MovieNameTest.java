package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ExternalId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MovieNameTest {
    @ParameterizedTest
    @CsvSource({
        "Quiet Harbour (1995), Quiet Harbour, 1995",
        "Quiet.Harbour.1995.1080p.BluRay.x264-GRP, Quiet Harbour, 1995",
        "Quiet_Harbour_1995_DVDRip, Quiet Harbour, 1995",
        "Quiet Harbour 1995 REMASTERED 1080p, Quiet Harbour, 1995",
        "Quiet Harbour, Quiet Harbour,",
        "Quiet.Harbour.1080p.WEB-DL, Quiet Harbour,",
        "Mr. Harbour, Mr. Harbour,",
        "2001 A Quiet Harbour (1968), 2001 A Quiet Harbour, 1968",
        "Harbour 2049 (2017), Harbour 2049, 2017",
        "2012 2009 1080p, 2012, 2009",
        "1917, 1917,",
        "300 2001 (2006), 300 2001, 2006",
        "Harbour 2013-12-09, Harbour 2013-12-09,",
        "[Group] Quiet Harbour (1995) [1080p], Quiet Harbour, 1995",
        "Harbour (harbor) (2009), Harbour (harbor), 2009",
    })
    void readsTitleAndYear(String stem, String title, @Nullable Integer year) {
        MovieName name = MovieName.of(stem);

        assertThat(name.title()).isEqualTo(title);
        assertThat(name.year()).isEqualTo(year);
    }

    @ParameterizedTest
    @CsvSource({
        "Harbour (1995) {edition-Final Cut}, Final Cut",
        "Harbour (1995) [edition=Director's Cut], Director's Cut",
        "Harbour (1995) Extended Edition 1080p, Extended Edition",
        "Harbour.1995.Directors.Cut.1080p, Directors Cut",
        "Christmas Edition (1995),",
    })
    void readsEditions(String stem, @Nullable String edition) {
        assertThat(MovieName.of(stem).edition()).isEqualTo(edition);
    }

    @ParameterizedTest
    @CsvSource({
        "Harbour (1995) - 4K HDR, , 4K HDR",
        "Harbour (1995) [1080p], , 1080p",
        "Harbour - 720p, Harbour, 720p",
        "Harbour-bluray, Harbour, bluray",
        "Harbour - Resurrection, , ''",
    })
    void readsVersions(String stem, @Nullable String above, String version) {
        assertThat(MovieName.of(stem, above).version()).isEqualTo(version);
    }

    @Test
    void readsParts() {
        MovieName name = MovieName.of("Harbour (1995) cd2");

        assertThat(name.part()).isEqualTo(2);
        assertThat(name.stack()).isEqualTo("Harbour (1995)");
        assertThat(MovieName.of("Harbour Part 2 (1995)").part()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{tmdb-680}", "[tmdbid-680]", "[tmdb=680]", "(tmdbid=680)", "{tmdbid-680}", "[TMDBID=680]"})
    void readsTheTagsOfEveryDialect(String tag) {
        MovieName name = MovieName.of("Harbour (1995) " + tag);

        assertThat(name.ids()).containsExactly(new ExternalId("tmdb", "680"));
        assertThat(name.title()).isEqualTo("Harbour");
    }

    @Test
    void takesTheFirstIdOfADatabaseAndRefusesNonsense() {
        assertThat(ProviderTags.of("A [imdb-tt1234567] {imdb-tt7654321} tt1111111")
                        .ids())
                .containsExactly(new ExternalId("imdb", "tt1234567"));
        assertThat(ProviderTags.of("A tt1234567").ids()).containsExactly(new ExternalId("imdb", "tt1234567"));
        assertThat(ProviderTags.of("A [tmdb=test-12 3] [foo=1] {imdb-").ids()).isEmpty();
    }
}
