package dev.mediasync.plan;

import static dev.mediasync.plan.PlannerDriver.item;
import static dev.mediasync.plan.PlannerDriver.movie;
import static dev.mediasync.plan.PlannerDriver.tmdb;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KinTest {
    private static final ExternalId IMDB = new ExternalId("imdb", "tt1");

    @Test
    void theOneWithTheSameIdIsFound() {
        assertThat(kin(film("a", tmdb("1")), film("b", tmdb("1")), film("c", tmdb("2"))))
                .isEqualTo("b");
    }

    @Test
    void twoWithTheSameIdMeanNone() {
        assertThat(kin(film("a", tmdb("1")), film("b", tmdb("1")), film("c", tmdb("1"))))
                .isNull();
    }

    @Test
    void anItemIsNotItsOwnKin() {
        MediaItem item = film("a", tmdb("1"));

        assertThat(kin(item, item)).isNull();
        assertThat(kin(item, item, film("b", tmdb("1")))).isEqualTo("b");
    }

    @Test
    void nothingInCommonIsNoKin() {
        assertThat(kin(movie("a"), movie("b"))).isNull();
        assertThat(kin(movie("a"))).isNull();
    }

    @Test
    void aSourcesOwnIdentityDecidesBeforeAPublicId() {
        MediaItem item = film("a", tmdb("1")).with(b -> b.identities(List.of("inode:1")));
        MediaItem same = film("b", IMDB).with(b -> b.identities(List.of("inode:1")));

        assertThat(kin(item, film("c", tmdb("1")), same)).isEqualTo("b");
    }

    @Test
    void anAliasDecidesBeforeAPublicId() {
        MediaItem named = film("b", IMDB)
                .with(b -> b.aliases(List.of("a")).titles(film("a").titles()));

        assertThat(kin(film("a", tmdb("1")), film("c", tmdb("1")), named)).isEqualTo("b");
    }

    @Test
    void twoOfTheStrongestProofAreNotDecidedByAWeakerOne() {
        MediaItem item = film("a", tmdb("1")).with(b -> b.identities(List.of("inode:1")));
        MediaItem one = film("b", tmdb("1")).with(b -> b.identities(List.of("inode:1")));
        MediaItem other = film("c").with(b -> b.identities(List.of("inode:1")));

        assertThat(kin(item, one, other)).isNull();
    }

    @Test
    void whatContradictsItselfIsNoKinAndDoesNotStandInTheWay() {
        MediaItem item = film("a", IMDB, tmdb("1"));
        MediaItem wrong = film("b", IMDB, tmdb("2"));

        assertThat(kin(item, wrong)).isNull();
        assertThat(kin(item, wrong, film("c", IMDB))).isEqualTo("c");
    }

    @Test
    void twoWordsThatNameOneThingAreOneCandidate() {
        assertThat(kin(film("a", IMDB, tmdb("1")), film("b", IMDB, tmdb("1")))).isEqualTo("b");
    }

    @Test
    void thingsOfOneKindAreTheSameUnlessADatabaseSaysOtherwise() {
        assertThat(Kin.same(film("a", tmdb("1")), film("b", tmdb("1")))).isTrue();
        assertThat(Kin.same(movie("a"), movie("b"))).isTrue();
        assertThat(Kin.same(film("a", tmdb("1")), film("b", tmdb("2")))).isFalse();
        assertThat(Kin.same(movie("a"), item("b", MediaKind.VIDEO, null))).isFalse();
    }

    private static MediaItem film(String id, ExternalId... ids) {
        return movie(id).with(b -> b.externalIds(Arrays.asList(ids)));
    }

    private static @Nullable String kin(MediaItem item, MediaItem... candidates) {
        Optional<String> found = new Kin(Arrays.asList(candidates)).of(item).map(key -> key.id());
        return found.orElse(null);
    }
}
