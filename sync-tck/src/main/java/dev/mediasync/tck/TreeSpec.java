package dev.mediasync.tck;

import dev.mediasync.model.Availability;
import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.model.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What one tree of a random library is made of; equal specs give equal items. */
record TreeSpec(Family family, int id, int branches, int leaves, int salt) {
    /** What grows in a tree. */
    enum Family {
        MOVIE(MediaKind.MOVIE, MediaKind.MOVIE, MediaKind.MOVIE),
        SHOW(MediaKind.SHOW, MediaKind.SEASON, MediaKind.EPISODE),
        ARTIST(MediaKind.ARTIST, MediaKind.ALBUM, MediaKind.TRACK);

        final MediaKind top;
        final MediaKind branch;
        final MediaKind leaf;

        Family(MediaKind top, MediaKind branch, MediaKind leaf) {
            this.top = top;
            this.branch = branch;
            this.leaf = leaf;
        }
    }

    /** The tree's items in a source, parents first. */
    List<MediaItem> items(SourceId source) {
        Random random = new Random(salt);
        List<MediaItem> items = new ArrayList<>();
        String topId = Integer.toString(id);
        items.add(item(source, topId, family.top, null, Numbering.NONE, random));
        if (family == Family.MOVIE) {
            return items;
        }
        for (int branch = 0; branch < branches; branch++) {
            String branchId = topId + (random.nextBoolean() ? "/" : "#") + branch;
            Numbering place = family == Family.SHOW ? Numbering.season(branch) : Numbering.NONE;
            items.add(item(source, branchId, family.branch, topId, place, random));
            for (int leaf = 0; leaf < leaves; leaf++) {
                Numbering number =
                        family == Family.SHOW ? Numbering.episode(branch, leaf) : Numbering.track(branch, leaf);
                items.add(item(source, branchId + "/" + leaf, family.leaf, branchId, number, random));
            }
        }
        return items;
    }

    private static MediaItem item(
            SourceId source, String id, MediaKind kind, @Nullable String parent, Numbering place, Random random) {
        return MediaItem.builder(new ItemKey(source, id), kind, RandomFields.title(random))
                .parentId(parent)
                .numbering(place)
                .titles(RandomFields.titles(random))
                .dates(RandomFields.dates(random))
                .about(RandomFields.about(random))
                .tags(RandomFields.tags(random))
                .credits(RandomFields.credits(random))
                .externalIds(RandomFields.externalIds(random))
                .artwork(RandomFields.artwork(random))
                .parts(RandomFields.parts(random, id))
                .aliases(RandomFields.aliases(random))
                .identities(RandomFields.identities(random))
                .availability(random.nextInt(6) == 0 ? Availability.UNAVAILABLE : Availability.AVAILABLE)
                .build();
    }
}
