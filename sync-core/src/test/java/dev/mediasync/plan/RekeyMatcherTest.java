package dev.mediasync.plan;

import static dev.mediasync.plan.PlanningSession.film;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RekeyMatcherTest {
    private static MediaItem item(String id, String... identities) {
        return film(id).with(b -> b.identities(List.of(identities)));
    }

    private static MediaItem imdb(MediaItem item, String id) {
        return item.with(b -> b.externalIds(List.of(new ExternalId("imdb", id))));
    }

    @Test
    void aWordThatOneItemOnEachSideHasIsProof() {
        assertThat(new RekeyMatcher(List.of(item("a", "file:1"), item("b", "file:2")), List.of(item("c", "file:2")))
                        .match())
                .containsExactly(java.util.Map.entry("b", "c"));
    }

    @Test
    void twoCandidatesMeanNone() {
        assertThat(new RekeyMatcher(List.of(item("a", "file:1")), List.of(item("c", "file:1"), item("d", "file:1")))
                        .match())
                .isEmpty();
        assertThat(new RekeyMatcher(List.of(item("a", "file:1"), item("b", "file:1")), List.of(item("c", "file:1")))
                        .match())
                .isEmpty();
    }

    @Test
    void wordsThatContradictEachOtherProveNothing() {
        assertThat(new RekeyMatcher(
                                List.of(item("a", "file:1", "file:2")),
                                List.of(item("c", "file:1"), item("d", "file:2")))
                        .match())
                .isEmpty();
    }

    @Test
    void nothingInCommonIsNoProofAndMissingWordsAreNotEqual() {
        assertThat(new RekeyMatcher(List.of(film("a")), List.of(film("b"))).match())
                .isEmpty();
    }

    @Test
    void aTitleIsNoProof() {
        MediaItem old = MediaItem.builder(film("a").key(), MediaKind.MOVIE, "Same title")
                .build();
        MediaItem fresh = MediaItem.builder(film("b").key(), MediaKind.MOVIE, "Same title")
                .build();
        assertThat(new RekeyMatcher(List.of(old), List.of(fresh)).match()).isEmpty();
    }

    @Test
    void theSameIdOfAnotherKindIsNoProof() {
        MediaItem show = imdb(film("b"), "tt1").with(b -> b.kind(MediaKind.SHOW));
        assertThat(new RekeyMatcher(List.of(imdb(film("a"), "tt1")), List.of(show)).match())
                .isEmpty();
    }

    @Test
    void aFileOutweighsAnIdThatSeveralShare() {
        List<MediaItem> old = List.of(imdb(item("hd", "file:1"), "tt1"), imdb(item("4k", "file:2"), "tt1"));
        List<MediaItem> fresh = List.of(imdb(item("hd2", "file:1"), "tt1"), imdb(item("4k2", "file:2"), "tt1"));
        assertThat(new RekeyMatcher(old, fresh).match())
                .containsEntry("hd", "hd2")
                .containsEntry("4k", "4k2");
    }

    @Test
    void anAliasIsProof() {
        MediaItem old = film("a").with(b -> b.aliases(List.of("a2")));
        assertThat(new RekeyMatcher(List.of(old), List.of(film("a2"))).match()).containsEntry("a", "a2");
    }
}
