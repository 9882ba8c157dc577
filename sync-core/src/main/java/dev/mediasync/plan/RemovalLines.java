package dev.mediasync.plan;

import dev.mediasync.model.ItemKey;
import dev.mediasync.model.MediaItem;
import dev.mediasync.model.MediaKind;
import dev.mediasync.model.Numbering;
import dev.mediasync.plan.RemovalTree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what goes, below its show and season or its artist and album. */
final class RemovalLines {
    /** Deeper than any library is; a damaged plan must not end in an overflowing stack. */
    private static final int DEEPEST = 8;

    private final PlanLines lines;
    private final Function<ItemKey, Optional<MediaItem>> recorded;

    RemovalLines(PlanLines lines, Function<ItemKey, Optional<MediaItem>> recorded) {
        this.lines = lines;
        this.recorded = recorded;
    }

    void write(List<Change.Remove> removals, long count) {
        long all = Math.max(count, removals.size());
        if (all == 0) {
            return;
        }
        lines.add("  remove: " + all);
        below(RemovalTree.of(removals, recorded), all, 2);
    }

    /** Entries of one parent; what is left out is counted in items that go, as the heading is. */
    private void below(List<Node> nodes, long going, int depth) {
        long left = going;
        int most = depth > DEEPEST ? 0 : Math.min(lines.limit(), nodes.size());
        for (Node node : nodes.subList(0, most)) {
            write(node, depth);
            left -= node.going();
        }
        if (left > 0) {
            lines.add("  ".repeat(depth) + "… and " + left + " more");
        }
    }

    private void write(Node node, int depth) {
        String line = "  ".repeat(depth) + name(node);
        long belowIt = node.going() - (node.removal == null ? 0 : 1);
        if (node.children.isEmpty()) {
            lines.add(line);
        } else if (node.goesWithLeaves()) {
            lines.add(line + ": " + Plain.count(belowIt, noun(node.children)) + " (all)");
        } else {
            lines.add(line + (node.removal == null ? ", which stays, without:" : ", with all below it:"));
            below(node.children, belowIt, depth + 1);
        }
    }

    private String name(Node node) {
        String key = " (" + Plain.clean(node.key.id()) + ")";
        Change.Remove removal = node.removal;
        if (removal != null) {
            ItemKey successor = removal.successor();
            return name(
                            removal.kind(),
                            removal.title(),
                            recorded.apply(removal.key()).orElse(null))
                    + key
                    + (successor == null ? "" : " moved to another library as " + Plain.clean(successor.id()));
        }
        MediaItem item = node.item;
        return item == null ? Plain.clean(node.key.toString()) : name(item.kind(), item.title(), item) + key;
    }

    private static String name(MediaKind kind, String title, @Nullable MediaItem item) {
        String shown = Plain.kind(kind) + " " + Plain.title(title);
        if (item == null) {
            return shown;
        }
        Integer year = item.dates().year();
        return shown + number(item) + (year == null ? "" : " (" + year + ")");
    }

    /** The place of an episode, which tells it from others of the same title. */
    private static String number(MediaItem item) {
        Numbering numbering = item.numbering();
        Integer season = numbering.season();
        Integer episode = numbering.episode();
        if (item.kind() != MediaKind.EPISODE || episode == null) {
            return "";
        }
        return season == null
                ? String.format(Locale.ROOT, " E%02d", episode)
                : String.format(Locale.ROOT, " S%02dE%02d", season, episode);
    }

    private static String noun(List<Node> nodes) {
        MediaKind first = kind(nodes.get(0));
        boolean alike = nodes.stream().allMatch(node -> kind(node) == first);
        return alike && first != null ? first.word() : "item";
    }

    private static @Nullable MediaKind kind(Node node) {
        return node.removal == null ? null : node.removal.kind();
    }
}
