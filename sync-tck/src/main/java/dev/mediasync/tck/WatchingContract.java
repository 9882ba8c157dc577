package dev.mediasync.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.model.Availability;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.Library;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import dev.mediasync.model.UserState;
import dev.mediasync.repository.ItemSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;

/** What a user would watch next. */
public abstract class WatchingContract extends RepositoryContract {
    private static final String ANN = "ann";
    private static final int EPISODES = 3;

    /** Makes the contract ready. */
    protected WatchingContract() {}

    /** N01: of a show that was never touched, the first episode is next, and no special. */
    @Example
    protected void n01AnUntouchedShowBeginsAtItsFirstEpisode() {
        Shows shows = shows("one");

        assertThat(next(shows, "one")).isEqualTo("one/1/1");
        assertThat(repository().nextEpisode(shows.key("nothing"), ANN)).isEmpty();
    }

    /** N02: an episode that stopped in its middle is next, a special too. */
    @Example
    protected void n02WhatStoppedInItsMiddleIsNext() {
        Shows shows = shows("one");
        play(shows, "one/1/1");
        stop(shows, "one/1/2");
        assertThat(next(shows, "one")).isEqualTo("one/1/2");

        stop(shows, "one/0/1");
        assertThat(next(shows, "one")).isEqualTo("one/0/1");
    }

    /** N03: behind the episode played last comes the first one that is unwatched and can be played, over seasons. */
    @Example
    protected void n03BehindTheLastComesTheFirstUnwatchedOne() {
        Shows shows = shows("one");
        play(shows, "one/1/3");
        assertThat(next(shows, "one")).isEqualTo("one/2/1");

        play(shows, "one/2/2");
        play(shows, "one/1/1");
        assertThat(next(shows, "one")).isEqualTo("one/1/2");

        shows.take("one/1/2");
        assertThat(next(shows, "one")).isEqualTo("one/2/1");
    }

    /** N04: of a show that was watched to its end, nothing is next; nor does another user's watching count. */
    @Example
    protected void n04AWatchedShowHasNoNextEpisode() {
        Shows shows = shows("one");
        play(shows, "one/2/3");

        assertThat(repository().nextEpisode(shows.key("one"), ANN)).isEmpty();
        assertThat(repository().nextEpisode(shows.key("one"), "bob")).isPresent();
    }

    /** N05: what a user would go on with comes latest first, each show once, and no more than asked for. */
    @Example
    protected void n05WhatWasTouchedLastComesFirst() {
        Shows shows = shows("one", "two", "three");
        play(shows, "one/1/1");
        stop(shows, "film");
        play(shows, "two/1/1");
        play(shows, "two/1/2");
        play(shows, "three/2/3");

        assertThat(goOn(10)).containsExactly("two/1/3", "film", "one/1/2");
        assertThat(goOn(2)).containsExactly("two/1/3", "film");

        play(shows, "film");
        assertThat(goOn(10)).containsExactly("two/1/3", "one/1/2");
        assertThat(repository().continueWatching("bob", 10)).isEmpty();
    }

    /** N06: only a show has a next episode, and a show that has a state itself goes on with that. */
    @Example
    protected void n06OnlyAShowHasANextEpisode() {
        Shows shows = shows("one");
        stop(shows, "one");

        assertThat(next(shows, "one/1")).isEqualTo("nothing");
        assertThat(next(shows, "one/1/1")).isEqualTo("nothing");
        assertThat(goOn(10)).containsExactly("one/1/1");
    }

    private List<String> goOn(int limit) {
        return repository().continueWatching(ANN, limit).stream()
                .map(ItemSummary::key)
                .map(ItemKey::id)
                .toList();
    }

    private String next(Shows shows, String show) {
        return repository()
                .nextEpisode(shows.key(show), ANN)
                .map(item -> item.key().id())
                .orElse("nothing");
    }

    private void play(Shows shows, String id) {
        clock.advance(Duration.ofHours(1));
        repository().saveUserState(shows.key(id), UserState.untouched(ANN).playedAt(clock.instant()));
    }

    private void stop(Shows shows, String id) {
        clock.advance(Duration.ofHours(1));
        UserState stopped = new UserState(ANN, Duration.ofMinutes(5), false, 0, clock.instant(), false, null);
        repository().saveUserState(shows.key(id), stopped);
    }

    private Shows shows(String... names) {
        Shows shows = new Shows(freshSource());
        List<MediaItem> items = new ArrayList<>();
        items.add(film(shows.id(), "film"));
        for (String name : names) {
            items.addAll(show(shows.id(), name));
        }
        shows.put(items);
        return shows;
    }

    /** A show with specials and two seasons. */
    private static List<MediaItem> show(SourceId source, String name) {
        List<MediaItem> items = new ArrayList<>();
        items.add(MediaItem.builder(new ItemKey(source, name), MediaKind.SHOW, name)
                .build());
        for (int season = 0; season <= 2; season++) {
            String seasonId = name + "/" + season;
            items.add(MediaItem.builder(new ItemKey(source, seasonId), MediaKind.SEASON, "Season " + season)
                    .parentId(name)
                    .numbering(Numbering.season(season))
                    .build());
            for (int episode = 1; episode <= EPISODES; episode++) {
                items.add(MediaItem.builder(
                                new ItemKey(source, seasonId + "/" + episode), MediaKind.EPISODE, "Part " + episode)
                        .parentId(seasonId)
                        .numbering(Numbering.episode(season, episode))
                        .build());
            }
        }
        return items;
    }

    /** The shows of one source. */
    private final class Shows {
        private final ScriptedSource source;
        private final Library library;
        private List<MediaItem> items = List.of();

        Shows(ScriptedSource source) {
            this.source = source;
            this.library = source.library("main");
        }

        SourceId id() {
            return source.describe().id();
        }

        ItemKey key(String item) {
            return new ItemKey(id(), item);
        }

        void put(List<MediaItem> all) {
            items = all;
            load(source, library, all);
        }

        /** Lets an item's files be missing. */
        void take(String item) {
            put(items.stream()
                    .map(one ->
                            one.key().id().equals(item) ? one.with(b -> b.availability(Availability.UNAVAILABLE)) : one)
                    .toList());
        }
    }
}
