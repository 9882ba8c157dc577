package dev.mediasync.jellyfin;

import dev.mediasync.model.Availability;
import dev.mediasync.model.Fingerprint;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.SourceId;
import dev.mediasync.plan.ObservedItem;
import dev.mediasync.plan.ObservedItem.Outline;
import dev.mediasync.plan.ObservedItem.Trust;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the listed parent of each item of one walk.
 *
 * <p>Rows name parents that are not listed: of grouped shows one is shown, and the seasons of the others name hidden ones; an
 * artist is there by folder and by name; an episode may have no season, a track no album. Call {@link #listed} for parents
 * before what is below them, then {@link #unknown}, the answers, and {@link #observed}. Not thread-safe.
 */
final class Places {
    private final SourceId source;
    private final Dialect dialect;
    private final Siblings siblings;
    private final Map<String, ItemType> known = new HashMap<>();
    private final Map<String, String> artistOfName = new HashMap<>();
    private final Set<ItemType> complete = EnumSet.noneOf(ItemType.class);
    private final Set<String> sighted = new HashSet<>();
    private final Set<String> absent = new HashSet<>();

    Places(SourceId source, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
        this.siblings = new Siblings(dialect);
    }

    /** Takes a row that others may name as their parent. */
    void listed(Parsed.Item parent) {
        if (parent.type().parent() && !hidden(parent.id())) {
            known.put(parent.id(), parent.type());
            absent.remove(parent.id());
        }
        if (parent.type() == ItemType.SERIES) {
            siblings.shown(parent.id(), parent.row());
        }
        if (parent.type() == ItemType.ARTIST) {
            // Two artists of one name: the name tells neither.
            artistOfName.merge(name(title(parent.row())), parent.id(), (one, other) -> "");
        }
    }

    /**
     * Whether a show is known to be hidden behind a shown one, so that a row of it is no show of its own.
     *
     * <p>A listing of everything never shows such a row, but one of what changed does.
     */
    boolean hidden(String id) {
        return siblings.resolved(id);
    }

    /** Takes the id of a row that cannot be read; it is there, and others may name it. */
    void sighted(String id) {
        sighted.add(id);
    }

    /** Says that a type's listing came whole, so that what it does not hold need not be asked for. */
    void complete(ItemType type) {
        complete.add(type);
    }

    /** Takes back which hidden shows an earlier walk attached to which shown ones. */
    void remember(Map<String, String> shownOfHidden) {
        siblings.remember(shownOfHidden);
    }

    /** Which hidden shows were attached to which shown ones. */
    Map<String, String> siblings() {
        return siblings.shownOfHidden();
    }

    /** The ids that must be asked for before an item can be placed; none for nearly all. */
    Set<String> unknown(Parsed.Item item) {
        Row row = item.row();
        if (placed(item.type(), row)) {
            return Set.of();
        }
        Set<String> ids = new LinkedHashSet<>(2);
        switch (item.type()) {
            case SEASON -> askSeries(ids, row);
            case EPISODE -> {
                String season = dialect.id(row.word("SeasonId"));
                ask(ids, season, ItemType.SEASON);
                if (season == null || !there(season)) {
                    askSeries(ids, row);
                }
            }
            case ALBUM -> {
                ask(ids, dialect.id(row.word("ParentId")), ItemType.ARTIST);
                ask(ids, firstArtist(row), ItemType.ARTIST);
            }
            case TRACK -> ask(ids, dialect.id(row.word("AlbumId")), ItemType.ALBUM);
            default -> {}
        }
        return ids;
    }

    /** Whether nothing is above such an item, or what its row names is listed, as it is of nearly all. */
    private boolean placed(ItemType type, Row row) {
        String above = switch (type) {
            case SEASON -> row.word("SeriesId");
            case EPISODE -> row.word("SeasonId");
            case TRACK -> row.word("AlbumId");
            case ALBUM -> null;
            default -> "";
        };
        return above != null && (above.isEmpty() || there(above));
    }

    /** A show that is not listed may be hidden behind another, so it is asked for even where the listing came whole. */
    private void askSeries(Set<String> ids, Row row) {
        String series = dialect.id(row.word("SeriesId"));
        if (series != null && !there(series) && !absent.contains(series) && !siblings.resolved(series)) {
            ids.add(series);
        }
    }

    private void ask(Set<String> ids, @Nullable String id, ItemType type) {
        if (id != null && !there(id) && !absent.contains(id) && !complete.contains(type)) {
            ids.add(id);
        }
    }

    /**
     * Takes the answer about an id that {@link #unknown} named.
     *
     * @param row the row, null where the server says that there is none
     */
    void answered(String id, @Nullable Row row) {
        ItemType type = row == null ? null : ItemType.ofWord(row.word("Type"));
        if (row == null || type == null || !type.parent()) {
            absent.add(id);
        } else if (type == ItemType.SERIES && complete.contains(ItemType.SERIES)) {
            siblings.hidden(id, row);
            absent.add(id);
        } else {
            known.put(id, type);
        }
    }

    private boolean there(String id) {
        return known.containsKey(id) || sighted.contains(id);
    }

    /**
     * The item below the parent that is listed.
     *
     * <p>Where it is not known whether the parent that the row names is listed, or where a season or an episode has none, the
     * item is shown, but must not overwrite what is recorded. Shows come after the seasons have been asked about: a show
     * counts the hidden ones behind it among its ids.
     */
    ObservedItem observed(Parsed.Item parsed) {
        boolean sure = unknown(parsed).isEmpty();
        String found = parent(parsed);
        String parent = parsed.id().equals(found) ? null : found;
        List<String> behind = parsed.type() == ItemType.SERIES ? siblings.behind(parsed.id()) : List.of();
        boolean orphan = parent == null && parsed.type().kind().needsParent();
        Trust trust = sure && !orphan ? parsed.trust() : Trust.PROVISIONAL;
        long fingerprint = fingerprint(parsed, parent, behind);
        if (parsed.made() || trust != Trust.FULL) {
            return new ObservedItem(placed(parsed.item(), parent, behind), fingerprint, trust);
        }
        return ObservedItem.later(
                new Outline(new ItemKey(source, parsed.id()), parsed.type().kind(), parent),
                fingerprint,
                () -> placed(parsed.item(), parent, behind));
    }

    private static MediaItem placed(MediaItem item, @Nullable String parent, List<String> behind) {
        if (Objects.equals(item.parentId(), parent) && behind.isEmpty()) {
            return item;
        }
        return item.with(copy -> copy.parentId(parent).aliases(behind.isEmpty() ? item.aliases() : behind));
    }

    private @Nullable String parent(Parsed.Item parsed) {
        Row row = parsed.row();
        String named = ItemParser.parent(row, parsed.id(), parsed.type(), dialect);
        return switch (parsed.type()) {
            case SEASON -> series(row);
            case EPISODE -> {
                String season = dialect.id(row.word("SeasonId"));
                yield season != null && there(season) ? season : series(row);
            }
            case ALBUM -> artist(row, named);
            case TRACK -> named != null && there(named) ? named : album(row);
            default -> null;
        };
    }

    /** The show itself, else the shown one before it; as the row names it where neither is known. */
    private @Nullable String series(Row row) {
        String series = dialect.id(row.word("SeriesId"));
        return series == null || there(series) ? series : siblings.shownFor(series);
    }

    /** The folder above, else the artist that the row names, which may be another one of the same name. */
    private @Nullable String artist(Row row, @Nullable String folder) {
        if (folder != null && isA(folder, ItemType.ARTIST)) {
            return folder;
        }
        String first = firstArtist(row);
        if (first != null && isA(first, ItemType.ARTIST)) {
            return first;
        }
        String name = row.word("AlbumArtist");
        String id = name == null ? null : artistOfName.get(name(name));
        return id == null || id.isEmpty() ? null : id;
    }

    private @Nullable String firstArtist(Row row) {
        List<Row> artists = row.rows("AlbumArtists");
        return artists.isEmpty() ? null : dialect.id(artists.get(0).word("Id"));
    }

    /** The folder of a track whose row names no album. */
    private @Nullable String album(Row row) {
        String folder = dialect.id(row.word("ParentId"));
        return folder != null && isA(folder, ItemType.ALBUM) ? folder : null;
    }

    private boolean isA(String id, ItemType type) {
        return known.get(id) == type || sighted.contains(id);
    }

    private static String name(String title) {
        return title.strip().toLowerCase(Locale.ROOT);
    }

    private static String title(Row row) {
        String title = row.text("Name");
        return title == null ? "" : title;
    }

    /** A hash of what is listed of an item and of where it is; of what is made already, such as a set with members, of that. */
    private static long fingerprint(Parsed.Item parsed, @Nullable String parent, List<String> behind) {
        long hash = parsed.row().hash(parsed.type());
        if (parsed.type().set() || hash == 0) {
            hash = RowHash.next(hash, Fingerprint.of(parsed.item()));
        }
        hash = RowHash.next(
                hash, ItemParser.availability(parsed.row(), parsed.type()) == Availability.AVAILABLE ? 1 : 2);
        hash = parent == null ? hash : RowHash.next(hash, RowHash.text(parent));
        for (String other : behind) {
            hash = RowHash.next(hash, RowHash.text(other));
        }
        return RowHash.mixed(hash);
    }
}
