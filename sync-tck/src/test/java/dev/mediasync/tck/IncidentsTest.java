package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.Titles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The ten causes behind the incidents of other programs, by frequency, each as its users saw it.
 *
 * <p>Each must go wrong with the usual sync, or it would prove nothing, and must go right with ours, whether the server
 * can be asked about single items or not.
 */
class IncidentsTest {
    private static final SourceId SERVER = new SourceId("server");
    /**
     * 1, identity change. A server is set up anew or a file is replaced, and every item has another id: watched marks,
     * histories and playlists are gone (jellyfin 15001, 15544, 15824, Tautulli 581, tunarr 464, audiobookshelf 4776).
     */
    @Test
    void newIdsForTheSameFilmsLoseNoWatchedMark() {
        incident(NaiveSync.Habit.PLAIN, "the watched mark went along", world -> {
            world.program.watch("7");

            world.put(films(
                    20, film -> film.with(b -> b.key(key("new-" + film.key().id())))));
            world.program.sync();

            assertThat(world.program.titles()).hasSize(20).containsKey("new-7");
            assertThat(world.program.watched("new-7"))
                    .as("the watched mark went along")
                    .isTrue();
        });
    }

    /**
     * 2, ghosts. Deletions never arrive, or a guard stops them once and then for ever (Sonarr 1228, Kometa 2795,
     * jellyfin-kodi 1135, Overseerr 377, navidrome 5109).
     */
    @Test
    void aBigCleanUpIsHeldBackAndReleasedByTheUser() {
        incident(NaiveSync.Habit.GUARD_WITHOUT_RELEASE, "no ghost stays", world -> {
            world.put(films(200));
            world.program.sync();
            world.put(films(80));

            assertThat(world.program.sync() && world.program.titles().size() == 80)
                    .as("nothing went without a word")
                    .isFalse();
            assertThat(world.program.titles()).hasSize(200);
            world.program.approve();

            assertThat(world.program.titles().size()).as("no ghost stays").isEqualTo(80);
        });
    }

    /**
     * 3, mount or root missing. The disk is not there, its folder is there and empty, and the server itself forgets its
     * items (jellyfin 1714, 13204, immich 30817 with 68,811 assets in 6.6 seconds, audiobookshelf 43, xbmc 25724).
     */
    @Test
    void aMissingMountEmptiesNothing() {
        incident(NaiveSync.Habit.PLAIN, "the library survives", world -> {
            world.program.watch("7");

            world.server.script(Faults.seems(honest -> List.of()));
            world.program.sync();
            assertThat(world.program.titles().size()).as("the library survives").isEqualTo(20);

            world.server.heal();
            world.program.sync();
            world.assertAsAtFirst();
        });
    }

    /**
     * 4, partial paging and wrong totals. A page is short, the client takes it for the last one, and what comes behind it
     * is deleted (Radarr 11196: two thirds of a library with files, jellyfin 9864, 15186, rclone's fast-list).
     */
    @Test
    void aShortPageIsNotTheEnd() {
        incident(NaiveSync.Habit.PLAIN, "no film is missing", world -> {
            world.program.watch("14");

            world.server.script(Faults.without(3)).script(Faults.shortPage(2));
            world.program.sync();
            assertThat(world.program.titles().size()).as("no film is missing").isEqualTo(20);

            world.server.heal();
            world.program.sync();
            assertThat(world.program.watched("14")).isTrue();
        });
    }

    /**
     * 5, interrupted and concurrent writers. Two runs write at once: the slower one deletes what the faster one has just
     * added, and both say that all went well (jellyfin-kodi 496, 866, 1038, PKC 1929, navidrome 3236, jellyfin 15166).
     */
    @Test
    void aSecondRunMeanwhileIsNotUndoneByTheFirst() {
        incident(NaiveSync.Habit.PLAIN, "what a run called done stays", world -> {
            SyncProgram second = world.program.over(world.server);
            List<Boolean> done = new ArrayList<>();
            world.server.script(once(2, () -> {
                world.put(films(21));
                done.add(second.sync());
            }));

            world.program.sync();

            if (done.equals(List.of(true))) {
                assertThat(second.titles().containsKey("21"))
                        .as("what a run called done stays")
                        .isTrue();
            }
            world.server.heal();
            assertThat(second.sync()).isTrue();
            assertThat(second.titles()).hasSize(21);
        });
    }

    /**
     * 6, source down. The server does not answer in the middle of a run, the client goes on with an empty list, and reads
     * it as "all gone" (Radarr 2072, 4492, jellyfin-kodi 480, CrossWatch 12, seerr 2296, keycloak 24669).
     */
    @Test
    void aServerThatIsDownEmptiesNothing() {
        incident(NaiveSync.Habit.PLAIN, "the library survives", world -> {
            world.program.watch("7");

            world.server.script(Faults.throwsBefore(1, down()));
            boolean done = world.program.sync();
            assertThat(world.program.titles().size()).as("the library survives").isEqualTo(20);
            assertThat(done).isFalse();

            world.server.heal();
            world.program.sync();
            world.assertAsAtFirst();
        });
    }

    /**
     * 7, clock, watermark and lost push. A run fails or the clock jumps, the date of the last run moves on all the same,
     * and what changed before it never arrives (jellyfin-kodi 524 with a clock in 1970, 338, 597, 1182, watchstate 792).
     */
    @Test
    void aFailedRunAndAJumpingClockMissNoChange() {
        incident(NaiveSync.Habit.LOCAL_WATERMARK, "the change arrives", world -> {
            world.put(films(20, film -> film.with(b -> b.dates(addedAt(world.clock.instant())))));
            world.clock.advance(Duration.ofDays(2));
            world.server.script(Faults.throwsBefore(0, down()));
            world.program.sync();
            world.server.heal();

            Instant changed = world.clock.instant().minus(Duration.ofDays(1));
            world.put(films(
                    20,
                    film -> "7".equals(film.key().id())
                            ? film.with(b -> b.titles(Titles.of("Changed")).dates(addedAt(changed)))
                            : film));
            world.program.sync();
            assertThat(world.program.titles().get("7")).as("the change arrives").isEqualTo("Changed");

            world.program.watch("7");
            world.clock.advance(Duration.between(world.clock.instant(), Instant.EPOCH));
            world.put(films(21));
            assertThat(world.program.sync()).as("a run in 1970").isTrue();
            assertThat(world.program.titles()).hasSize(21).containsEntry("7", "Film 7");
            assertThat(world.program.watched("7")).isTrue();
        });
    }

    /**
     * 8, credential, permission, visibility or scope change. Another account sees less, the server denies that the rest
     * exists, and the rest is deleted (keycloak 20177, jellyfin 5506, finamp 1290, navidrome_ynh 75, immich 30825).
     */
    @Test
    void anAccountThatSeesLessDeletesNothing() {
        incident(NaiveSync.Habit.PLAIN, "hidden is not deleted", world -> {
            world.program.watch("7");

            world.server
                    .script(Faults.seems(honest -> honest.subList(10, 20)))
                    .script(Faults.scope("a child's account"));
            world.program.sync();
            assertThat(world.program.titles().size())
                    .as("hidden is not deleted")
                    .isEqualTo(20);

            world.server.heal();
            world.program.sync();
            world.assertAsAtFirst();
        });
    }

    /**
     * 9, another program cleaning the same store. It removes rows whose files it does not see, and writes what it had
     * looked up earlier over what came later (plugin.video.netflix 888, jellyfin-kodi 375, PKC 356, argo-cd 18201).
     */
    @Test
    void whatAnotherProgramCleanedComesBackWithItsState() {
        incident(NaiveSync.Habit.PLAIN, "the watched mark is back", world -> {
            world.program.watch("7");
            Runnable old = world.program.lookNowWriteLater();
            world.put(films(21));
            world.program.sync();

            world.program.cleanedByAnother("7");
            world.program.sync();
            assertThat(world.program.titles()).hasSize(21);
            assertThat(world.program.watched("7"))
                    .as("the watched mark is back")
                    .isTrue();

            old.run();
            assertThat(world.program.titles())
                    .as("an old look overwrites nothing")
                    .hasSize(21);
        });
    }

    /**
     * 10, duplicates, key collisions and null keys equal. Two servers use the same ids, or two items have no external id
     * at all and pass for one (PKC 110, 565, Radarr 11118 with two empty IMDb ids, CrossWatch 1071, jellyfin 14982).
     */
    @Test
    void equalIdsOfTwoServersAreTwoThingsAndNothingEqualsNothing() {
        incident(NaiveSync.Habit.PLAIN, "each server has its own film 1", world -> {
            SourceId otherId = new SourceId("other");
            ScriptedSource other = new ScriptedSource(otherId);
            List<MediaItem> homeVideos = List.of(nameless(otherId, "1"), nameless(otherId, "2"));
            other.put(other.library("videos"), homeVideos);
            SyncProgram second = world.program.over(other);
            second.sync();
            assertThat(world.program.titles().get("1"))
                    .as("each server has its own film 1")
                    .isEqualTo("Film 1");

            second.watch("2");
            other.put(other.library("videos"), List.of(nameless(otherId, "1"), nameless(otherId, "3")));
            second.sync();
            assertThat(second.titles()).containsOnlyKeys("1", "3");
            assertThat(second.watched("3")).as("nothing equals nothing").isFalse();
            world.assertShows(20);
        });
    }

    private static void incident(NaiveSync.Habit habit, String whatGoesWrong, Consumer<World> scenario) {
        assertThatThrownBy(() -> scenario.accept(new World((server, clock) -> new NaiveSync(server, clock, habit))))
                .as("the usual sync")
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[" + whatGoesWrong + "]");
        scenario.accept(new World(OurSync::new));
        scenario.accept(new World((server, clock) -> new OurSync(server.withoutPresence(), clock)));
    }

    private static Fault once(int page, Runnable what) {
        return new Fault() {
            private boolean done;

            @Override
            public void before(int at) {
                if (at == page && !done) {
                    done = true;
                    what.run();
                }
            }
        };
    }

    private static List<MediaItem> films(int count) {
        return RepositoryContract.films(SERVER, count);
    }

    private static List<MediaItem> films(int count, UnaryOperator<MediaItem> change) {
        return films(count).stream().map(change).toList();
    }

    private static MediaItem nameless(SourceId server, String id) {
        return RepositoryContract.film(server, id)
                .with(b -> b.titles(Titles.of("Holiday " + id)).externalIds(List.of()));
    }

    private static ItemKey key(String id) {
        return new ItemKey(SERVER, id);
    }

    private static Dates addedAt(Instant moment) {
        return new Dates(null, null, moment);
    }

    /** A server with twenty films, and a program that has synced them once. */
    private static final class World {
        final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
        final ScriptedSource server = new ScriptedSource(SERVER);
        final Library library = server.library("films");
        final SyncProgram program;

        private World(BiFunction<ScriptedSource, SettableClock, SyncProgram> start) {
            put(films(20));
            program = start.apply(server, clock);
            assertThat(program.sync()).isTrue();
            assertShows(20);
        }

        void put(List<MediaItem> items) {
            server.put(library, items);
        }

        void assertShows(int films) {
            Map<String, String> expected = new TreeMap<>();
            films(films).forEach(film -> expected.put(film.key().id(), film.title()));
            assertThat(program.titles()).isEqualTo(expected);
        }

        void assertAsAtFirst() {
            assertShows(20);
            assertThat(program.watched("7")).isTrue();
        }
    }

    private static SyncException down() {
        return new SyncException(ErrorKind.SOURCE_UNREACHABLE, "The server did not answer; sync again later");
    }
}
