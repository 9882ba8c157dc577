package dev.mediasync.examples;

import dev.mediasync.model.Library;
import dev.mediasync.repository.Catalog;
import dev.mediasync.repository.LibraryStatus;
import dev.mediasync.repository.WithheldItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows items that stay although the last full run did not see them. */
final class Withholding {
    private static final int NAMED = 3;

    private final Catalog catalog;
    private final Instant now;

    Withholding(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.now = clock.instant();
    }

    static Map<String, @Nullable Object> json(Library library, WithheldItem item) {
        return JsonLine.fields()
                .put("source", library.key().source().value())
                .put("library", library.name())
                .put("key", item.key())
                .put("kind", item.kind())
                .put("title", item.title())
                .put("code", item.code())
                .put("since", item.since())
                .put("runs", item.runs())
                .put("lastSeen", item.lastSeen())
                .map();
    }

    String text(Library library, WithheldItem item) {
        return Text.clean(library.name()) + ": " + named(item) + "\n  " + missed(item) + "; seen last: "
                + (item.lastSeen() == null ? "not known" : Text.time(item.lastSeen()));
    }

    /** Since when, and for how many runs, an item was missed. */
    String missed(WithheldItem item) {
        return "not seen since " + since(item.since()) + ", by " + Text.count(item.runs(), "run");
    }

    /** How many items of a library stay, since when, and the first of them by name; empty where there is none. */
    String summary(LibraryStatus status) {
        if (status.withheld() == 0) {
            return "";
        }
        List<WithheldItem> items = catalog.withheld(status.library().key());
        StringBuilder text = new StringBuilder("\n  ")
                .append(Text.count(status.withheld(), "item"))
                .append(status.withheld() == 1 ? " stays" : " stay")
                .append(" although the last full run did not see ")
                .append(status.withheld() == 1 ? "it" : "them");
        if (status.withheldSince() != null) {
            text.append(", the oldest since ").append(since(status.withheldSince()));
        }
        items.stream().limit(NAMED).forEach(item -> text.append("\n    ").append(named(item)));
        if (items.size() > NAMED) {
            text.append("\n    … and ").append(items.size() - NAMED).append(" more; status --withheld lists them");
        }
        return text.toString();
    }

    private String since(Instant time) {
        return Text.time(time) + " (" + Text.age(Duration.between(time, now)) + ")";
    }

    private static String named(WithheldItem item) {
        return Text.item(item.kind(), Text.title(item.title(), null)) + "  "
                + Text.clean(item.key().toString()) + ": " + Codes.named(item.code());
    }
}
