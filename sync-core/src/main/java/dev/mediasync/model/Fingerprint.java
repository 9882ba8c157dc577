package dev.mediasync.model;

import dev.mediasync.model.MediaStream.Stereo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hashes an item's mapped fields, so that a change is found without reading the old item.
 *
 * <p>All fields take part but the key, the identities (they may move without the item changing, for example after a
 * remount) and user state. The value is 64 bits, equal on every machine, and stored by repositories: a change of this
 * function makes every item look changed once.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** The fingerprint of an item. */
    public static long of(MediaItem item) {
        Hash64 hash = new Hash64();
        hash.text(item.kind().word())
                .text(item.parentId())
                .text(item.availability().name());
        titles(hash, item.titles());
        numbering(hash, item.numbering());
        dates(hash, item.dates());
        about(hash, item.about());
        texts(hash, item.tags().genres());
        texts(hash, item.tags().studios());
        texts(hash, item.tags().labels());
        credits(hash, item.credits());
        externalIds(hash, item.externalIds());
        artwork(hash, item.artwork());
        parts(hash, item.parts());
        texts(hash, item.aliases());
        return hash.value();
    }

    private static void titles(Hash64 hash, Titles titles) {
        hash.text(titles.title()).text(titles.sort()).text(titles.original());
    }

    private static void numbering(Hash64 hash, Numbering numbering) {
        hash.number(numbering.season())
                .number(numbering.episode())
                .number(numbering.endEpisode())
                .number(numbering.absolute())
                .number(numbering.disc())
                .number(numbering.track());
    }

    private static void dates(Hash64 hash, Dates dates) {
        LocalDate released = dates.released();
        hash.number(dates.year()).number(released == null ? null : released.toEpochDay());
        instant(hash, dates.added());
    }

    private static void about(Hash64 hash, About about) {
        hash.text(about.overview()).text(about.tagline()).text(about.contentRating());
        duration(hash, about.runtime());
        hash.word(about.ratings().size());
        for (Rating rating : about.ratings()) {
            hash.text(rating.by()).word(Double.doubleToLongBits(rating.value()));
        }
    }

    private static void credits(Hash64 hash, List<Credit> credits) {
        hash.word(credits.size());
        for (Credit credit : credits) {
            hash.text(credit.person()).text(credit.role().name()).text(credit.character());
        }
    }

    private static void externalIds(Hash64 hash, List<ExternalId> ids) {
        hash.word(ids.size());
        for (ExternalId id : ids) {
            hash.text(id.provider()).text(id.value());
        }
    }

    private static void artwork(Hash64 hash, List<Artwork> artwork) {
        hash.word(artwork.size());
        for (Artwork picture : artwork) {
            hash.text(picture.kind().name()).text(picture.reference());
        }
    }

    private static void parts(Hash64 hash, List<MediaPart> parts) {
        hash.word(parts.size());
        for (MediaPart part : parts) {
            hash.text(part.version()).text(part.file()).number(part.sizeBytes()).text(part.container());
            duration(hash, part.duration());
            instant(hash, part.modified());
            streams(hash, part.streams());
        }
    }

    /** Adds nothing where there are none, so that what was recorded before streams were known does not look changed. */
    private static void streams(Hash64 hash, List<MediaStream> streams) {
        if (streams.isEmpty()) {
            return;
        }
        hash.word(streams.size());
        for (MediaStream stream : streams) {
            Stereo stereo = stream.stereo();
            hash.text(stream.kind().name()).text(stream.codec()).text(stream.language());
            hash.text(stream.title()).text(stream.file()).text(stereo == null ? null : stereo.name());
            hash.number(stream.width()).number(stream.height()).number(stream.channels());
            hash.word(stream.marks().size());
            stream.marks().forEach(mark -> hash.text(mark.name()));
        }
    }

    private static void texts(Hash64 hash, List<String> texts) {
        hash.word(texts.size());
        for (String text : texts) {
            hash.text(text);
        }
    }

    private static void duration(Hash64 hash, @Nullable Duration duration) {
        hash.number(duration == null ? null : duration.toMillis());
    }

    private static void instant(Hash64 hash, @Nullable Instant instant) {
        hash.number(instant == null ? null : instant.toEpochMilli());
    }
}
