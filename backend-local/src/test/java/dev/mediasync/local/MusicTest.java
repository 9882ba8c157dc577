package dev.mediasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.Artwork;
import dev.mediasync.model.Credit;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.LibraryKind;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.MediaStream;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries of music: their structure by folders, their names by tags. */
class MusicTest {
    @TempDir
    Path base;

    private Tree tree;
    private final FaultyFiles files = new FaultyFiles();

    @BeforeEach
    void makeTree() throws IOException {
        tree = new Tree(Files.createDirectory(base.resolve("music")));
        tree.kind = LibraryKind.MUSIC;
        tree.files = files;
    }

    private Path write(String path, byte[] bytes) throws IOException {
        Path file = tree.file(path);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Tree.OLD));
        return file;
    }

    private static Map<String, String> tags(String title, String track) {
        Map<String, String> tags = new TreeMap<>();
        tags.put("TITLE", title);
        tags.put("TRACKNUMBER", track);
        tags.put("DISCNUMBER", "1");
        tags.put("ARTIST", "Björk feat. Nobody");
        tags.put("ALBUMARTIST", "Björk");
        tags.put("ALBUM", "Début");
        tags.put("DATE", "1993-07-05");
        tags.put("GENRE", "Electronic");
        tags.put("MUSICBRAINZ_TRACKID", "recording-" + track);
        tags.put("MUSICBRAINZ_ALBUMID", "release-1");
        tags.put("MUSICBRAINZ_ALBUMARTISTID", "artist-1");
        return tags;
    }

    @Test
    void tagsNameArtistAlbumAndTrack() throws IOException {
        write("bjoerk/debut/01.flac", MadeMusic.flac(3, tags("Human Behaviour", "1/11")));
        write("bjoerk/debut/02.flac", MadeMusic.flac(4, tags("Crying", "2/11")));
        tree.file("bjoerk/debut/cover.jpg");
        tree.sync();

        assertThat(tree.items()).hasSize(4);
        MediaItem artist = tree.item("bjoerk");
        assertThat(artist.kind()).isEqualTo(MediaKind.ARTIST);
        assertThat(artist.title()).isEqualTo("Björk");
        assertThat(artist.externalIds()).containsExactly(new ExternalId("musicbrainz", "artist-1"));
        MediaItem album = tree.item("bjoerk/debut");
        assertThat(album.kind()).isEqualTo(MediaKind.ALBUM);
        assertThat(album.parentId()).isEqualTo("bjoerk");
        assertThat(album.title()).isEqualTo("Début");
        assertThat(album.dates().year()).isEqualTo(1993);
        assertThat(album.tags().genres()).containsExactly("Electronic");
        assertThat(album.externalIds()).containsExactly(new ExternalId("musicbrainz", "release-1"));
        assertThat(album.artwork()).extracting(Artwork::kind).containsExactly(Artwork.Kind.POSTER);
        MediaItem track = tree.item("bjoerk/debut/02.flac");
        assertThat(track.title()).isEqualTo("Crying");
        assertThat(track.parentId()).isEqualTo("bjoerk/debut");
        assertThat(track.numbering()).isEqualTo(Numbering.track(1, 2));
        assertThat(track.about().runtime()).hasSeconds(4);
        assertThat(track.parts().get(0).duration()).hasSeconds(4);
        assertThat(track.credits()).containsExactly(new Credit("Björk feat. Nobody", Credit.Role.OTHER, null));
        assertThat(track.externalIds()).containsExactly(new ExternalId("musicbrainz", "recording-2/11"));
    }

    @Test
    void readsTheTagsOfMp3() throws IOException {
        write(
                "x/y/z.mp3",
                MadeMusic.mp3(Map.of("TIT2", "Song", "TRCK", "7", "TALB", "Whole", "TPE1", "Band", "TDRC", "2004")));
        tree.sync();

        assertThat(tree.item("x/y/z.mp3").title()).isEqualTo("Song");
        assertThat(tree.item("x/y/z.mp3").numbering().track()).isEqualTo(7);
        assertThat(tree.item("x/y").title()).isEqualTo("Whole");
        assertThat(tree.item("x/y").dates().year()).isEqualTo(2004);
        assertThat(tree.item("x").title()).isEqualTo("Band");
    }

    @Test
    void readsTheTagsOfOpusWhateverItsFileIsCalled() throws IOException {
        Map<String, String> much = tags("Crying", "2");
        much.put("METADATA_BLOCK_PICTURE", "x".repeat(200_000));
        write("x/y/01.opus", MadeMusic.opus(61, tags("Human Behaviour", "1/11")));
        write("x/y/02.oga", MadeMusic.opus(5, much));
        tree.sync();

        MediaItem track = tree.item("x/y/01.opus");
        assertThat(track.title()).isEqualTo("Human Behaviour");
        assertThat(track.numbering()).isEqualTo(Numbering.track(1, 1));
        assertThat(track.about().runtime()).hasSeconds(61);
        assertThat(track.parts().get(0).streams())
                .containsExactly(MediaStream.builder(MediaStream.Kind.AUDIO)
                        .codec("opus")
                        .channels(2)
                        .build());
        assertThat(tree.item("x/y/02.oga").title()).isEqualTo("Crying");
        assertThat(tree.item("x/y/02.oga").about().runtime()).hasSeconds(5);
        assertThat(tree.item("x/y").title()).isEqualTo("Début");
        assertThat(tree.item("x").title()).isEqualTo("Björk");
    }

    @Test
    void brokenOpusNeverFails() throws IOException {
        byte[] whole = MadeMusic.opus(3, tags("Song", "1"));
        Random random = new Random(3);
        for (int round = 0; round < 400; round++) {
            byte[] bytes = whole.clone();
            for (int change = 0; change < 3; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
            }
            Path file = Files.write(base.resolve("a.opus"), Arrays.copyOf(bytes, random.nextInt(whole.length)));
            Folder folder = new Folder(null, "", base, FileStamp.UNKNOWN, null);
            Found found = new Found(folder, "a.opus", "a.opus", FileStamp.of(new SystemFiles().entry(file)), null);
            assertThat(Contents.read(new SystemFiles(), found)).isNotNull();
            assertThat(AudioTagReader.read(new SystemFiles(), found)).isNotNull();
        }
    }

    @Test
    void withoutTagsNamesTell() throws IOException {
        tree.file("Portishead/Portishead - Dummy (1994)/01 - Mysterons.mp3");
        tree.file("Portishead/1997 - Portishead/CD 2/2-03. Over.ogg");
        tree.file("Portishead/1997 - Portishead/CD 1/Undenied.wav");
        tree.file("Air - Moon Safari [1998]/Air - 04 - Kelly Watch the Stars.mp3");
        tree.file("loose_one.mp3");
        tree.sync();

        assertThat(tree.item("Portishead/Portishead%20-%20Dummy%20(1994)").title())
                .isEqualTo("Dummy");
        assertThat(tree.item("Portishead/1997%20-%20Portishead").dates().year()).isEqualTo(1997);
        MediaItem second = tree.item("Portishead/1997%20-%20Portishead/CD%202/2-03.%20Over.ogg");
        assertThat(second.numbering()).isEqualTo(Numbering.track(2, 3));
        assertThat(second.title()).isEqualTo("Over");
        assertThat(second.parentId()).isEqualTo("Portishead/1997%20-%20Portishead");
        assertThat(tree.item("Portishead/1997%20-%20Portishead/CD%201/Undenied.wav")
                        .numbering())
                .isEqualTo(Numbering.track(1, null));
        MediaItem alone = tree.item("Air%20-%20Moon%20Safari%20%5B1998%5D");
        assertThat(alone.parentId()).isNull();
        assertThat(alone.title()).isEqualTo("Moon Safari");
        assertThat(tree.item("Air%20-%20Moon%20Safari%20%5B1998%5D/Air%20-%2004%20-%20Kelly%20Watch%20the%20Stars.mp3")
                        .title())
                .isEqualTo("Kelly Watch the Stars");
        assertThat(tree.item("loose_one.mp3").title()).isEqualTo("loose one");
    }

    @Test
    void anArtistsLooseTracksAreNoAlbum() throws IOException {
        tree.file("Band/Single.mp3");
        tree.file("Band/Album/01 One.mp3");
        tree.file("Rock/Group/Album/Bonus/01 Extra.mp3");
        tree.file("Rock/Group/Album/01 One.mp3");
        tree.sync();

        assertThat(tree.item("Band").kind()).isEqualTo(MediaKind.ARTIST);
        assertThat(tree.item("Band/Single.mp3").parentId()).isEqualTo("Band");
        assertThat(tree.item("Rock/Group/Album/Bonus").parentId()).isEqualTo("Rock/Group");
        assertThat(tree.items()).doesNotContainKey("Rock");
    }

    @Test
    void oneForeignFileDoesNotNameTheAlbum() throws IOException {
        for (int at = 1; at <= 3; at++) {
            write("a/b/0" + at + ".flac", MadeMusic.flac(1, tags("T" + at, "" + at)));
        }
        Map<String, String> foreign = tags("Other", "4");
        foreign.put("ALBUM", "Other album");
        write("a/b/00.flac", MadeMusic.flac(1, foreign));
        tree.sync();

        assertThat(tree.item("a/b").title()).isEqualTo("Début");
    }

    @Test
    void tagsAreReadOfNewAndChangedFilesOnly() throws IOException {
        write("a/b/01.flac", MadeMusic.flac(1, tags("One", "1")));
        Path second = write("a/c/02.flac", MadeMusic.flac(1, tags("Two", "2")));
        tree.sync();
        files.opened.clear();
        assertThat(tree.sync().counts().unchanged()).isEqualTo(5);
        assertThat(files.opened).isEmpty();

        Map<String, String> changed = tags("Two and more", "2");
        changed.put("ALBUM", "Renamed by tag");
        write("a/c/02.flac", MadeMusic.flac(1, changed));
        tree.sync();

        assertThat(files.opened).contains(second);
        assertThat(tree.item("a/c/02.flac").title()).isEqualTo("Two and more");
        assertThat(tree.item("a/c").title()).isEqualTo("Renamed by tag");
    }

    @Test
    void aMovedAlbumKeepsTheHistoryOfItsTracks() throws IOException {
        write("a/b/01.flac", MadeMusic.flac(1, tags("One", "1")));
        write("a/b/02.flac", MadeMusic.flac(1, tags("Two", "2")));
        tree.sync();
        tree.repository.saveUserState(
                tree.item("a/b/02.flac").key(),
                UserState.untouched("ann").playedAt(Instant.parse("2024-01-02T20:00:00Z")));
        tree.move("a/b", "new artist/new album");

        tree.sync();

        assertThat(tree.repository.userState(
                        tree.item("new%20artist/new%20album/02.flac").key(), "ann"))
                .hasValueSatisfying(state -> assertThat(state.played()).isTrue());
        assertThat(tree.items()).hasSize(4);
    }

    @Test
    void brokenAndHostileFilesKeepTheirNames() throws IOException {
        write("a/b/01 Huge.mp3", MadeMusic.mp3WithHugeTag());
        write("a/b/02 Wide.m4a", MadeMusic.m4aWithHugeHeader());
        byte[] cut = MadeMusic.flac(3, tags("Cut", "3"));
        write("a/b/03 Cut.flac", Arrays.copyOf(cut, 60));
        write("a/b/04 None.opus", new byte[0]);

        assertThat(tree.sync().outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(tree.items().values().stream().filter(item -> item.kind() == MediaKind.TRACK))
                .extracting(MediaItem::title)
                .containsExactly("Huge", "Wide", "Cut", "None");
    }

    @Test
    void videosAreNoMusic() throws IOException {
        tree.file("a/b/01 One.mp3");
        tree.file("a/b/clip.mkv");
        tree.file("a/b/._01 One.mp3");
        tree.sync();

        assertThat(tree.items()).hasSize(3);
    }
}
