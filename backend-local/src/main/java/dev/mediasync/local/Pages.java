package dev.mediasync.local;

import dev.mediasync.local.Catalogued.Episode;
import dev.mediasync.local.Catalogued.Film;
import dev.mediasync.local.Catalogued.Piece;
import dev.mediasync.local.Catalogued.Show;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedPage;
import dev.mediasync.plan.PageReceipt;
import dev.mediasync.source.PageSink;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what was found, in pages, and looks once more at files that may still grow. */
final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final int SIZE = 500;
    private static final long FRESH_MILLIS = Duration.ofSeconds(60).toMillis();

    private final ItemWriter writer;
    private final MusicWriter music;
    private final FileAccess files;
    private final Clock clock;
    private final PageSink sink;
    private List<ObservedItem> items = new ArrayList<>();
    private List<String> sightings = new ArrayList<>();
    private List<PageReceipt> receipts = new ArrayList<>();

    Pages(ItemWriter writer, MusicWriter music, FileAccess files, Clock clock, PageSink sink) {
        this.writer = writer;
        this.music = music;
        this.files = files;
        this.clock = clock;
        this.sink = sink;
    }

    void send(Survey.Result result) {
        result.catalogued().shows.values().forEach(this::show);
        for (Film film : result.catalogued().films) {
            item(files(film.pieces()), () -> writer.film(film));
        }
        music(result.music());
        receipts(result.roots());
        flush();
    }

    private void music(Music found) {
        found.artists.values().forEach(artist -> item(List.of(), () -> music.artist(artist)));
        for (Music.Album album : found.albums) {
            item(List.of(), () -> music.album(album));
            album.tracks().forEach(this::track);
        }
        found.loose.forEach(this::track);
    }

    private void track(Music.Track track) {
        item(List.of(track.file()), () -> music.track(track));
    }

    private static List<Found> files(List<Piece> pieces) {
        return pieces.stream().map(Piece::file).toList();
    }

    private void show(Show show) {
        item(List.of(), () -> writer.show(show));
        show.seasons.forEach((number, episodes) -> {
            item(List.of(), () -> writer.season(show, number));
            for (Episode episode : episodes.values()) {
                item(files(episode.pieces()), () -> writer.episode(show, episode));
            }
        });
    }

    private void item(List<Found> media, Supplier<ObservedItem> item) {
        if (media.stream().allMatch(this::settled)) {
            items.add(item.get());
        } else {
            media.forEach(file -> sightings.add(file.id()));
        }
        flushIfFull();
    }

    /** A file that changes while it is looked at is there, but nothing about it is worth recording yet. */
    private boolean settled(Found file) {
        if (!file.readable()) {
            return false;
        }
        if (Math.abs(clock.millis() - file.stamp.modified()) >= FRESH_MILLIS) {
            return true;
        }
        try {
            boolean same = FileStamp.of(files.target(file.path())).sameContent(file.stamp);
            if (!same) {
                LOG.debug("{} is still being written; the next run takes it", file.path());
            }
            return same;
        } catch (IOException e) {
            LOG.debug("{} could not be looked at again; the next run takes it: {}", file.path(), e.toString());
            return false;
        }
    }

    /** Of several roots each is a folder of one that is nowhere, so that what is away concerns the items of one only. */
    private void receipts(List<Folder> roots) {
        if (roots.size() > 1) {
            List<String> prefixes = roots.stream().map(root -> root.id).toList();
            receipts.add(new PageReceipt.Folder("", PageReceipt.Mark.COMPLETE, prefixes));
        }
        roots.forEach(this::receipts);
    }

    private void receipts(Folder folder) {
        receipts.add(folder.receipt());
        flushIfFull();
        folder.folders.forEach(this::receipts);
    }

    private void flushIfFull() {
        if (items.size() + sightings.size() + receipts.size() >= SIZE) {
            flush();
        }
    }

    private void flush() {
        if (items.isEmpty() && sightings.isEmpty() && receipts.isEmpty()) {
            return;
        }
        sink.page(new ObservedPage(items, sightings, receipts));
        items = new ArrayList<>();
        sightings = new ArrayList<>();
        receipts = new ArrayList<>();
    }
}
