package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.Credit;
import dev.mediasync.model.Credit.Role;
import dev.mediasync.model.MediaItem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People are asked for where somebody wants them, by id, and never in a listing. */
class CastTest {
    private static final String PEOPLE = "'People':[{'Name':'Ann Other','Role':'Helm','Type':'Actor'},"
            + "{'Name':'Bea Yonder','Role':'Self','Type':'GuestStar'},{'Name':'Cem','Type':'Director'},"
            + "{'Name':'Dee','Type':'Writer'},{'Name':'Eve','Type':'Producer'},{'Name':'Flo','Type':'Composer'},"
            + "{'Name':'Gil','Role':'colours','Type':'Colorist'},{'Type':'Actor'}]";

    private final FakeJellyfin server = new FakeJellyfin();

    @BeforeEach
    void fill() {
        FakeCatalogue.FakeLibrary movies = server.catalogue.library(Libraries.MOVIES, "Movies", "movies");
        for (int number = 0; number < 3; number++) {
            Libraries.movie(server.catalogue, movies, number);
        }
        server.catalogue
                .items
                .values()
                .forEach(item -> item.fields.put(
                        "People", List.of(Map.of("Name", "Ann Other", "Role", "Helm", "Type", "Actor"))));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private List<String> askedForPeople() {
        return server.asked("/Items").stream()
                .map(asked -> FakeJellyfin.query(asked))
                .filter(query -> query.getOrDefault("fields", "").contains("People"))
                .map(query -> query.getOrDefault("ids", "no ids"))
                .toList();
    }

    @Test
    void peopleAreReadWithWhatTheyDid() {
        MediaItem film = Cast.credited(ItemRows.movie("'x':1"), ItemRows.row(ItemType.MOVIE, 7, PEOPLE));
        assertThat(film.credits())
                .containsExactly(
                        new Credit("Ann Other", Role.ACTOR, "Helm"),
                        new Credit("Bea Yonder", Role.ACTOR, "Self"),
                        new Credit("Cem", Role.DIRECTOR, null),
                        new Credit("Dee", Role.WRITER, null),
                        new Credit("Eve", Role.PRODUCER, null),
                        new Credit("Flo", Role.COMPOSER, null),
                        new Credit("Gil", Role.OTHER, null));
    }

    @Test
    void anAnswerThatTellsNoneOrIsGarbledTakesNobodyAway() {
        MediaItem film = ItemRows.movie("'x':1");
        assertThat(Cast.credited(film, ItemRows.row(ItemType.MOVIE, 7, "'Name':'T'")))
                .isSameAs(film);
        assertThat(Cast.credited(film, ItemRows.row(ItemType.MOVIE, 7, "'People':['Ann Other']")))
                .isSameAs(film);
    }

    @Test
    void nobodyIsAskedForUnlessSomebodyWantsToKnow() {
        try (Copy copy = new Copy(server, server.builder(FakeJellyfin.TOKEN).build())) {
            assertThat(copy.sync("Movies").counts().added()).isEqualTo(3);
        }
        assertThat(askedForPeople()).isEmpty();
    }

    @Test
    void peopleOfNewFilmsAreAskedForTogetherAndOfUnchangedOnesNot() {
        try (Copy copy =
                new Copy(server, server.builder(FakeJellyfin.TOKEN).withPeople().build())) {
            assertThat(copy.sync("Movies").counts().added()).isEqualTo(3);
            assertThat(copy.sync("Movies").counts().unchanged()).isEqualTo(3);
        }
        assertThat(askedForPeople()).hasSize(1).doesNotContain("no ids");
        assertThat(askedForPeople().get(0).split(",", -1)).hasSize(3);
    }
}
