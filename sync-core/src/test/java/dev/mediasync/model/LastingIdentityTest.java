package dev.mediasync.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LastingIdentityTest {
    private static final ItemKey KEY = new ItemKey(new SourceId("s"), "7");

    @Test
    void anExternalIdCountsWithKindAndPosition() {
        MediaItem episode = MediaItem.builder(KEY, MediaKind.EPISODE, "Pilot")
                .numbering(Numbering.episode(1, 2))
                .externalIds(List.of(new ExternalId("TVDB", "81189")))
                .build();

        assertThat(LastingIdentity.of(episode)).containsExactly("alias:7@episode", "id:tvdb:81189@episodes1e2");
    }

    @Test
    void ownIdentitiesAndAliasesCountWithTheKind() {
        MediaItem film = MediaItem.builder(KEY, MediaKind.MOVIE, "Film")
                .identities(List.of("inode:5"))
                .aliases(List.of("8"))
                .build();

        assertThat(LastingIdentity.of(film)).containsExactly("alias:7@movie", "alias:8@movie", "own:inode:5@movie");
    }

    @Test
    void aTitleNeverCounts() {
        MediaItem one = MediaItem.builder(KEY, MediaKind.MOVIE, "Film").build();
        assertThat(LastingIdentity.of(one)).isEqualTo(LastingIdentity.of(one.with(b -> b.titles(Titles.of("Other")))));
    }
}
