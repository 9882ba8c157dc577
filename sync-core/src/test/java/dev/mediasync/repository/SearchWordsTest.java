package dev.mediasync.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Titles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact words: whoever changes one of them changes {@link SearchWords#VERSION}, too. */
class SearchWordsTest {
    private static List<String> words(String text) {
        return SearchWords.of(SearchChunk.of(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The MATRIX | the matrix",
                "Spider-Man: Homecoming | spiderman spider man homecoming",
                "S.H.I.E.L.D. | shield s h i e l d",
                "Ocean’s 11 | oceans ocean s 11",
                "Straße Æon Łódź Đurđević Þór ıİI | strasse aeon lodz durdevic thor iii",
                "ΟΔΟΣ Ёлки | οδοσ елки",
                "القُرآن مكتبة | القران مكتبه",
                "हिन्दी | हिन्दी",
                "ガ が カ ｶﾞ | が が か が",
                "攻殻機動隊 | 攻殻 殻機 機動 動隊 隊",
                "X파일2 | x 파일 일 2",
                "ア・イ | あい い あ い",
                "Fast & Furious | fast and furious",
                "Dark – Night ?! | ？！ – dark night",
                "١٢ ⅣX ½ | 12 12 ivx 1 2",
            })
    void textBecomesWords(String text, String words) {
        assertThat(String.join(" ", words(text))).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t\r\n", "\u0000\u0086", "\ud800", "\u200b\u200d\ufeff", "\uffff"})
    void whatCannotBeSeenIsNoWord(String text) {
        assertThat(words(text)).isEmpty();
        assertThat(SearchPattern.of(text).empty()).isTrue();
    }

    @Test
    void longWordsAreCutBetweenCharacters() {
        assertThat(words("𝒜".repeat(100))).containsExactly("a".repeat(SearchWords.MAX_WORD));
        assertThat(words("🎬".repeat(100))).containsExactly("🎬".repeat(SearchWords.MAX_WORD));
    }

    @Test
    void aTitleToSortByAddsItsNameAlone() {
        MediaItem film = MediaItem.builder(new ItemKey(new SourceId("s"), "1"), MediaKind.MOVIE, "The Matrix")
                .titles(new Titles("The Matrix", "Matrix, The", "The Matrix"))
                .build();

        assertThat(SearchDocument.of(film).titles())
                .containsExactly("the", "matrix", "\u0086the\u0087matrix", "\u0086matrix\u0087the");
    }

    @Test
    void aPatternIsBoundedWhateverIsTyped() {
        for (String text :
                List.of("a b ".repeat(5_000), "攻殻".repeat(5_000), "a-".repeat(5_000), "abcdefgh ".repeat(900))) {
            SearchPattern pattern = SearchPattern.of(text);
            assertThat(pattern.demands()).hasSizeLessThanOrEqualTo(32);
            assertThat(pattern.demands())
                    .allMatch(phrases -> phrases.size() <= 32
                            && phrases.stream()
                                    .allMatch(phrase -> phrase.words().size() <= 64));
        }
    }
}
