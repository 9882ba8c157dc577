package dev.mediasync.benchmarks;

import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaPart;
import dev.mediasync.model.Numbering;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The item as an application's entity: the source's id is the key, and lists are element collections; people, genres and libraries are shared. */
@Entity
@Table(
        name = "item",
        indexes = {
            @Index(columnList = "parentId"),
            @Index(columnList = "title"),
            @Index(columnList = "addedAt"),
            @Index(columnList = "released")
        })
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
    private @Nullable String sortTitle;
    private @Nullable String originalTitle;
    private @Nullable Integer endEpisode;
    private @Nullable Integer absoluteNumber;
    private @Nullable Integer disc;
    private @Nullable Integer track;
    private @Nullable String overview;
    private @Nullable String tagline;
    private @Nullable Long runtime;
    private @Nullable String contentRating;
    private String availability;

    /** What is searched: the titles and the names of people and genres; triggers bring it into a full-text table. */
    private String searched;

    @ManyToMany
    @JoinTable(inverseJoinColumns = @JoinColumn(name = "library"), indexes = @Index(columnList = "library"))
    private Set<JpaLibrary> libraries = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(
            joinColumns = @JoinColumn(name = "item_id"),
            indexes = {@Index(columnList = "item_id"), @Index(columnList = "provider, idValue")})
    private Set<ExternalId> externalIds = new LinkedHashSet<>();

    @ManyToMany
    @OrderColumn
    @JoinTable(inverseJoinColumns = @JoinColumn(name = "genre"), indexes = @Index(columnList = "genre"))
    private List<JpaGenre> genres = new ArrayList<>();

    @ElementCollection
    @OrderColumn
    @CollectionTable(joinColumns = @JoinColumn(name = "item_id"), indexes = @Index(columnList = "person_name"))
    private List<Credit> credits = new ArrayList<>();

    @ElementCollection
    @OrderColumn
    private List<Artwork> artwork = new ArrayList<>();

    @ElementCollection
    @OrderColumn
    private List<Part> parts = new ArrayList<>();

    /** An entity to be filled by Hibernate. */
    protected JpaItem() {}

    /** Finds the entities that others share, or makes them. */
    interface Shared {
        JpaPerson person(String name);

        JpaGenre genre(String name);

        JpaLibrary library();
    }

    /** The entity of an item as a source shows it. */
    static JpaItem of(MediaItem item, Shared shared) {
        JpaItem entity = new JpaItem();
        entity.id = item.key().id();
        entity.kind = item.kind().word();
        entity.parentId = item.parentId();
        entity.availability = item.availability().name();
        entity.libraries.add(shared.library());
        entity.describe(item);
        entity.number(item.numbering());
        entity.attach(item, shared);
        return entity;
    }

    private void describe(MediaItem item) {
        title = item.title();
        sortTitle = item.titles().sort();
        originalTitle = item.titles().original();
        itemYear = item.dates().year();
        released =
                item.dates().released() == null ? null : item.dates().released().toString();
        addedAt = item.dates().added() == null ? null : item.dates().added().toEpochMilli();
        overview = item.about().overview();
        tagline = item.about().tagline();
        runtime = item.about().runtime() == null ? null : item.about().runtime().toMillis();
        contentRating = item.about().contentRating();
        searched = words(item);
    }

    private static String words(MediaItem item) {
        StringJoiner words = new StringJoiner(" ");
        add(words, item.title());
        add(words, item.titles().sort());
        add(words, item.titles().original());
        for (dev.mediasync.model.Credit credit : item.credits()) {
            add(words, credit.person());
            add(words, credit.character());
        }
        item.tags().genres().forEach(words::add);
        return words.toString();
    }

    private static void add(StringJoiner words, @Nullable String name) {
        if (name != null) {
            words.add(name);
        }
    }

    private void number(Numbering numbering) {
        season = numbering.season();
        episode = numbering.episode();
        endEpisode = numbering.endEpisode();
        absoluteNumber = numbering.absolute();
        disc = numbering.disc();
        track = numbering.track();
    }

    private void attach(MediaItem item, Shared shared) {
        item.externalIds().forEach(one -> externalIds.add(new ExternalId(one.provider(), one.value())));
        item.tags().genres().forEach(name -> genres.add(shared.genre(name)));
        item.credits()
                .forEach(one -> credits.add(
                        new Credit(shared.person(one.person()), one.role().name(), one.character())));
        item.artwork().forEach(one -> artwork.add(new Artwork(one.kind().name(), one.reference())));
        item.parts().forEach(one -> parts.add(Part.of(one)));
    }

    /** An id in a public database. */
    @Embeddable
    record ExternalId(String provider, String idValue) {}

    /** A person's part. */
    @Embeddable
    record Credit(
            @ManyToOne JpaPerson person,
            String role,
            @Nullable String playedAs) {}

    /** A picture. */
    @Embeddable
    record Artwork(String kind, String reference) {}

    /** A file. */
    @Embeddable
    record Part(
            String version,
            String file,
            @Nullable Long sizeBytes,
            @Nullable String container,
            @Nullable Long duration,
            @Nullable Long modifiedAt) {
        static Part of(MediaPart part) {
            return new Part(
                    part.version(),
                    part.file(),
                    part.sizeBytes(),
                    part.container(),
                    part.duration() == null ? null : part.duration().toMillis(),
                    part.modified() == null ? null : part.modified().toEpochMilli());
        }
    }
}
