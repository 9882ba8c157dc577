package dev.mediasync.benchmarks;

import dev.mediasync.jellyfin.JellyfinSource;
import dev.mediasync.plex.PlexSource;
import dev.mediasync.source.Credentials;
import dev.mediasync.source.MediaSource;

/** A made-up server: what it serves, the source that reads it, and the floor beside that. */
enum MadeServer {
    PLEX("Plex") {
        @Override
        PageServer pages(int items) {
            return new PlexPages(MadeRows.of(items, PlexRow::json));
        }

        @Override
        MediaSource source(String address) {
            return PlexSource.builder(address, new Credentials("token")).build();
        }

        @Override
        PageFloor floor(String address) {
            return new PlexFloor(address);
        }
    },
    JELLYFIN("Jellyfin") {
        @Override
        PageServer pages(int items) {
            return new JellyfinPages(MadeRows.of(items, JellyfinRow::json));
        }

        @Override
        MediaSource source(String address) {
            return JellyfinSource.builder(address, new Credentials(JellyfinPages.TOKEN))
                    .build();
        }

        @Override
        PageFloor floor(String address) {
            return new JellyfinFloor(address);
        }
    };

    private final String product;

    MadeServer(String product) {
        this.product = product;
    }

    /** The program's name. */
    String product() {
        return product;
    }

    /** Answers like the server, with so many items. */
    abstract PageServer pages(int items);

    /** Reads the server at an address. */
    abstract MediaSource source(String address);

    /** Downloads and parses what {@link #source} asks for. */
    abstract PageFloor floor(String address);
}
