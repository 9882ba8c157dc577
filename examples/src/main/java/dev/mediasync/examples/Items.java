package dev.mediasync.examples;

import dev.mediasync.ErrorKind;
import dev.mediasync.SyncException;
import dev.mediasync.model.Availability;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.ItemSummary;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows items as lists show them. */
public final class Items {
    private Items() {}

    public static JsonLine.Fields json(ItemSummary item) {
        return JsonLine.fields()
                .put("key", item.key())
                .put("kind", item.kind())
                .put("title", item.title())
                .put("year", item.year())
                .put("parent", item.parent())
                .put("season", item.season())
                .put("episode", item.episode())
                .put("available", item.availability() == Availability.AVAILABLE);
    }

    static String text(ItemSummary item) {
        String title = numbers(item) + Text.title(item.title(), item.year());
        String away = item.availability() == Availability.AVAILABLE ? "" : "  (unavailable)";
        return String.format(
                Locale.ROOT,
                "%-60s  %s%s",
                Text.item(item.kind(), title),
                Text.clean(item.key().toString()),
                away);
    }

    private static String numbers(ItemSummary item) {
        Integer season = item.season();
        Integer episode = item.episode();
        String text = number("S", season) + number("E", episode);
        return episode == null ? "" : text + " ";
    }

    private static String number(String letter, @Nullable Integer number) {
        return number == null ? "" : String.format(Locale.ROOT, "%s%02d", letter, number);
    }

    /** Finds an item that somebody named. */
    static MediaItem load(Catalog catalog, ItemKey key) {
        return catalog.find(key)
                .orElseThrow(() -> new SyncException(
                        ErrorKind.USAGE, "There is no item " + key + "; browse lists the keys there are"));
    }
}
