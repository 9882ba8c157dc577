package dev.mediasync.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mediasync.repository.ChangeRetention;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final SourceId SOURCE = new SourceId("s");

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "a\tb", "a\u0000b"})
    void aSourceIdIsClean(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SourceId(value))
                .withMessage("A source id has 1 to 200 characters, none of them white space, control or '/', but this"
                        + " is \"" + value + "\"");
    }

    @Test
    void aSourceIdHasAtMostTwoHundredCharacters() {
        assertThat(new SourceId("x".repeat(200)).value()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceId("x".repeat(201)));
    }

    @Test
    void anItemKeyIsReadFromItsText() {
        ItemKey key = new ItemKey(SOURCE, "a/b/c");
        assertThat(ItemKey.parse(key.toString())).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "s/", "/1"})
    void aTextWithoutSourceOrIdIsNoKey(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemKey.parse(text))
                .withMessage("An item key looks like source/id, but this is \"" + text + "\"");
    }

    @Test
    void emptyIdsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemKey(SOURCE, ""))
                .withMessage("An item id is never empty (source s)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LibraryKey(SOURCE, ""))
                .withMessage("A library id is never empty (source s)");
    }

    @Test
    void anItemIsNotItsOwnParent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaItem.builder(new ItemKey(SOURCE, "1"), MediaKind.SHOW, "Show")
                        .parentId("1")
                        .build())
                .withMessage("Item s/1 names itself as its parent");
    }

    @Test
    void listsWithoutOrderAreSorted() {
        MediaItem item = MediaItem.builder(new ItemKey(SOURCE, "1"), MediaKind.MOVIE, "Film")
                .aliases(List.of("b", "a", "b"))
                .externalIds(List.of(new ExternalId("tmdb", "2"), new ExternalId(" IMDB ", "tt1 ")))
                .build();
        assertThat(item.aliases()).containsExactly("a", "b");
        assertThat(item.externalIds()).containsExactly(new ExternalId("imdb", "tt1"), new ExternalId("tmdb", "2"));
    }

    @Test
    void aBlankExternalIdIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExternalId("imdb", " "))
                .withMessage("An external id needs a provider and a value");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 10.1, Double.NaN})
    void aRatingLiesBetweenZeroAndTen(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rating("imdb", value))
                .withMessage("A rating lies between 0 and 10, but this is " + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a?X-Plex-Token=1", "/a?api_key=1", "/a?ApiKey=1"})
    void artworkHoldsNoToken(String reference) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Artwork(Artwork.Kind.POSTER, reference))
                .withMessage("An artwork reference must not carry a token; strip it in the source");
    }

    @Test
    void aPlayCountIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserState("ann", Duration.ZERO, false, -1, null, false, null))
                .withMessage("A position and a play count are never negative: PT0S, -1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 10.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aUsersMarkIsFromZeroToTen(double rating) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserState("ann", Duration.ZERO, false, 0, null, false, rating))
                .withMessage("A user's mark is from 0 to 10: " + rating);
    }

    @Test
    void aFeedIsKeptForAHundredYearsAtMost() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChangeRetention(ChronoUnit.FOREVER.getDuration(), 0))
                .withMessageStartingWith("A change feed keeps changes for a hundred years at most");
    }

    @Test
    void playingCountsAndUnplayingTakesBack() {
        UserState played = UserState.untouched("ann").at(Duration.ofSeconds(9)).playedAt(Instant.EPOCH);
        assertThat(played).isEqualTo(new UserState("ann", Duration.ZERO, true, 1, Instant.EPOCH, false, null));
        assertThat(played.unplayed()).isEqualTo(UserState.untouched("ann"));
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsFoundByItsWord(MediaKind kind) {
        assertThat(kind.word()).isLowerCase();
        assertThat(MediaKind.ofWord(kind.word())).contains(kind);
        assertThat(MediaKind.ofWord(kind.name())).isEmpty();
    }

    @Test
    void aPlaylistTellsItsMembersInOrderAndAFilmHasNone() {
        MediaItem list = MediaItem.builder(new ItemKey(SOURCE, "l"), MediaKind.PLAYLIST, "L")
                .parts(List.of(MediaPart.ofMember("b"), MediaPart.ofMember("a"), MediaPart.ofMember("b")))
                .build();
        assertThat(list.members())
                .containsExactly(new ItemKey(SOURCE, "b"), new ItemKey(SOURCE, "a"), new ItemKey(SOURCE, "b"));
        assertThat(list.with(item -> item.kind(MediaKind.COLLECTION)).members()).hasSize(3);
        assertThat(list.with(item -> item.kind(MediaKind.MOVIE)).members()).isEmpty();
    }

    @Test
    void aStreamTellsItsMarksInOneOrderAndNothingThatIsNotPositive() {
        MediaStream stream = MediaStream.builder(MediaStream.Kind.AUDIO)
                .size(0, -1)
                .channels(0)
                .title("a\uD800")
                .marks(Set.of(MediaStream.Mark.HEARING_IMPAIRED, MediaStream.Mark.DEFAULT, MediaStream.Mark.FORCED))
                .build();

        assertThat(stream.marks()).containsExactly(MediaStream.Mark.values());
        assertThat(stream.title()).isEqualTo("a\uFFFD");
        assertThat(stream.width()).isNull();
        assertThat(stream.height()).isNull();
        assertThat(stream.channels()).isNull();
        assertThat(stream.toBuilder().build()).isEqualTo(stream).hasSameHashCodeAs(stream);
    }
}
