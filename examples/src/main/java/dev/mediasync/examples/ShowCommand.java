package dev.mediasync.examples;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.repository.ItemSummary;
import dev.mediasync.repository.MediaRepository;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows all that is known of one item. */
@Command(name = "show", description = "Show all that is known of one item.")
final class ShowCommand extends Task {
    private static final String PARTS = "parts";

    @Parameters(paramLabel = "KEY", description = "The item's key, as browse prints it.")
    @Nullable
    ItemKey key;

    ShowCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        try (MediaRepository cache = Caches.existing(options.db)) {
            MediaItem item = Items.load(cache, Objects.requireNonNull(key));
            print(json(item), text(item));
        }
        return ExitCode.COMPLETED;
    }

    private static Map<String, @Nullable Object> json(MediaItem item) {
        return Items.json(ItemSummary.of(item))
                .put("titles", item.titles())
                .put("numbering", item.numbering())
                .put("dates", item.dates())
                .put("about", item.about())
                .put("tags", item.tags())
                .put("credits", item.credits())
                .put("externalIds", item.externalIds())
                .put("artwork", item.artwork())
                .put(PARTS, item.parts())
                .put("aliases", item.aliases())
                .put("identities", item.identities())
                .map();
    }

    private static String text(MediaItem item) {
        StringBuilder text = new StringBuilder(
                Text.item(item.kind(), Text.title(item.title(), item.dates().year())));
        flat(json(item)).forEach((name, value) -> {
            if (name.equals(PARTS)) {
                item.parts().forEach(part -> PartText.append(text, part));
            } else {
                text.append("\n  ").append(name).append(": ").append(Text.clean(String.valueOf(value)));
            }
        });
        return text.toString();
    }

    /** The fields that have a value, those of nested objects by their own names. */
    private static Map<String, @Nullable Object> flat(Map<String, @Nullable Object> json) {
        JsonLine.Fields fields = JsonLine.fields();
        JsonLine.read(JsonLine.of(json)).forEach((name, value) -> {
            if (value instanceof Map<?, ?> nested) {
                nested.forEach((inner, innerValue) -> put(fields, name + "." + inner, innerValue));
            } else {
                put(fields, name, value);
            }
        });
        return fields.map();
    }

    private static void put(JsonLine.Fields fields, String name, @Nullable Object value) {
        boolean empty = value instanceof Collection<?> list && list.isEmpty();
        if (value != null && !empty) {
            fields.put(name, value);
        }
    }
}
