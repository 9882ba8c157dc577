package dev.mediasync.tck;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import java.util.List;

/** The libraries of up to three items from which the small scope starts. */
enum Shape {
    NOTHING(1) {
        @Override
        void fill(World world) {}
    },
    FILM(1) {
        @Override
        void fill(World world) {
            film(world, Thing.Words.tmdb("a"), 0);
        }
    },
    FILM_WITHOUT_WORDS(1) {
        @Override
        void fill(World world) {
            film(world, Thing.Words.NONE, 0);
        }
    },
    FILM_WITH_FILE(1) {
        @Override
        void fill(World world) {
            film(world, new Thing.Words(List.of(), "inode1", null), 0);
        }
    },
    FILM_WITH_TWO_IDS(1) {
        @Override
        void fill(World world) {
            film(world, new Thing.Words(List.of(), null, world.freshId()), 0);
        }
    },
    TWO_FILMS(1) {
        @Override
        void fill(World world) {
            film(world, Thing.Words.tmdb("a"), 0);
            film(world, Thing.Words.tmdb("b"), 0);
        }
    },
    TWO_FILMS_OF_ONE_WORD(1) {
        @Override
        void fill(World world) {
            film(world, Thing.Words.tmdb("a"), 0);
            film(world, Thing.Words.tmdb("a"), 0);
        }
    },
    FILM_AND_ONE_WITHOUT_WORDS(1) {
        @Override
        void fill(World world) {
            film(world, new Thing.Words(List.of(new ExternalId("imdb", "a")), "inode1", null), 0);
            film(world, Thing.Words.NONE, 0);
        }
    },
    THREE_FILMS(1) {
        @Override
        void fill(World world) {
            film(world, Thing.Words.tmdb("a"), 0);
            film(world, Thing.Words.tmdb("b"), 0);
            film(world, Thing.Words.NONE, 0);
        }
    },
    SHOW(1) {
        @Override
        void fill(World world) {
            show(world, Thing.Words.tmdb("a"), Thing.Words.tmdb("a"));
        }
    },
    SHOW_WITHOUT_WORDS_BELOW(1) {
        @Override
        void fill(World world) {
            show(world, Thing.Words.tmdb("a"), Thing.Words.NONE);
        }
    },
    TWO_LIBRARIES(2) {
        @Override
        void fill(World world) {
            film(world, Thing.Words.tmdb("a"), 0);
            film(world, Thing.Words.tmdb("b"), 1);
        }
    },
    FILM_IN_BOTH_LIBRARIES(2) {
        @Override
        void fill(World world) {
            film(world, Thing.Words.tmdb("a"), 0).libraries.add(1);
        }
    };

    final int libraries;

    Shape(int libraries) {
        this.libraries = libraries;
    }

    abstract void fill(World world);

    private static Thing film(World world, Thing.Words words, int library) {
        return world.top(MediaKind.MOVIE, words, library);
    }

    private static void show(World world, Thing.Words words, Thing.Words below) {
        Thing show = world.top(MediaKind.SHOW, words, 0);
        Thing season = world.under(show, MediaKind.SEASON, Numbering.season(1), below);
        world.under(season, MediaKind.EPISODE, Numbering.episode(1, 1), below);
    }
}
