package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.MediaSources;
import dev.mediasync.SyncException;
import dev.mediasync.model.Library;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.SourceId;
import dev.mediasync.source.Capability;
import dev.mediasync.source.MediaSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalSourceProviderTest {
    @Test
    void opensAFolderByAddress() {
        MediaSource source = MediaSources.open("local:/media/films?type=movies&id=attic");
        Library library = source.libraries().get(0);

        assertThat(source.describe().id()).isEqualTo(new SourceId("attic"));
        assertThat(source.describe().capabilities()).contains(Capability.PRESENCE, Capability.DETAILS);
        assertThat(library.name()).isEqualTo("films");
        assertThat(library.kind()).isEqualTo(LibraryKind.MOVIES);
    }

    @Test
    void derivesTheIdFromTheNormalisedPath() {
        MediaSource one = MediaSources.open("local:/media/films");
        MediaSource same = MediaSources.open("local:/media/x/../films/");

        assertThat(one.describe().id().value()).matches("local-[0-9a-f]{12}");
        assertThat(same.describe().id()).isEqualTo(one.describe().id());
        assertThat(one.libraries().get(0).kind()).isEqualTo(LibraryKind.MIXED);
        assertThat(MediaSources.open("local:/media/shows").describe().id())
                .isNotEqualTo(one.describe().id());
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> MediaSources.open("local:/media?type=books"))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("type is movies, shows, mixed or music");
        assertThatThrownBy(() -> MediaSources.open("local:/media?colour=red"))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("\"colour\"");
        assertThatThrownBy(() -> MediaSources.open("local:/media?unchanged=size"))
                .isInstanceOf(SyncException.class)
                .hasMessage("unchanged is mtime, but not \"size\"");
        MediaSources.open("local:/media?unchanged=mtime").close();
        assertThatThrownBy(() -> LocalSource.builder(Path.of("/media"))
                        .withType(LibraryKind.OTHER)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void opensSeveralRootsOfOneLibrary() {
        MediaSource several = MediaSources.open("local:/disk1/films:/disk2/a:b?type=movies&marker=.here");

        assertThat(several.libraries()).hasSize(1);
        assertThat(several.libraries().get(0).name()).isEqualTo("films");
        assertThat(several.describe().id())
                .isEqualTo(MediaSources.open("local:/disk1/films").describe().id());
        assertThatThrownBy(() -> MediaSources.open("local:/disk1:/disk1/films"))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("Root /disk1 holds another root");
    }

    @Test
    void refusesAForeignLibrary() {
        MediaSource one = MediaSources.open("local:/media/films");
        Library foreign = MediaSources.open("local:/media/shows").libraries().get(0);

        assertThatThrownBy(() -> one.presence(foreign, List.of("x"))).isInstanceOf(SyncException.class);
    }
}
