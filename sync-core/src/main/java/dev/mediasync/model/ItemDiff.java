package dev.mediasync.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells in which fields two items differ. */
public final class ItemDiff {
    private static final List<Field> FIELDS = List.of(
            new Field("key", MediaItem::key),
            new Field("kind", MediaItem::kind),
            new Field("parent", MediaItem::parentId),
            new Field("title", item -> item.titles().title()),
            new Field("sortTitle", item -> item.titles().sort()),
            new Field("originalTitle", item -> item.titles().original()),
            new Field("season", item -> item.numbering().season()),
            new Field("episode", item -> item.numbering().episode()),
            new Field("endEpisode", item -> item.numbering().endEpisode()),
            new Field("absolute", item -> item.numbering().absolute()),
            new Field("disc", item -> item.numbering().disc()),
            new Field("track", item -> item.numbering().track()),
            new Field("year", item -> item.dates().year()),
            new Field("released", item -> item.dates().released()),
            new Field("addedAt", item -> item.dates().added()),
            new Field("overview", item -> item.about().overview()),
            new Field("tagline", item -> item.about().tagline()),
            new Field("runtime", item -> item.about().runtime()),
            new Field("contentRating", item -> item.about().contentRating()),
            new Field("ratings", item -> item.about().ratings()),
            new Field("genres", item -> item.tags().genres()),
            new Field("studios", item -> item.tags().studios()),
            new Field("labels", item -> item.tags().labels()),
            new Field("credits", MediaItem::credits),
            new Field("externalIds", MediaItem::externalIds),
            new Field("artwork", MediaItem::artwork),
            new Field("parts", MediaItem::parts),
            new Field("aliases", MediaItem::aliases),
            new Field("identities", MediaItem::identities),
            new Field("availability", MediaItem::availability));

    private ItemDiff() {}

    /** The fields that differ, always in the same order; empty for equal items. */
    public static List<FieldChange> of(MediaItem old, MediaItem now) {
        List<FieldChange> changes = new ArrayList<>();
        for (Field field : FIELDS) {
            Object before = field.value().apply(old);
            Object after = field.value().apply(now);
            if (!Objects.equals(before, after)) {
                changes.add(new FieldChange(field.name(), text(before), text(after)));
            }
        }
        return List.copyOf(changes);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? null
                    : list.stream().map(ItemDiff::one).map(String::valueOf).collect(Collectors.joining(", "));
        }
        return one(value);
    }

    private static String one(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        } else if (value instanceof Duration duration) {
            return duration(duration);
        } else if (value instanceof Rating rating) {
            return rating.by() + " " + rating.value();
        } else if (value instanceof ExternalId id) {
            return id.provider() + ":" + id.value();
        } else if (value instanceof Artwork picture) {
            return one(picture.kind()) + " " + picture.reference();
        } else if (value instanceof Credit credit) {
            String role = one(credit.role());
            return credit.person() + " (" + (credit.character() == null ? role : role + " as " + credit.character())
                    + ")";
        } else if (value instanceof MediaPart part) {
            return part(part);
        }
        return value.toString();
    }

    private static String part(MediaPart part) {
        Long size = part.sizeBytes();
        Duration length = part.duration();
        return Stream.of(
                        part.file(),
                        part.version().isEmpty() ? null : "version " + part.version(),
                        size == null ? null : size + " bytes",
                        part.container(),
                        length == null ? null : duration(length),
                        part.modified() == null ? null : "modified " + part.modified(),
                        part.streams().isEmpty()
                                ? null
                                : part.streams().stream()
                                        .map(ItemDiff::stream)
                                        .collect(Collectors.joining("; ", "[", "]")))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String stream(MediaStream stream) {
        Integer channels = stream.channels();
        String marks = stream.marks().stream().map(ItemDiff::words).collect(Collectors.joining(" "));
        return Stream.of(
                        words(stream.kind()),
                        stream.codec(),
                        stream.language(),
                        stream.title() == null ? null : "\"" + stream.title() + "\"",
                        stream.width() == null && stream.height() == null
                                ? null
                                : pixels(stream.width()) + "x" + pixels(stream.height()),
                        channels == null ? null : channels + " channels",
                        stream.stereo() == null ? null : "3d " + words(stream.stereo()),
                        marks.isEmpty() ? null : marks,
                        stream.file() == null ? null : "in " + stream.file())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String words(Enum<?> constant) {
        return one(constant).replace('_', ' ');
    }

    private static String pixels(@Nullable Integer number) {
        return number == null ? "?" : number.toString();
    }

    /** The ISO form without its letters of ceremony, for example {@code 2h16m}. */
    private static String duration(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    /** A field by the name under which people know it. */
    private record Field(String name, Function<MediaItem, @Nullable Object> value) {}
}
