package dev.mediasync.tck;

import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What may happen on a server between two runs. */
enum Perturbation {
    ADD {
        @Override
        void apply(World world, SplittableRandom random) {
            List<Thing> shows = chosen(world, thing -> thing.kind == MediaKind.SHOW || thing.kind == MediaKind.SEASON);
            if (world.there().size() >= LARGEST) {
                return;
            }
            if (shows.isEmpty() || random.nextInt(3) == 0) {
                grow(world, random);
            } else {
                growBelow(world, one(shows, random), random);
            }
        }
    },
    UPDATE {
        @Override
        void apply(World world, SplittableRandom random) {
            onOne(world, random, thing -> true, Thing::update);
        }
    },
    REMOVE {
        @Override
        void apply(World world, SplittableRandom random) {
            onOne(world, random, thing -> true, world::remove);
        }
    },
    RESTORE {
        @Override
        void apply(World world, SplittableRandom random) {
            List<Thing> gone =
                    world.things.stream().filter(thing -> !thing.there).toList();
            if (!gone.isEmpty() && world.there().size() < LARGEST) {
                world.restore(one(gone, random));
            }
        }
    },
    /** A removed thing that comes back under another id. */
    RESTORE_RENAMED {
        @Override
        void apply(World world, SplittableRandom random) {
            List<Thing> gone =
                    world.things.stream().filter(thing -> !thing.there).toList();
            if (!gone.isEmpty() && world.there().size() < LARGEST) {
                Thing back = one(gone, random);
                world.rename(back);
                world.restore(back);
            }
        }
    },
    RENAME {
        @Override
        void apply(World world, SplittableRandom random) {
            onOne(world, random, thing -> true, world::rename);
        }
    },
    ALL_IDS {
        @Override
        void apply(World world, SplittableRandom random) {
            world.there().forEach(world::rename);
        }
    },
    SWAP {
        @Override
        void apply(World world, SplittableRandom random) {
            List<Thing> links = links(world, random, 2);
            if (links.size() == 2) {
                world.swap(links.get(0), links.get(1));
            }
        }
    },
    CHAIN {
        @Override
        void apply(World world, SplittableRandom random) {
            List<Thing> links = links(world, random, 2 + random.nextInt(2));
            if (links.size() > 1) {
                world.chain(links);
            }
        }
    },
    /** An id that names another thing of the same kind from now on. */
    REUSE {
        @Override
        void apply(World world, SplittableRandom random) {
            onOne(world, random, Perturbation::lone, thing -> world.reuse(thing, thing.kind, words(world, random)));
        }
    },
    /** An id that names a thing of another kind from now on. */
    REUSE_AS_OTHER_KIND {
        @Override
        void apply(World world, SplittableRandom random) {
            onOne(world, random, Perturbation::lone, thing -> {
                MediaKind other = thing.kind == MediaKind.MOVIE ? MediaKind.VIDEO : MediaKind.MOVIE;
                world.reuse(thing, other, words(world, random));
            });
        }
    },
    MOVE {
        @Override
        void apply(World world, SplittableRandom random) {
            int to = random.nextInt(world.libraries.size());
            onOne(world, random, thing -> thing.parent == null, thing -> world.move(thing, to));
        }
    },
    MOVE_RENAMED {
        @Override
        void apply(World world, SplittableRandom random) {
            int to = random.nextInt(world.libraries.size());
            onOne(world, random, thing -> thing.parent == null && !thing.libraries.contains(to), thing -> {
                world.move(thing, to);
                world.rename(thing);
            });
        }
    },
    /** An episode that goes to another season of its show. */
    REPARENT {
        @Override
        void apply(World world, SplittableRandom random) {
            onOne(world, random, thing -> thing.kind == MediaKind.EPISODE, episode -> {
                Thing season = episode.parent;
                List<Thing> seasons = chosen(
                        world,
                        thing -> season != null && thing.kind == MediaKind.SEASON && thing.parent == season.parent);
                world.reparent(episode, one(seasons, random));
            });
        }
    };

    private static final int LARGEST = 12;
    /** Nothing hangs below it, and no second id of it could be taken for what comes in its place. */
    private static boolean lone(Thing thing) {
        return (thing.kind == MediaKind.MOVIE || thing.kind == MediaKind.VIDEO) && thing.words.alias() == null;
    }

    abstract void apply(World world, SplittableRandom random);

    /** A film, or a show with a season and an episode. */
    static void grow(World world, SplittableRandom random) {
        int library = random.nextInt(world.libraries.size());
        if (random.nextInt(3) > 0) {
            Thing film = world.top(MediaKind.MOVIE, words(world, random), library);
            if (world.libraries.size() > 1 && random.nextInt(6) == 0) {
                film.libraries.addAll(List.of(0, 1));
            }
            return;
        }
        Thing show = world.top(MediaKind.SHOW, words(world, random), library);
        Thing season = growBelow(world, show, random);
        growBelow(world, season, random);
    }

    /** A season or an episode whose place no other thing ever had. */
    static Thing growBelow(World world, Thing parent, SplittableRandom random) {
        int place = world.size();
        if (parent.kind == MediaKind.SHOW) {
            return world.under(parent, MediaKind.SEASON, Numbering.season(place), words(world, random));
        }
        return world.under(
                parent, MediaKind.EPISODE, Numbering.episode(parent.numbering.season(), place), words(world, random));
    }

    private static Thing.Words words(World world, SplittableRandom random) {
        String own = Integer.toString(world.size());
        return switch (random.nextInt(8)) {
            case 0 -> Thing.Words.NONE;
            case 1 -> Thing.Words.tmdb("shared" + random.nextInt(2));
            case 2 -> new Thing.Words(List.of(), "inode" + own, null);
            case 3 -> new Thing.Words(List.of(new ExternalId("imdb", own)), null, world.freshId());
            case 4 -> new Thing.Words(List.of(new ExternalId("tmdb", own)), "inode" + own, null);
            default -> Thing.Words.tmdb(own);
        };
    }

    private static void onOne(World world, SplittableRandom random, Predicate<Thing> which, Consumer<Thing> change) {
        List<Thing> candidates = chosen(world, which);
        if (!candidates.isEmpty()) {
            change.accept(one(candidates, random));
        }
    }

    private static List<Thing> chosen(World world, Predicate<Thing> which) {
        return world.there().stream().filter(which).toList();
    }

    /** Things of one kind and without second ids, in a random order. */
    private static List<Thing> links(World world, SplittableRandom random, int count) {
        List<Thing> candidates = chosen(world, thing -> thing.words.alias() == null);
        if (candidates.isEmpty()) {
            return candidates;
        }
        Thing first = one(candidates, random);
        List<Thing> alike =
                candidates.stream().filter(thing -> thing.kind == first.kind).toList();
        int from = random.nextInt(Math.max(1, alike.size() - count + 1));
        return alike.subList(from, Math.min(alike.size(), from + count));
    }

    private static Thing one(List<Thing> things, SplittableRandom random) {
        return things.get(random.nextInt(things.size()));
    }
}
