package dev.mediasync.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The music of a tree, by its folders.
 *
 * <p>A folder with music is an album, the folders of its discs included, and the folder above it is its artist. Folders
 * tell what belongs together because they are looked at in every run; tags, which are read for new and changed files only,
 * tell what it is called.
 */
final class Music {
    final Map<String, Artist> artists = new TreeMap<>();
    final List<Album> albums = new ArrayList<>();
    /** Tracks without an album: directly in the root, or beside an artist's albums. */
    final List<Track> loose = new ArrayList<>();

    /** An artist with the albums and loose tracks. */
    record Artist(Folder folder, List<Found> files) {
        Artist(Folder folder) {
            this(folder, new ArrayList<>());
        }
    }

    /** An album; without an artist where its folder lies in the root. */
    record Album(Folder folder, @Nullable Artist artist, List<Track> tracks) {}

    /** A track, and the disc that its folder names. */
    record Track(
            Found file, @Nullable Integer disc, @Nullable String parent) {}

    /** Judges a tree; may be called for several. */
    Music add(Folder root) {
        visit(root);
        return this;
    }

    private void visit(Folder folder) {
        if (holdsMusic(folder)) {
            take(folder);
        }
        for (Folder child : folder.folders) {
            if (disc(child) == null) {
                visit(child);
            }
        }
    }

    private void take(Folder folder) {
        if (folder.root()) {
            folder.videos.forEach(file -> loose.add(new Track(file, null, null)));
        } else if (holdsAlbums(folder)) {
            Artist artist = artist(folder);
            folder.videos.forEach(file -> loose.add(new Track(file, null, folder.id)));
            artist.files.addAll(folder.videos);
        } else {
            album(folder);
        }
    }

    private void album(Folder folder) {
        Artist artist = artistOf(folder);
        List<Track> tracks = new ArrayList<>();
        folder.videos.forEach(file -> tracks.add(new Track(file, null, folder.id)));
        for (Folder child : folder.folders) {
            Integer disc = disc(child);
            if (disc != null) {
                child.videos.forEach(file -> tracks.add(new Track(file, disc, folder.id)));
            }
        }
        if (artist != null) {
            artist.files.add(tracks.get(0).file);
        }
        albums.add(new Album(folder, artist, tracks));
    }

    private @Nullable Artist artistOf(Folder album) {
        Folder above = album.parent;
        if (above == null || above.root()) {
            return null;
        }
        return holdsMusic(above) && !holdsAlbums(above) ? artistOf(above) : artist(above);
    }

    private Artist artist(Folder folder) {
        return artists.computeIfAbsent(folder.id, id -> new Artist(folder));
    }

    private static boolean holdsMusic(Folder folder) {
        return !folder.videos.isEmpty()
                || folder.folders.stream().anyMatch(child -> disc(child) != null && !child.videos.isEmpty());
    }

    /** Whether a folder directly in the root is an artist's although it has tracks of its own. */
    private static boolean holdsAlbums(Folder folder) {
        boolean top = folder.parent != null && folder.parent.root();
        return top && folder.folders.stream().anyMatch(child -> disc(child) == null && holdsMusic(child));
    }

    private static @Nullable Integer disc(Folder folder) {
        Folder parent = folder.parent;
        return parent == null || parent.root() ? null : MusicNames.disc(folder.name);
    }
}
