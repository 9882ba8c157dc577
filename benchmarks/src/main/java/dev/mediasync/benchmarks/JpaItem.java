package dev.mediasync.benchmarks;

import dev.mediasync.model.MediaItem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The item as an application's entity: the source's id is the key, and lists are element collections. */
@Entity
@Table(name = "item", indexes = @Index(columnList = "parentId"))
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
public class JpaItem {
    @Id
    private String id;

    private String kind;
    private @Nullable String parentId;
    private String title;
    private @Nullable Integer season;
    private @Nullable Integer episode;
    private @Nullable Integer itemYear;
    private @Nullable String released;
    private @Nullable Long addedAt;
    private @Nullable String overview;
    private @Nullable Long runtime;
    private @Nullable String contentRating;
    private String availability;

    @ElementCollection
    @CollectionTable(
            joinColumns = @JoinColumn(name = "item_id"),
            indexes = {@Index(columnList = "item_id"), @Index(columnList = "provider, idValue")})
    private Set<ExternalId> externalIds = new LinkedHashSet<>();

    @ElementCollection
    @OrderColumn
    private List<String> genres = new ArrayList<>();

    @ElementCollection
    @OrderColumn
    private List<Credit> credits = new ArrayList<>();

    @ElementCollection
    @OrderColumn
    private List<Artwork> artwork = new ArrayList<>();

    @ElementCollection
    @OrderColumn
    private List<Part> parts = new ArrayList<>();

    /** An entity to be filled by Hibernate. */
    protected JpaItem() {}

    /** The entity of an item as a source shows it. */
    static JpaItem of(MediaItem item) {
        JpaItem entity = new JpaItem();
        entity.id = item.key().id();
        entity.kind = item.kind().word();
        entity.parentId = item.parentId();
        entity.title = item.title();
        entity.season = item.numbering().season();
        entity.episode = item.numbering().episode();
        entity.itemYear = item.dates().year();
        entity.released = String.valueOf(item.dates().released());
        entity.addedAt =
                item.dates().added() == null ? null : item.dates().added().toEpochMilli();
        entity.overview = item.about().overview();
        entity.runtime =
                item.about().runtime() == null ? null : item.about().runtime().toMillis();
        entity.contentRating = item.about().contentRating();
        entity.availability = item.availability().name();
        item.externalIds().forEach(one -> entity.externalIds.add(new ExternalId(one.provider(), one.value())));
        entity.genres.addAll(item.tags().genres());
        item.credits()
                .forEach(one ->
                        entity.credits.add(new Credit(one.person(), one.role().name(), one.character())));
        item.artwork().forEach(one -> entity.artwork.add(new Artwork(one.kind().name(), one.reference())));
        item.parts()
                .forEach(
                        one -> entity.parts.add(new Part(one.version(), one.file(), one.sizeBytes(), one.container())));
        return entity;
    }

    /** An id in a public database. */
    @Embeddable
    record ExternalId(String provider, String idValue) {}

    /** A person's part. */
    @Embeddable
    record Credit(String person, String role, @Nullable String playedAs) {}

    /** A picture. */
    @Embeddable
    record Artwork(String kind, String reference) {}

    /** A file. */
    @Embeddable
    record Part(
            String version,
            String file,
            @Nullable Long sizeBytes,
            @Nullable String container) {}
}
