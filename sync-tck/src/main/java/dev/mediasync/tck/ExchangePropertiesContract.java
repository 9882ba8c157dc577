package dev.mediasync.tck;

import static dev.mediasync.tck.OneLibrary.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mediasync.LibraryReport;
import dev.mediasync.SyncOptions;
import dev.mediasync.model.MediaItem;
import dev.mediasync.repository.RunOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** P13, at random: however the ids change, each user state stays with its thing. */
public abstract class ExchangePropertiesContract extends RepositoryContract {
    private static final int TRIES = 50;

    /** Makes the contract ready. */
    protected ExchangePropertiesContract() {}

    /** P13: after any permutation of the ids of films each user state MUST be at its film's new id. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p13AnyPermutationOfFilmsKeepsEveryState(
            @ForAll @IntRange(min = 1, max = 12) int count, @ForAll long seed) {
        OneLibrary at = new OneLibrary(freshSource());
        Random random = new Random(seed);
        List<MediaItem> films = at.films(count);
        sync(at.holds(films).source);
        Map<String, Integer> states = watched(at, films, random);
        Map<String, String> ids = permuted(films, random);

        LibraryReport report = inStep(at, OneLibrary.renamed(films, ids));

        assertThat(report.counts().removed()).isZero();
        moved(at, states, ids);
    }

    /** P13: after any permutation of the ids of shows, seasons and episodes each user state MUST be at its thing's new id. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p13AnyPermutationOfShowsKeepsEveryState(
            @ForAll @IntRange(min = 1, max = 4) int count, @ForAll long seed) {
        OneLibrary at = new OneLibrary(freshSource());
        Random random = new Random(seed);
        List<MediaItem> items = shows(at, count);
        sync(at.holds(items).source);
        Map<String, Integer> states = watched(at, items, random);
        Map<String, String> ids = permuted(items, random);

        inStep(at, OneLibrary.renamed(items, ids));

        moved(at, states, ids);
    }

    /** P13: after any permutation of the ids of shows alone each user state MUST be at its thing's id. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p13AnyPermutationOfTheShowsAloneKeepsEveryState(
            @ForAll @IntRange(min = 1, max = 5) int count, @ForAll boolean along, @ForAll long seed) {
        OneLibrary at = new OneLibrary(freshSource());
        Random random = new Random(seed);
        List<MediaItem> items = shows(at, count);
        sync(at.holds(items).source);
        Map<String, Integer> states = watched(at, items, random);
        List<MediaItem> tops =
                items.stream().filter(item -> item.parentId() == null).toList();
        Map<String, String> ids = permuted(tops, random);
        List<MediaItem> now = OneLibrary.renamed(items, ids);
        if (!along) {
            now = now.stream()
                    .map(item -> item.parentId() == null ? item : under(item, items))
                    .toList();
        }

        inStep(at, now);

        moved(at, states, ids);
    }

    /** P13: whatever goes and whatever reuses an id, what stays MUST keep its user state and what is new MUST have none. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    protected void p13WhatStaysKeepsItsStateAndWhatIsNewHasNone(
            @ForAll @IntRange(min = 1, max = 12) int count, @ForAll long seed) {
        OneLibrary at = new OneLibrary(freshSource());
        Random random = new Random(seed);
        List<MediaItem> films = at.films(count);
        sync(at.holds(films).source);
        Map<String, Integer> states = watched(at, films, random);
        Map<String, String> ids = permuted(films, random);
        List<MediaItem> now = new ArrayList<>();
        List<String> fresh = new ArrayList<>();
        Map<String, String> gone = new LinkedHashMap<>();
        for (MediaItem film : OneLibrary.renamed(films, ids)) {
            String id = film.key().id();
            int fate = random.nextInt(4);
            if (fate > 1) {
                now.add(film);
            } else {
                gone.put(film.title(), "back " + film.title());
            }
            if (fate == 0) {
                now.add(at.film(id, "new at " + id));
                fresh.add(id);
            }
        }
        approved(sync(at.holds(now).source), at);

        sound(at, now);
        Map<String, Integer> left = new LinkedHashMap<>(states);
        left.keySet().removeAll(gone.keySet());
        moved(at, left, ids);
        fresh.forEach(id -> assertThat(repository().userState(at.key(id), "ann"))
                .as("new " + id)
                .isEmpty());

        gone.forEach((thing, id) -> now.add(at.film(id, thing)));
        inStep(at, now);
        Map<String, Integer> back = new LinkedHashMap<>(states);
        back.keySet().retainAll(gone.keySet());
        moved(at, back, gone);
    }

    private void approved(LibraryReport report, OneLibrary at) {
        if (report.outcome() == RunOutcome.BLOCKED) {
            unlimited(at.source).sync(SyncOptions.defaults().approve(report.plan()));
        }
    }

    private static MediaItem under(MediaItem item, List<MediaItem> before) {
        return before.stream()
                .filter(old -> old.key().equals(item.key()))
                .findFirst()
                .orElseThrow();
    }

    private static List<MediaItem> shows(OneLibrary at, int count) {
        List<MediaItem> items = new ArrayList<>();
        IntStream.range(0, count).forEach(number -> items.addAll(at.show(Integer.toString(number), "Show " + number)));
        return items;
    }

    /** Lets a user watch some of the items; the ids with what is known of them. */
    private Map<String, Integer> watched(OneLibrary at, List<MediaItem> items, Random random) {
        Map<String, Integer> states = new LinkedHashMap<>();
        for (MediaItem item : items) {
            if (random.nextBoolean()) {
                int times = states.size() + 1;
                states.put(item.key().id(), times);
                repository().saveUserState(item.key(), seen("ann", times));
            }
        }
        assertThat(at.source.held(at.library)).containsAll(items);
        return states;
    }

    private static Map<String, String> permuted(List<MediaItem> items, Random random) {
        List<String> ids = items.stream().map(item -> item.key().id()).toList();
        List<String> others = new ArrayList<>(ids);
        Collections.shuffle(others, random);
        Map<String, String> map = new LinkedHashMap<>();
        for (int index = 0; index < ids.size(); index++) {
            map.put(ids.get(index), others.get(index));
        }
        return map;
    }

    private void moved(OneLibrary at, Map<String, Integer> states, Map<String, String> ids) {
        states.forEach((id, times) -> assertThat(repository().userState(at.key(ids.getOrDefault(id, id)), "ann"))
                .as("what ann did with the former " + id)
                .contains(seen("ann", times)));
    }

    private LibraryReport inStep(OneLibrary at, Collection<MediaItem> items) {
        LibraryReport report = sync(at.holds(items).source);
        assertThat(report.outcome()).as(report.toString()).isEqualTo(RunOutcome.COMPLETED);
        sound(at, items);
        return report;
    }

    private void sound(OneLibrary at, Collection<MediaItem> items) {
        assertThat(snapshot(at.library.key())).isEqualTo(byKey(items));
        assertThat(repository().check().sound()).isTrue();
    }
}
