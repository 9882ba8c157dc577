package dev.mediasync.examples;

import dev.mediasync.model.Library;
import dev.mediasync.repository.ChangeEvent;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a committed change. */
final class Changes {
    private Changes() {}

    static Map<String, @Nullable Object> json(ChangeEvent event, Library library) {
        return JsonLine.fields()
                .put("sequence", event.sequence())
                .put("at", event.at())
                .put("source", event.library().source().value())
                .put("library", library.name())
                .put("verb", event.verb())
                .put("key", event.key())
                .put("from", event.from())
                .put("kind", event.kind())
                .put("title", event.title())
                .map();
    }

    static String text(ChangeEvent event, Library library) {
        String from = event.from() == null ? "" : ", before " + event.from();
        return String.format(
                Locale.ROOT,
                "%6d  %-10s %-8s %s%s  (%s)",
                event.sequence(),
                event.verb().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                event.kind().word(),
                Text.clean(event.key().toString()),
                Text.clean(from),
                Text.clean(library.name()));
    }
}
