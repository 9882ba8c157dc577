package dev.mediasync.benchmarks;

import dev.mediasync.model.About;
import dev.mediasync.model.Artwork;
import dev.mediasync.model.Credit;
import dev.mediasync.model.Dates;
import dev.mediasync.model.ExternalId;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.Rating;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the fields of items: the bytes of each text and of each word of a closed list in UTF-8, and eight for a number, a day
 * or a time.
 *
 * <p>Each field counts once, and an absent one nothing; a parent counts as its id, since that is how an item names it. What is
 * kept beside the fields does not count: the source of a key, membership, fingerprints, changes, search documents, indexes.
 */
final class RawSize {
    private static final int NUMBER = 8;

    private long bytes;

    private RawSize() {}

    static long of(MediaItem item) {
        RawSize size = new RawSize();
        size.texts(item.key().id(), item.parentId(), item.kind().word());
        size.texts(item.availability().name());
        size.texts(item.titles().title(), item.titles().sort(), item.titles().original());
        Numbering numbering = item.numbering();
        size.numbers(numbering.season(), numbering.episode(), numbering.endEpisode());
        size.numbers(numbering.absolute(), numbering.disc(), numbering.track());
        Dates dates = item.dates();
        size.numbers(dates.year(), dates.released(), dates.added());
        About about = item.about();
        size.texts(about.overview(), about.tagline(), about.contentRating());
        size.numbers(about.runtime());
        size.lists(item);
        return size.bytes;
    }

    private void lists(MediaItem item) {
        for (Rating rating : item.about().ratings()) {
            texts(rating.by());
            numbers(rating.value());
        }
        item.tags().genres().forEach(this::texts);
        item.tags().studios().forEach(this::texts);
        item.tags().labels().forEach(this::texts);
        for (Credit credit : item.credits()) {
            texts(credit.person(), credit.role().name(), credit.character());
        }
        for (ExternalId id : item.externalIds()) {
            texts(id.provider(), id.value());
        }
        for (Artwork picture : item.artwork()) {
            texts(picture.kind().name(), picture.reference());
        }
        for (MediaPart part : item.parts()) {
            texts(part.version(), part.file(), part.container());
            numbers(part.sizeBytes(), part.duration(), part.modified());
        }
        item.aliases().forEach(this::texts);
        item.identities().forEach(this::texts);
    }

    private void texts(@Nullable String... texts) {
        for (String text : texts) {
            bytes += text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private void numbers(@Nullable Object... numbers) {
        bytes += NUMBER * Stream.of(numbers).filter(Objects::nonNull).count();
    }
}
