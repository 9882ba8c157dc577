package dev.mediasync.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a catalogue, without user state.
 *
 * <p>Build one with {@link #builder}. External ids, aliases and identities are sorted and free of repetition, so that
 * equal items are equal whatever order a source listed them in. Text with half a surrogate pair cannot be stored: ids and
 * words by which something is known are refused, and in text for people U+FFFD takes the place of the half.
 *
 * @param key the item's key
 * @param kind what the item is
 * @param parentId the id of its parent in the same source: a season's show, an episode's season, an album's artist
 * @param titles its names
 * @param numbering where it stands inside its parent
 * @param dates its dates
 * @param about what is told about it
 * @param tags the words that group it
 * @param credits the people, in the source's order
 * @param externalIds its ids in public databases
 * @param artwork its pictures
 * @param parts the files that play it
 * @param aliases other ids of the same item in its source, for example of another version
 * @param identities opaque words by which the source knows the thing again under another id, for example a file's
 *     inode, size and time; equal words in one source mean the same thing, and they take no part in the fingerprint
 * @param availability whether it can be played now
 */
public record MediaItem(
        ItemKey key,
        MediaKind kind,
        @Nullable String parentId,
        Titles titles,
        Numbering numbering,
        Dates dates,
        About about,
        Tags tags,
        List<Credit> credits,
        List<ExternalId> externalIds,
        List<Artwork> artwork,
        List<MediaPart> parts,
        List<String> aliases,
        List<String> identities,
        Availability availability) {

    /** Copies and orders the lists, and refuses ids and words that cannot be stored. */
    public MediaItem {
        if (parentId != null) {
            Unicode.whole("A parent id", parentId);
        }
        if (key.id().equals(parentId)) {
            throw new IllegalArgumentException("Item " + key + " names itself as its parent");
        }
        credits = List.copyOf(credits);
        externalIds = sorted(externalIds);
        artwork = List.copyOf(artwork);
        parts = List.copyOf(parts);
        aliases = sorted(aliases);
        identities = sorted(identities);
        aliases.forEach(alias -> Unicode.whole("An alias", alias));
        identities.forEach(identity -> Unicode.whole("An identity", identity));
    }

    /** The key of the parent, if there is one. */
    public @Nullable ItemKey parent() {
        return parentId == null ? null : new ItemKey(key.source(), parentId);
    }

    /**
     * The members of a collection or a playlist in their order; none for any other kind.
     *
     * <p>A playlist may hold one item twice, and either may hold items that no library shows.
     */
    public List<ItemKey> members() {
        if (kind != MediaKind.COLLECTION && kind != MediaKind.PLAYLIST) {
            return List.of();
        }
        return parts.stream()
                .filter(part -> !part.file().isEmpty())
                .map(part -> new ItemKey(key.source(), part.file()))
                .toList();
    }

    /** The title shown to people. */
    public String title() {
        return titles.title();
    }

    /** Starts an item with what every item has. */
    public static Builder builder(ItemKey key, MediaKind kind, String title) {
        return new Builder(key, kind, Titles.of(title));
    }

    /** Starts a changed copy of this item. */
    public Builder toBuilder() {
        Builder copy = new Builder(key, kind, titles);
        copy.parentId = parentId;
        copy.numbering = numbering;
        copy.dates = dates;
        copy.about = about;
        copy.tags = tags;
        copy.credits = credits;
        copy.externalIds = externalIds;
        copy.artwork = artwork;
        copy.parts = parts;
        copy.aliases = aliases;
        copy.identities = identities;
        copy.availability = availability;
        return copy;
    }

    /** A copy with one change, for example {@code item.with(b -> b.year(1999))}. */
    public MediaItem with(UnaryOperator<Builder> change) {
        return change.apply(toBuilder()).build();
    }

    private static <T extends Comparable<T>> List<T> sorted(Collection<T> values) {
        if (values.size() < 2) {
            return List.copyOf(values);
        }
        List<T> sorted = new ArrayList<>(values);
        sorted.sort(null);
        for (int at = 1; at < sorted.size(); at++) {
            if (sorted.get(at).compareTo(sorted.get(at - 1)) == 0) {
                return List.copyOf(new TreeSet<>(values));
            }
        }
        return List.copyOf(sorted);
    }

    /** Collects an item's fields; not thread-safe. */
    public static final class Builder {
        private ItemKey key;
        private MediaKind kind;
        private Titles titles;
        private @Nullable String parentId;
        private Numbering numbering = Numbering.NONE;
        private Dates dates = Dates.NONE;
        private About about = About.NOTHING;
        private Tags tags = Tags.NONE;
        private Collection<Credit> credits = List.of();
        private Collection<ExternalId> externalIds = List.of();
        private Collection<Artwork> artwork = List.of();
        private Collection<MediaPart> parts = List.of();
        private Collection<String> aliases = List.of();
        private Collection<String> identities = List.of();
        private Availability availability = Availability.AVAILABLE;

        private Builder(ItemKey key, MediaKind kind, Titles titles) {
            this.key = key;
            this.kind = kind;
            this.titles = titles;
        }

        /** Sets the key. */
        public Builder key(ItemKey value) {
            key = value;
            return this;
        }

        /** Sets the kind. */
        public Builder kind(MediaKind value) {
            kind = value;
            return this;
        }

        /** Sets the names. */
        public Builder titles(Titles value) {
            titles = value;
            return this;
        }

        /** Sets the parent's id. */
        public Builder parentId(@Nullable String value) {
            parentId = value;
            return this;
        }

        /** Sets the numbering. */
        public Builder numbering(Numbering value) {
            numbering = value;
            return this;
        }

        /** Sets the dates. */
        public Builder dates(Dates value) {
            dates = value;
            return this;
        }

        /** Sets what is told about the item. */
        public Builder about(About value) {
            about = value;
            return this;
        }

        /** Sets the grouping words. */
        public Builder tags(Tags value) {
            tags = value;
            return this;
        }

        /** Sets the people. */
        public Builder credits(Collection<Credit> value) {
            credits = value;
            return this;
        }

        /** Sets the ids in public databases. */
        public Builder externalIds(Collection<ExternalId> value) {
            externalIds = value;
            return this;
        }

        /** Sets the pictures. */
        public Builder artwork(Collection<Artwork> value) {
            artwork = value;
            return this;
        }

        /** Sets the files. */
        public Builder parts(Collection<MediaPart> value) {
            parts = value;
            return this;
        }

        /** Sets the other ids of the same item. */
        public Builder aliases(Collection<String> value) {
            aliases = value;
            return this;
        }

        /** Sets the words by which the source knows the thing again. */
        public Builder identities(Collection<String> value) {
            identities = value;
            return this;
        }

        /** Sets whether the item can be played now. */
        public Builder availability(Availability value) {
            availability = value;
            return this;
        }

        /** Builds the item. */
        public MediaItem build() {
            return new MediaItem(
                    key,
                    kind,
                    parentId,
                    titles,
                    numbering,
                    dates,
                    about,
                    tags,
                    List.copyOf(credits),
                    List.copyOf(externalIds),
                    List.copyOf(artwork),
                    List.copyOf(parts),
                    List.copyOf(aliases),
                    List.copyOf(identities),
                    availability);
        }
    }
}
