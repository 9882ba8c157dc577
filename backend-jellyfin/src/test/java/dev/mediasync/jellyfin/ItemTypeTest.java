package dev.mediasync.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.LibraryKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTypeTest {
    @Test
    void aLibraryIsListedParentsFirst() {
        assertThat(ItemType.ofLibrary("tvshows")).containsExactly(ItemType.SERIES, ItemType.SEASON, ItemType.EPISODE);
        assertThat(ItemType.ofLibrary("music")).containsExactly(ItemType.ARTIST, ItemType.ALBUM, ItemType.TRACK);
        assertThat(ItemType.ofLibrary("MOVIES")).containsExactly(ItemType.MOVIE);
        assertThat(ItemType.ofLibrary("boxsets")).containsExactly(ItemType.BOX_SET);
        assertThat(ItemType.ofLibrary("playlists")).containsExactly(ItemType.PLAYLIST);
        assertThat(ItemType.ofLibrary("homevideos")).containsExactly(ItemType.VIDEO);
        assertThat(ItemType.ofLibrary("musicvideos")).contains(ItemType.MUSIC_VIDEO);
    }

    @Test
    void aLibraryWithoutAWordHoldsEverythingSideBySide() {
        assertThat(ItemType.ofLibrary(null)).startsWith(ItemType.MOVIE, ItemType.SERIES);
        assertThat(ItemType.ofLibrary("")).isEqualTo(ItemType.ofLibrary(null));
        assertThat(ItemType.libraryKind(null)).isEqualTo(LibraryKind.MIXED);
        assertThat(ItemType.libraryKind("homevideos")).isEqualTo(LibraryKind.OTHER);
        assertThat(ItemType.libraryKind("tvshows")).isEqualTo(LibraryKind.SHOWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"books", "photos", "livetv", "trailers", "folders", "holograms"})
    void aLibraryOfAnotherKindIsUnsupportedAndNotEmpty(String word) {
        assertThat(ItemType.ofLibrary(word)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ItemType.class)
    void aTypeIsFoundByTheServersWordAndByNoOther(ItemType type) {
        assertThat(ItemType.ofWord(type.word())).isEqualTo(type);
        assertThat(ItemType.ofWord(type.word() + "s")).isNull();
    }

    @Test
    void everyTypeHasAListingOfItsOwnName() {
        assertThat(Arrays.stream(ItemType.values()).map(ItemType::listing)).doesNotHaveDuplicates();
        assertThat(ItemType.SERIES.listing()).isEqualTo("shows");
        assertThat(ItemType.MUSIC_VIDEO.listing()).isEqualTo("music videos");
    }
}
